package diptych.data;

import static diptych.data.AnsweringServer.send;
import static diptych.data.AnsweringServer.sendUnannounced;
import static diptych.data.AnsweringServer.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.file.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadTest {
  private static final Download.Patience IMPATIENT =
      new Download.Patience(3, Duration.ofMillis(1), Duration.ofSeconds(20));

  @TempDir Path folder;
  private Path target;
  private AnsweringServer server;
  private final List<String> progress = new ArrayList<>();
  private final byte[] bytes = new byte[300_000];

  @BeforeEach
  void open() throws IOException {
    new Random(1).nextBytes(bytes);
    server = new AnsweringServer(bytes);
    target = folder.resolve("made/here/file.gz");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String hash(byte[] content) throws IOException {
    return Sha256.of(Files.write(folder.resolve("hashed"), content));
  }

  private void fetch(Download.Patience patience, Download.Progress listener, URI... mirrors)
      throws IOException, InterruptedException {
    new Download(List.of(mirrors), bytes.length, hash(bytes)).to(target, patience, listener);
  }

  private void fetch() throws IOException, InterruptedException {
    fetch(IMPATIENT, this::hear, server.address());
  }

  private void hear(String file, long done, long total) {
    assertTrue(done <= total, "took more bytes than the file has");
    progress.add(file + " " + done + "/" + total);
    server.arrived(done);
  }

  private void assertArrived() throws IOException {
    assertArrayEquals(bytes, Files.readAllBytes(target));
    assertEquals(List.of(target), neighbours());
  }

  /** What the failed download says, without the server's address. */
  private String failure() {
    String message = assertThrows(IOException.class, this::fetch).getMessage();
    assertFalse(Files.exists(target), "a target was left");
    return message.replaceAll("http://[^ ]*: ", "");
  }

  private List<Path> neighbours() throws IOException {
    try (var files = Files.list(target.getParent())) {
      return files.toList();
    }
  }

  private void leave(String name, byte[] content) throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(target.resolveSibling(name), content);
  }

  @Test
  void aFileArrivesWhole() throws Exception {
    server.answer(server.whole());
    fetch();
    assertArrived();
    assertEquals("file.gz 0/300000", progress.get(0));
    assertEquals("file.gz 300000/300000", progress.get(progress.size() - 1));
  }

  @Test
  void aBrokenDownloadGoesOnWhereItStopped() throws Exception {
    server.answer(server.until(100_000), server.until(200_000), server.whole());
    fetch();
    assertArrived();
    assertEquals(Arrays.asList(null, "bytes=100000-", "bytes=200000-"), server.ranges());
  }

  @Test
  void anAnswerThatIsTooShortIsContinued() throws Exception {
    server.answer(sendUnannounced(Arrays.copyOf(bytes, 100_000)), server.whole());
    fetch();
    assertArrived();
    assertEquals(Arrays.asList(null, "bytes=100000-"), server.ranges());
  }

  @Test
  void whatAnEarlierRunLeftIsUsed() throws Exception {
    leave("file.gz.part", Arrays.copyOf(bytes, 123_456));
    server.answer(server.whole());
    fetch();
    assertArrived();
    assertEquals(List.of("bytes=123456-"), server.ranges());
    assertEquals("file.gz 123456/300000", progress.get(0));
  }

  @Test
  void aWrongPartLeftByAnEarlierRunIsReplaced() throws Exception {
    leave("file.gz.part", new byte[123_456]);
    server.answer(server.whole(), server.whole());
    fetch();
    assertArrived();
    leave("file.gz.part", new byte[400_000]);
    Files.delete(target);
    server.answer(server.whole());
    fetch();
    assertArrived();
    assertEquals(Arrays.asList("bytes=123456-", null, null), server.ranges());
  }

  @Test
  void aServerWithoutRangesStartsAnew() throws Exception {
    server.answer(server.until(100_000), send(bytes));
    fetch();
    assertArrived();
  }

  @Test
  void theWrongPartOfTheFileIsRefused() {
    var wrong = status(206, "Content-Range", "bytes 5-299999/300000");
    server.answer(server.until(100_000), wrong, wrong);
    assertEquals(
        "file.gz could not be downloaded in 3 tries; the last: expected the bytes from 100000 on,"
            + " found the range bytes 5-299999/300000",
        failure());
  }

  @Test
  void wrongBytesAreFetchedAnew() throws Exception {
    byte[] damaged = bytes.clone();
    damaged[200_000] ^= 1;
    server.answer(send(damaged), server.whole());
    fetch();
    assertArrived();
    assertNull(server.ranges().get(1), "what was wrong was continued");
  }

  @Test
  void bytesThatStayWrongAreRefused() throws Exception {
    byte[] damaged = new byte[bytes.length];
    server.answer(send(damaged), send(damaged), send(damaged));
    assertEquals(
        "file.gz could not be downloaded in 3 tries; the last: expected SHA-256 %s, found %s"
            .formatted(hash(bytes), hash(damaged)),
        failure());
    assertEquals(List.of(), neighbours());
  }

  @Test
  void tooManyBytesAreRefused() {
    byte[] longer = new byte[400_000];
    server.answer(send(longer), send(longer), send(longer));
    String message = failure();
    assertTrue(
        message.startsWith("file.gz could not be downloaded in 3 tries; the last: expected "),
        message);
  }

  @Test
  void anUnavailableServerIsAskedAgain() throws Exception {
    var unavailable = status(503, "Retry-After", "1");
    server.answer(unavailable, unavailable, server.whole());
    fetch();
    assertArrived();
  }

  @Test
  void aServerThatStaysUnavailableIsNamed() {
    var unavailable = status(503, "Retry-After", "1");
    server.answer(unavailable, unavailable, status(404, "X-None", ""));
    String message = assertThrows(IOException.class, this::fetch).getMessage();
    assertEquals(
        "file.gz could not be downloaded in 3 tries; the last: %s: expected HTTP status 200, found 404"
            .formatted(server.address()),
        message);
    assertEquals(3, server.ranges().size());
  }

  @Test
  void redirectionsAreFollowed() throws Exception {
    server.answer(status(302, "Location", server.address().toString()), server.whole());
    var once = new Download.Patience(1, Duration.ZERO, Duration.ofSeconds(20));
    fetch(once, this::hear, server.address());
    assertArrived();
  }

  @Test
  void theNextMirrorIsAsked() throws Exception {
    var nobody = URI.create("http://127.0.0.1:1/file");
    server.answer(server.whole());
    fetch(IMPATIENT, this::hear, nobody, server.address());
    assertArrived();
  }

  @Test
  void aMissingNetworkIsNamed() {
    var nobody = URI.create("http://127.0.0.1:1/file");
    var error = assertThrows(IOException.class, () -> fetch(IMPATIENT, this::hear, nobody));
    assertEquals(
        "file.gz could not be downloaded in 3 tries; the last: http://127.0.0.1:1/file: no"
            + " connection; is there a network?",
        error.getMessage());
  }

  @Test
  void aServerThatFallsSilentIsLeft() throws Exception {
    server.answer(server.silentFrom(100_000), server.silentFrom(200_000));
    for (int i = 0; i < 6; i++) {
      server.answer(server.whole());
    }
    var soonTired = new Download.Patience(8, Duration.ofMillis(1), Duration.ofSeconds(1));
    fetch(soonTired, this::hear, server.address());
    assertArrived();
    assertTrue(server.ranges().size() >= 3, "a silent server was waited for");
  }

  @Test
  void anInterruptEndsTheDownloadAndKeepsWhatIsThere() throws Exception {
    server.answer(server.silentFrom(100_000));
    var caller = Thread.currentThread();
    Download.Progress interrupting =
        (file, done, total) -> {
          hear(file, done, total);
          if (done == 100_000) {
            caller.interrupt();
          }
        };
    assertThrows(
        InterruptedException.class, () -> fetch(IMPATIENT, interrupting, server.address()));
    assertEquals(1, server.ranges().size());
    assertFalse(Files.exists(target));
    assertEquals(100_000, Files.size(target.resolveSibling("file.gz.part")));
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() throws Exception {
    leave("file.gz", bytes);
    fetch();
    assertArrived();
    assertEquals(List.of(), server.ranges());
    assertEquals(List.of("file.gz 300000/300000"), progress);
  }

  @Test
  void anotherFileInItsPlaceIsKeptAndNamed() throws Exception {
    byte[] other = {1, 2, 3};
    leave("file.gz", other);
    String message = assertThrows(IOException.class, this::fetch).getMessage();
    assertEquals(
        "file.gz is there but is another file: expected SHA-256 %s, found %s; move it away"
            .formatted(hash(bytes), hash(other)),
        message);
    assertArrayEquals(other, Files.readAllBytes(target));
    assertEquals(List.of(), server.ranges());
  }

  @Test
  void aDownloadWithoutMirrorOrHashIsRefused() {
    String right = "0".repeat(64);
    var mirrors = List.of(server.address());
    assertThrows(IllegalArgumentException.class, () -> new Download(List.of(), 1, right));
    assertThrows(IllegalArgumentException.class, () -> new Download(mirrors, -1, right));
    var error = assertThrows(IllegalArgumentException.class, () -> new Download(mirrors, 1, "ABC"));
    assertTrue(error.getMessage().endsWith(", 1, 'ABC'"), error.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Download.Patience(0, Duration.ZERO, Duration.ZERO));
  }
}
