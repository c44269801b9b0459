package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;

import diptych.tensor.engine.Pointwise;
import diptych.tensor.engine.Summand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** All kernels of the vector engine, each with a call of it on a few numbers. */
final class VectorKernels {
  /** Multiply-adds, and numbers, that must be missed before a kernel is worth its compilation. */
  private static final long MULTIPLY_ADDS = 1_000_000;

  private static final long NUMBERS = 50_000;

  /** A short loop body makes more rounds. */
  private static final int MORE = 4;

  private static final float[] IN = new float[8 * MORE * VectorKernel.ROUNDS * L];
  private static final float[] OUT = new float[IN.length];
  private static final int[] BITS = new int[VectorKernel.ROUNDS * L];

  private final VectorWarmUp warmUp = new VectorWarmUp();
  private final List<VectorKernel> tiles =
      IntStream.rangeClosed(1, VectorTile.MOST).mapToObj(this::tile).toList();

  final VectorKernel row = VectorKernel.ofShortMethods(warmUp, MULTIPLY_ADDS, VectorKernels::row);
  final VectorKernel relu = elementwise(VectorKernels::relu);
  final VectorKernel leakyRelu = elementwise(VectorKernels::leakyRelu);
  final VectorKernel sums = elementwise(VectorKernels::sum);
  final VectorKernel normal = elementwise(VectorKernels::normal);
  private final Map<Pointwise, VectorKernel> functions = new EnumMap<>(Pointwise.class);

  /**
   * The kernels, cold; those that most trainings use are wanted from the beginning.
   *
   * @param atOnce whether to use all kernels at once, however slow at first
   */
  VectorKernels(boolean atOnce) {
    functions.put(Pointwise.SIGMOID, elementwise(n -> VectorFunctions.sigmoid(IN, OUT, 0, n * L)));
    functions.put(Pointwise.TANH, elementwise(n -> VectorFunctions.tanh(IN, OUT, 0, n * L)));
    functions.put(
        Pointwise.SOFTPLUS, elementwise(n -> VectorFunctions.softplus(IN, OUT, 0, n * L)));
    functions.put(Pointwise.EXP, elementwise(n -> VectorFunctions.exp(IN, OUT, 0, n * L)));
    functions.put(Pointwise.LOG, elementwise(n -> VectorFunctions.log(IN, OUT, 0, n * L)));
    if (atOnce) {
      var all = new ArrayList<>(List.of(row, relu, leakyRelu, sums, normal));
      all.addAll(tiles);
      all.addAll(functions.values());
      all.forEach(VectorKernel::force);
    } else {
      for (int vectors = VectorTile.MOST; vectors > 0; vectors--) {
        warmUp.want(tiles.get(vectors - 1));
      }
      List.of(relu, function(Pointwise.SIGMOID), sums, row).forEach(warmUp::want);
      warmUp.start();
    }
  }

  private VectorKernel elementwise(IntConsumer rounds) {
    return VectorKernel.ofShortMethods(warmUp, NUMBERS, rounds);
  }

  private VectorKernel tile(int vectors) {
    return VectorKernel.ofLongMethod(warmUp, MULTIPLY_ADDS, rounds -> tile(vectors, rounds));
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

  private static void tile(int vectors, int rounds) {
    var tile = new VectorTile();
    tile.a = IN;
    tile.aInner = 1;
    tile.b = IN;
    tile.k = rounds == 0 ? VectorTile.NOTHING : MORE * rounds / vectors;
    tile.start = OUT;
    tile.startRow = VectorTile.MOST * L;
    tile.out = OUT;
    tile.outRow = tile.startRow;
    tile.multiply(vectors);
    VectorCopy.rows(IN, 0, 2 * L, rounds, 2 * L, OUT, 0, 2 * L);
  }

  private static void row(int rounds) {
    VectorRow.four(IN, 1, IN, L, MORE * rounds, OUT, OUT, 0);
    VectorRow.one(IN, 1, IN, L, 0, MORE * rounds, OUT, 0);
  }

  private static void relu(int rounds) {
    VectorRelu.relu(IN, OUT, 0, MORE * rounds * L);
    VectorRelu.reluGradient(IN, IN, OUT, 0, MORE * rounds * L);
  }

  private static void leakyRelu(int rounds) {
    VectorRelu.leakyRelu(0.2f, IN, OUT, 0, MORE * rounds * L);
    VectorRelu.leakyReluGradient(0.2f, IN, IN, OUT, 0, MORE * rounds * L);
  }

  private static void normal(int rounds) {
    VectorNormal.radii(BITS, IN, rounds * L);
    VectorNormal.points(BITS, IN, rounds * L, OUT, 0);
  }

  private static void sum(int rounds) {
    for (var summand : Summand.values()) {
      VectorSums.sum(summand, IN, IN, 0, MORE * rounds * L);
    }
  }
}
