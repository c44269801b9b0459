package diptych.tribuo;

import diptych.data.Images;
import diptych.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tensors as Tribuo's datasets, and back.
 *
 * <p>Tribuo knows features by name and sorts them, so column j is named by a letter and j with
 * leading zeros: {@code x007}. Zeros are stored like any other number, so that every feature is
 * known even where it never was other than zero.
 */
public final class Datasets {
  private Datasets() {}

  /**
   * Samples (n, d) with an output each.
   *
   * @param description where the samples come from, for the provenance
   * @param output the output of sample i
   * @param factory Tribuo's factory of such outputs
   * @throws IllegalArgumentException if a number is NaN or infinite
   */
  public static <T extends Output<T>> MutableDataset<T> of(
      Tensor x, String description, IntFunction<T> output, OutputFactory<T> factory) {
    return of("x", x, new SimpleDataSourceProvenance(description, factory), output, factory);
  }

  /**
   * Images with their classes as labels {@code "0"} to {@code "9"}, to classify.
   *
   * @throws IllegalStateException if the images have no labels
   */
  public static MutableDataset<Label> labelled(Images images) {
    return labelled(images.pixels(), images.labels(), images.source());
  }

  /**
   * Samples (n, d) with their classes as labels, to classify: {@code labelled(ae.encode(x), ...)}.
   *
   * @throws IllegalArgumentException if there are not as many labels as samples
   */
  public static MutableDataset<Label> labelled(Tensor x, int[] labels, String description) {
    requireAsMany("labels", labels.length, x);
    return of(x, description, i -> new Label(Integer.toString(labels[i])), new LabelFactory());
  }

  /** Samples (n, d) whose clusters are to be found. */
  public static MutableDataset<ClusterID> unlabelled(Tensor x, String description) {
    return of(x, description, i -> new ClusterID(ClusterID.UNASSIGNED), new ClusteringFactory());
  }

  /**
   * Samples (n, d) of which some are anomalies.
   *
   * @throws IllegalArgumentException if there are not as many truths as samples
   */
  public static MutableDataset<Event> events(Tensor x, boolean[] anomalous, String description) {
    requireAsMany("truths", anomalous.length, x);
    return of(
        x,
        description,
        i ->
            anomalous[i]
                ? AnomalyFactory.ANOMALOUS_EVENT.copy()
                : AnomalyFactory.EXPECTED_EVENT.copy(),
        new AnomalyFactory());
  }

  /** The samples of a dataset as a tensor (n, d), its d features in the order of their names. */
  public static <T extends Output<T>> Tensor tensor(Dataset<T> dataset) {
    return tensor(dataset.getData(), dataset.getFeatureIDMap());
  }

  static <T extends Output<T>> MutableDataset<T> of(
      String prefix,
      Tensor x,
      DataProvenance provenance,
      IntFunction<T> output,
      OutputFactory<T> factory) {
    String[] names = names(prefix, x.columns());
    var dataset = new MutableDataset<>(provenance, factory);
    for (int i = 0; i < x.rows(); i++) {
      requireFinite(x, i);
      dataset.add(new ArrayExample<>(output.apply(i), names, doubles(x, i)));
    }
    return dataset;
  }

  /**
   * Examples as a tensor with one column per feature that is known; an absent feature is zero, an
   * unknown one is left out, as everywhere in Tribuo.
   *
   * @throws IllegalArgumentException if an example has no known feature
   */
  static <T extends Output<T>> Tensor tensor(
      List<? extends Example<T>> examples, ImmutableFeatureMap features) {
    var x = Tensor.zeros(examples.size(), features.size());
    for (int i = 0; i < x.rows(); i++) {
      boolean known = false;
      for (Feature feature : examples.get(i)) {
        int id = features.getID(feature.getName());
        if (id >= 0) {
          x.set(i, id, (float) feature.getValue());
          known = true;
        }
      }
      if (!known) {
        throw new IllegalArgumentException(
            "example %d has none of the %d features that are known: %s"
                .formatted(i, features.size(), examples.get(i)));
      }
    }
    return x;
  }

  /** A prefix and the number, with as many leading zeros as keep the names in order. */
  static String[] names(String prefix, int count) {
    int digits = Integer.toString(Math.max(count - 1, 0)).length();
    return IntStream.range(0, count)
        .mapToObj(j -> String.format(Locale.ROOT, "%s%0" + digits + "d", prefix, j))
        .toArray(String[]::new);
  }

  static double[] doubles(Tensor x, int row) {
    return IntStream.range(0, x.columns()).mapToDouble(j -> x.get(row, j)).toArray();
  }

  private static void requireFinite(Tensor x, int row) {
    for (int j = 0; j < x.columns(); j++) {
      if (!Float.isFinite(x.get(row, j))) {
        throw new IllegalArgumentException(
            "feature %d of sample %d is %s; Tribuo learns from finite numbers alone"
                .formatted(j, row, x.get(row, j)));
      }
    }
  }

  private static void requireAsMany(String what, int count, Tensor x) {
    if (count != x.rows()) {
      throw new IllegalArgumentException(
          "%d %s for samples of shape %s".formatted(count, what, x.shape()));
    }
  }
}
