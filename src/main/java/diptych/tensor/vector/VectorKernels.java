package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;

import diptych.tensor.engine.Pointwise;
import diptych.tensor.engine.Summand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All kernels of the vector engine, each with a call of it on a few numbers. */
final class VectorKernels {
  /** Multiply-adds, and numbers, that must be missed before a kernel is worth its compilation. */
  private static final long MULTIPLY_ADDS = 1_000_000;

  private static final long NUMBERS = 50_000;

  /** Rounds of a long loop body; a short one makes four times as many. */
  private static final int ROUNDS = 8;

  private static final int FEW = ROUNDS * L;
  private static final int MANY = 4 * FEW;
  private static final float[] IN = new float[8 * MANY];
  private static final float[] OUT = new float[8 * MANY];
  private static final int[] BITS = new int[FEW];

  private final VectorWarmUp warmUp = new VectorWarmUp();
  private final List<VectorKernel> tiles =
      IntStream.rangeClosed(1, VectorTile.MOST)
          .mapToObj(vectors -> new VectorKernel(warmUp, MULTIPLY_ADDS, () -> tile(vectors)))
          .toList();

  final VectorKernel row = new VectorKernel(warmUp, MULTIPLY_ADDS, VectorKernels::row);
  final VectorKernel relu = elementwise(VectorKernels::relu);
  final VectorKernel leakyRelu = elementwise(VectorKernels::leakyRelu);
  final VectorKernel sums = elementwise(VectorKernels::sum);
  final VectorKernel normal = elementwise(VectorKernels::normal);
  private final Map<Pointwise, VectorKernel> functions = new EnumMap<>(Pointwise.class);

  /**
   * The kernels, cold; the widest tile is wanted from the beginning.
   *
   * @param atOnce whether to use all kernels at once, however slow at first
   */
  VectorKernels(boolean atOnce) {
    functions.put(Pointwise.SIGMOID, elementwise(() -> VectorFunctions.sigmoid(IN, OUT, 0, FEW)));
    functions.put(Pointwise.TANH, elementwise(() -> VectorFunctions.tanh(IN, OUT, 0, FEW)));
    functions.put(Pointwise.SOFTPLUS, elementwise(() -> VectorFunctions.softplus(IN, OUT, 0, FEW)));
    functions.put(Pointwise.EXP, elementwise(() -> VectorFunctions.exp(IN, OUT, 0, FEW)));
    functions.put(Pointwise.LOG, elementwise(() -> VectorFunctions.log(IN, OUT, 0, FEW)));
    if (atOnce) {
      var all = new ArrayList<>(List.of(row, relu, leakyRelu, sums, normal));
      all.addAll(tiles);
      all.addAll(functions.values());
      all.forEach(VectorKernel::force);
    } else {
      warmUp.want(tiles.get(VectorTile.MOST - 1));
      warmUp.start();
    }
  }

  private VectorKernel elementwise(Runnable fewNumbers) {
    return new VectorKernel(warmUp, NUMBERS, fewNumbers);
  }

  VectorKernel function(Pointwise f) {
    return functions.get(f);
  }

  /** Whether the tiles are ready that an output of n columns is made of. */
  boolean tilesReady(int n, long multiplyAdds) {
    int rest = n % VectorProduct.PANEL;
    return (n < VectorProduct.PANEL || tiles.get(VectorTile.MOST - 1).readyFor(multiplyAdds))
        && (rest == 0 || tiles.get(VectorProduct.roundUp(rest) / L - 1).readyFor(multiplyAdds));
  }

  private static void tile(int vectors) {
    var tile = new VectorTile();
    tile.a = IN;
    tile.aInner = 1;
    tile.b = IN;
    tile.k = 4 * ROUNDS / vectors;
    tile.start = OUT;
    tile.startRow = VectorTile.MOST * L;
    tile.out = OUT;
    tile.outRow = tile.startRow;
    tile.multiply(vectors);
    VectorCopy.rows(IN, 0, 2 * L, ROUNDS, 2 * L, OUT, 0, 2 * L);
  }

  private static void row() {
    VectorRow.four(IN, 1, IN, L, 4 * ROUNDS, OUT, OUT, 0);
    VectorRow.one(IN, 1, IN, L, 0, 4 * ROUNDS, OUT, 0);
  }

  private static void relu() {
    VectorRelu.relu(IN, OUT, 0, MANY);
    VectorRelu.reluGradient(IN, IN, OUT, 0, MANY);
  }

  private static void leakyRelu() {
    VectorRelu.leakyRelu(0.2f, IN, OUT, 0, MANY);
    VectorRelu.leakyReluGradient(0.2f, IN, IN, OUT, 0, MANY);
  }

  private static void normal() {
    VectorNormal.radii(BITS, IN, FEW);
    VectorNormal.points(BITS, IN, FEW, OUT, 0);
  }

  private static void sum() {
    for (var summand : Summand.values()) {
      VectorSums.sum(summand, IN, IN, 0, MANY);
    }
  }
}
