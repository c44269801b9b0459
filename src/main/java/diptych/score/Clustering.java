package diptych.score;

import java.util.Arrays;

/**
 * How well clusters agree with the true classes, when the clustering never saw the classes.
 *
 * <p>Clusters carry arbitrary numbers: only who is together with whom counts.
 */
public final class Clustering {
  private Clustering() {}

  /**
   * The part of the samples that belong to the most frequent class of their cluster, above 0 up to
   * 1 (Manning, Raghavan and Schütze 2008, section 16.3). It rises with the number of clusters: one
   * per sample gives 1.
   *
   * @param classes the true class of each sample
   * @param clusters the cluster of each sample
   * @throws IllegalArgumentException if there is none or the lengths differ
   */
  public static double purity(int[] classes, int[] clusters) {
    double sum = 0;
    for (long[] row : table(clusters, classes)) {
      sum += Arrays.stream(row).max().orElse(0);
    }
    return sum / classes.length;
  }

  /**
   * The adjusted Rand index (Hubert and Arabie 1985): 1 for the same partition, about 0 for a
   * random one, negative for a worse one. With n_ij samples of class i in cluster j, and the pairs
   * P(m) = m(m−1)/2:
   *
   * <p>ARI = (Σ P(n_ij) − e) / (½(Σ P(a_i) + Σ P(b_j)) − e), e = Σ P(a_i)·Σ P(b_j) / P(n).
   *
   * @param classes the true class of each sample
   * @param clusters the cluster of each sample
   * @throws IllegalArgumentException if there is none or the lengths differ
   */
  public static double adjustedRandIndex(int[] classes, int[] clusters) {
    long[][] table = table(classes, clusters);
    double both = 0;
    double inClass = 0;
    long[] clusterSizes = new long[table[0].length];
    for (long[] row : table) {
      inClass += pairs(Arrays.stream(row).sum());
      for (int j = 0; j < row.length; j++) {
        both += pairs(row[j]);
        clusterSizes[j] += row[j];
      }
    }
    double inCluster = Arrays.stream(clusterSizes).mapToDouble(Clustering::pairs).sum();
    double expected = inClass * inCluster / Math.max(pairs(classes.length), 1);
    double most = (inClass + inCluster) / 2;
    // both partitions are one cluster, or one cluster per sample: they agree
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(long m) {
    return m * (m - 1) / 2.0;
  }

  /** How many samples have row label i and column label j, labels numbered in ascending order. */
  private static long[][] table(int[] rowLabels, int[] columnLabels) {
    if (rowLabels.length != columnLabels.length || rowLabels.length == 0) {
      throw new IllegalArgumentException(
          "needs a class and a cluster for each of one or more samples, got %d and %d"
              .formatted(rowLabels.length, columnLabels.length));
    }
    int[] rows = Arrays.stream(rowLabels).distinct().sorted().toArray();
    int[] columns = Arrays.stream(columnLabels).distinct().sorted().toArray();
    long[][] table = new long[rows.length][columns.length];
    for (int i = 0; i < rowLabels.length; i++) {
      int row = Arrays.binarySearch(rows, rowLabels[i]);
      table[row][Arrays.binarySearch(columns, columnLabels[i])]++;
    }
    return table;
  }
}
