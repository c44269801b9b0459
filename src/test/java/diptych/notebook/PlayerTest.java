package diptych.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import diptych.data.Sound;
import diptych.data.Tones;
import diptych.data.Wav;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlayerTest {
  private final Sound tone = Tones.generate(1, 512, new Seed(1)).get(0);
  private final Sound other = Tones.generate(1, 256, new Seed(2)).get(0);

  private static JsonObject rendered(Player player) {
    return new Gson()
        .toJsonTree(new Renderer().render(player))
        .getAsJsonObject()
        .getAsJsonObject("data");
  }

  private static String html(Player player) {
    return rendered(player).get("text/html").getAsString();
  }

  @Test
  void eachPlayerHoldsItsWholeWavFile() {
    var audio = Pattern.compile("<audio controls src=\"data:audio/wav;base64,([^\"]*)\"></audio>");
    var found = new ArrayList<byte[]>();
    var matcher = audio.matcher(html(Player.of("a", tone).and("b", other)));
    while (matcher.find()) {
      found.add(Base64.getDecoder().decode(matcher.group(1)));
    }
    assertEquals(2, found.size());
    assertArrayEquals(Wav.bytes(tone), found.get(0));
    assertArrayEquals(Wav.bytes(other), found.get(1));
  }

  @Test
  void aPageNeedsNeitherScriptNorNetwork() {
    String html = html(Player.of("<script>alert(\"a & b\")</script>", tone));
    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("&lt;script&gt;alert(&quot;a &amp; b&quot;)"), html);
    assertFalse(html.contains("http"), html);
  }

  @Test
  void theTextIsALineForEachSound() {
    var player = Player.of("real", tone).and("generated", other);
    assertEquals(
        "real: 512 samples at 8,000 Hz, 0.064 s\ngenerated: 256 samples at 8,000 Hz, 0.032 s",
        player.toString());
    assertEquals(player.toString(), rendered(player).get("text/plain").getAsString());
    assertEquals(List.of("text/html", "text/plain"), List.copyOf(rendered(player).keySet()));
  }

  @Test
  void viewsNeverChange() {
    var player = Player.of("real", tone);
    String before = html(player);
    player.and("generated", other);
    assertEquals(before, html(player));
  }

  @Test
  void tooManySamplesAreRefused() {
    var most = new Sound(Tensor.zeros(1, Player.LIMIT), 8000);
    assertTrue(html(Player.of("long", most)).length() < 450_000);
    var full = Player.of("long", most);
    var error = assertThrows(IllegalArgumentException.class, () -> full.and("more", tone));
    assertEquals(
        "160512 samples are too many for one view, which may have 160000; show shorter sounds",
        error.getMessage());
  }
}
