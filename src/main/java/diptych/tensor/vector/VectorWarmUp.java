package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;

import diptych.tensor.engine.Pointwise;
import diptych.tensor.engine.Summand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All kernels of the vector engine, and the thread that warms them up, the dearest first. */
final class VectorWarmUp {
  private static final int FEW = VectorKernel.ROUNDS * L;
  private static final float[] IN = new float[4 * FEW];
  private static final float[] OUT = new float[4 * FEW];
  private static final int[] BITS = new int[FEW];

  final VectorKernel tiles = new VectorKernel(VectorWarmUp::tile);
  final VectorKernel row = new VectorKernel(VectorWarmUp::row);
  final VectorKernel relu = new VectorKernel(VectorWarmUp::relu);
  final VectorKernel leakyRelu = new VectorKernel(VectorWarmUp::leakyRelu);
  final VectorKernel sums = new VectorKernel(VectorWarmUp::sum);
  final VectorKernel normal = new VectorKernel(VectorWarmUp::normal);
  private final Map<Pointwise, VectorKernel> functions = new EnumMap<>(Pointwise.class);

  VectorWarmUp() {
    functions.put(
        Pointwise.SIGMOID, new VectorKernel(() -> VectorFunctions.sigmoid(IN, OUT, 0, FEW)));
    functions.put(Pointwise.TANH, new VectorKernel(() -> VectorFunctions.tanh(IN, OUT, 0, FEW)));
    functions.put(
        Pointwise.SOFTPLUS, new VectorKernel(() -> VectorFunctions.softplus(IN, OUT, 0, FEW)));
    functions.put(Pointwise.EXP, new VectorKernel(() -> VectorFunctions.exp(IN, OUT, 0, FEW)));
    functions.put(Pointwise.LOG, new VectorKernel(() -> VectorFunctions.log(IN, OUT, 0, FEW)));
  }

  VectorKernel function(Pointwise f) {
    return functions.get(f);
  }

  /** Uses all kernels from now on. */
  void force() {
    all().forEach(VectorKernel::force);
  }

  /** Warms up all kernels in a background thread. */
  void start() {
    var thread = new Thread(this::warmUpAll, "diptych-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void warmUpAll() {
    try {
      for (var kernel : all()) {
        kernel.warmUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that; the scalar engine goes on
    }
  }

  private List<VectorKernel> all() {
    var all =
        new ArrayList<>(
            List.of(tiles, functions.get(Pointwise.SIGMOID), relu, row, sums, normal, leakyRelu));
    functions.values().stream().filter(kernel -> !all.contains(kernel)).forEach(all::add);
    return all;
  }

  private static void tile() {
    var tile = new VectorTile();
    tile.a = IN;
    tile.aInner = 1;
    tile.b = IN;
    tile.k = VectorKernel.ROUNDS;
    tile.start = OUT;
    tile.startRow = VectorTile.MOST * L;
    tile.out = OUT;
    tile.outRow = tile.startRow;
    for (int vectors = VectorTile.MOST; vectors > 0; vectors--) {
      tile.multiply(vectors);
    }
    VectorCopy.rows(IN, 0, 2 * L, VectorKernel.ROUNDS, 2 * L, OUT, 0, 2 * L);
  }

  private static void row() {
    VectorRow.four(IN, 1, IN, L, VectorKernel.ROUNDS, OUT, OUT, 0);
    VectorRow.one(IN, 1, IN, L, 0, VectorKernel.ROUNDS, OUT, 0);
  }

  private static void relu() {
    VectorRelu.relu(IN, OUT, 0, FEW);
    VectorRelu.reluGradient(IN, IN, OUT, 0, FEW);
  }

  private static void leakyRelu() {
    VectorRelu.leakyRelu(0.2f, IN, OUT, 0, FEW);
    VectorRelu.leakyReluGradient(0.2f, IN, IN, OUT, 0, FEW);
  }

  private static void normal() {
    VectorNormal.radii(BITS, IN, FEW);
    VectorNormal.points(BITS, IN, FEW, OUT, 0);
  }

  private static void sum() {
    for (var summand : Summand.values()) {
      VectorSums.sum(summand, IN, IN, 0, FEW);
    }
  }
}
