package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;

import diptych.tensor.engine.Lanes;
import diptych.tensor.engine.Pointwise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.FloatVector;

/** All kernels of the vector engine, each with a call of it on a few numbers. */
final class VectorKernels {
  /** Multiply-adds, and numbers, that must be missed before a kernel is worth its compilation. */
  private static final long MULTIPLY_ADDS = 1_000_000;

  private static final long NUMBERS = 50_000;

  private static final float[] IN = new float[4096];
  private static final float[] OUT = new float[IN.length];
  private static final int[] BITS = new int[IN.length];

  private final VectorWarmUp warmUp = new VectorWarmUp();
  private final List<VectorKernel> tiles =
      List.<VectorKernel.Calls>of(
              VectorKernels::tile1,
              VectorKernels::tile2,
              VectorKernels::tile3,
              VectorKernels::tile4)
          .subList(0, VectorTile.MOST)
          .stream()
          .map(calls -> new VectorKernel(warmUp, MULTIPLY_ADDS, calls))
          .toList();

  final VectorKernel row = new VectorKernel(warmUp, MULTIPLY_ADDS, VectorKernels::row);
  final VectorKernel copy = new VectorKernel(warmUp, NUMBERS, VectorKernels::copy);
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
    functions.put(Pointwise.SIGMOID, elementwise(VectorKernels::sigmoid));
    functions.put(Pointwise.TANH, elementwise(VectorKernels::tanh));
    functions.put(Pointwise.SOFTPLUS, elementwise(VectorKernels::softplus));
    functions.put(Pointwise.EXP, elementwise(VectorKernels::exp));
    functions.put(Pointwise.LOG, elementwise(VectorKernels::log));
    if (atOnce) {
      var all = new ArrayList<>(List.of(row, copy, relu, leakyRelu, sums, normal));
      all.addAll(tiles);
      all.addAll(functions.values());
      all.forEach(VectorKernel::force);
    } else {
      warmUp.want(tiles.get(VectorTile.MOST - 1));
      List.of(copy, relu, function(Pointwise.SIGMOID), sums, row).forEach(warmUp::want);
      warmUp.start();
    }
  }

  private VectorKernel elementwise(VectorKernel.Calls calls) {
    return new VectorKernel(warmUp, NUMBERS, calls);
  }

  VectorKernel function(Pointwise f) {
    return functions.get(f);
  }

  /**
   * Whether the tiles are ready that an output of n columns is made of; waits for them a little.
   */
  boolean tilesReady(int n, long multiplyAdds) {
    boolean ready = copy.readyFor(n);
    for (int vectors = 1; vectors <= VectorTile.MOST; vectors++) {
      ready &= !VectorPanels.use(n, vectors) || tiles.get(vectors - 1).awaitedFor(multiplyAdds);
    }
    return ready;
  }

  /** Asks for the tiles that an output of n columns is made of. */
  void expect(int n) {
    for (int vectors = 1; vectors <= VectorTile.MOST; vectors++) {
      if (VectorPanels.use(n, vectors)) {
        warmUp.want(tiles.get(vectors - 1));
      }
    }
  }

  /** Calls what all kernels call, so that the compiler knows of which class a vector is here. */
  static void showVectors(int times) {
    for (int i = 0; i < times; i++) {
      showVector(IN, OUT);
    }
  }

  private static void showVector(float[] in, float[] out) {
    var v = FloatVector.fromArray(S, in, 0);
    FloatVector.broadcast(S, in[0]).fma(v, v).intoArray(out, 0);
  }

  private static VectorTile tile(int vectors, int rounds) {
    var tile = new VectorTile();
    tile.a = IN;
    tile.aInner = 1;
    tile.b = IN;
    tile.bRow = vectors * L;
    tile.bLast = tile.bRow - L;
    tile.k = Math.min(rounds, 2); // what it has seen to run long, the compiler unrolls
    tile.start = OUT;
    tile.startRow = VectorPanels.WIDTH;
    tile.rows = VectorTile.ROWS;
    tile.last = (vectors - 1) * L;
    tile.out = OUT;
    tile.outRow = tile.startRow;
    return tile;
  }

  private static void tile1(int times, int rounds) {
    var tile = tile(1, rounds);
    for (int i = 0; i < times; i++) {
      VectorNarrowTile.multiply1(tile);
    }
  }

  private static void tile2(int times, int rounds) {
    var tile = tile(2, rounds);
    for (int i = 0; i < times; i++) {
      VectorNarrowTile.multiply2(tile);
    }
  }

  private static void tile3(int times, int rounds) {
    var tile = tile(3, rounds);
    for (int i = 0; i < times; i++) {
      VectorNarrowTile.multiply3(tile);
    }
  }

  private static void tile4(int times, int rounds) {
    var tile = tile(4, rounds);
    for (int i = 0; i < times; i++) {
      VectorTile.multiply4(tile);
    }
  }

  private static void row(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorRow.four(IN, 1, IN, L, rounds, OUT, OUT, 0);
      VectorRow.one(IN, 1, IN, L, 0, rounds, OUT, 0);
    }
  }

  private static void copy(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorCopy.rows(IN, 0, 2 * L, rounds, L, L, OUT, 0);
    }
  }

  private static void relu(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorRelu.relu(IN, OUT, 0, rounds * L);
      VectorRelu.reluGradient(IN, IN, OUT, 0, rounds * L);
    }
  }

  private static void leakyRelu(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorRelu.leakyRelu(0.2f, IN, OUT, 0, rounds * L);
      VectorRelu.leakyReluGradient(0.2f, IN, IN, OUT, 0, rounds * L);
    }
  }

  private static void normal(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorNormal.radii(BITS, IN, rounds * L);
      VectorNormal.points(BITS, IN, rounds * L, OUT, 0);
    }
  }

  private static void sum(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorSums.addValues(IN, 0, rounds * Lanes.COUNT, OUT, 0);
      VectorSums.addProducts(IN, IN, 0, rounds * Lanes.COUNT, OUT, 0);
      VectorSums.addSquares(IN, IN, 0, rounds * Lanes.COUNT, OUT, 0);
    }
  }

  private static void sigmoid(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorFunctions.sigmoid(IN, OUT, 0, rounds * L);
    }
  }

  private static void tanh(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorFunctions.tanh(IN, OUT, 0, rounds * L);
    }
  }

  private static void exp(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorFunctions.exp(IN, OUT, 0, rounds * L);
    }
  }

  private static void log(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorFunctions.log(IN, OUT, 0, rounds * L);
    }
  }

  private static void softplus(int times, int rounds) {
    for (int i = 0; i < times; i++) {
      VectorFunctions.softplus(IN, OUT, 0, rounds * L);
    }
  }
}
