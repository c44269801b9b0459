package diptych.tribuo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diptych.data.Digits;
import diptych.tensor.Seed;
import diptych.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.clustering.ClusterID;
import org.tribuo.impl.ArrayExample;

class DatasetsTest {

  @Test
  void columnsKeepTheirOrderAlthoughTribuoSortsThemByName() {
    for (int columns : new int[] {1, 9, 10, 11, 101}) {
      var x = Tensor.normal(5, columns, new Seed(columns));
      assertEquals(x, Datasets.tensor(Datasets.unlabelled(x, "noise")));
    }
  }

  @Test
  void pixelsThatAreAlwaysZeroStayFeatures() {
    var images = Digits.generate(20, new Seed(1));
    var dataset = Datasets.labelled(images);
    assertEquals(784, dataset.getFeatureIDMap().size());
    assertEquals("x000", dataset.getFeatureIDMap().get(0).getName());
    assertEquals(images.pixels(), Datasets.tensor(dataset));
    assertTrue(dataset.getProvenance().toString().contains(images.source()));
  }

  @Test
  void outputsAreThoseOfTheirSamples() {
    var images = Digits.generate(30, new Seed(2));
    var labelled = Datasets.labelled(images);
    assertEquals(10, labelled.getOutputs().size());
    for (int i = 0; i < 30; i++) {
      assertEquals(
          new Label(Integer.toString(images.label(i))), labelled.getExample(i).getOutput());
    }
    var events = Datasets.events(Tensor.zeros(2, 1), new boolean[] {false, true}, "two");
    assertEquals(
        List.of(Event.EventType.EXPECTED, Event.EventType.ANOMALOUS),
        IntStream.range(0, 2).mapToObj(i -> events.getExample(i).getOutput().getType()).toList());
    var clusters = Datasets.unlabelled(Tensor.zeros(1, 1), "one");
    assertEquals(ClusterID.UNASSIGNED, clusters.getExample(0).getOutput().getID());
  }

  @Test
  void absentFeaturesAreZeroAndUnknownOnesAreLeftOut() {
    var known = Datasets.unlabelled(Tensor.of(1, 3, 1, 2, 3), "three").getFeatureIDMap();
    var event = AnomalyFactory.EXPECTED_EVENT;
    var partly = new ArrayExample<>(event, new String[] {"x2", "z"}, new double[] {5, 7});
    assertEquals(Tensor.rowVector(0, 0, 5), Datasets.tensor(List.of(partly), known));
    var strange = new ArrayExample<>(event, new String[] {"z"}, new double[] {7});
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> Datasets.tensor(List.of(partly, strange), known));
    assertTrue(error.getMessage().contains("example 1"), error.getMessage());
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedWithTheirPlace() {
    for (float strange : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      var x = Tensor.zeros(3, 4);
      x.set(2, 1, strange);
      var error =
          assertThrows(
              IllegalArgumentException.class, () -> Datasets.unlabelled(x, "three samples"));
      assertTrue(
          error.getMessage().startsWith("feature 1 of sample 2 is " + strange), error.getMessage());
    }
  }

  @Test
  void asManyOutputsAsSamplesAreNeeded() {
    var x = Tensor.zeros(3, 2);
    assertThrows(IllegalArgumentException.class, () -> Datasets.labelled(x, new int[2], "too few"));
    assertThrows(
        IllegalArgumentException.class, () -> Datasets.events(x, new boolean[4], "too many"));
  }
}
