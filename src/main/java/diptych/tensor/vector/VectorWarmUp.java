package diptych.tensor.vector;

import diptych.tensor.engine.Pointwise;
import diptych.tensor.engine.Summand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All kernels of the vector engine, and the thread that warms them up, the dearest first. */
final class VectorWarmUp {
  private static final int L = VectorTile.L;
  private static final float[] FEW = new float[16 * L];
  private static final float[] OUT = new float[64 * L];
  private static final int[] BITS = new int[2 * L];

  final VectorKernel tiles = new VectorKernel(VectorWarmUp::tile);
  final VectorKernel row = new VectorKernel(VectorWarmUp::row);
  final VectorKernel relu = new VectorKernel(VectorWarmUp::relu);
  final VectorKernel sums = new VectorKernel(VectorWarmUp::sum);
  final VectorKernel normal = new VectorKernel(() -> VectorNormal.fill(BITS, BITS, 2 * L, OUT, 0));
  private final Map<Pointwise, VectorKernel> functions = new EnumMap<>(Pointwise.class);

  VectorWarmUp() {
    functions.put(
        Pointwise.SIGMOID, new VectorKernel(() -> VectorFunctions.sigmoid(FEW, OUT, 0, 2 * L)));
    functions.put(Pointwise.TANH, new VectorKernel(() -> VectorFunctions.tanh(FEW, OUT, 0, 2 * L)));
    functions.put(
        Pointwise.SOFTPLUS, new VectorKernel(() -> VectorFunctions.softplus(FEW, OUT, 0, 2 * L)));
    functions.put(Pointwise.EXP, new VectorKernel(() -> VectorFunctions.exp(FEW, OUT, 0, 2 * L)));
    functions.put(Pointwise.LOG, new VectorKernel(() -> VectorFunctions.log(FEW, OUT, 0, 2 * L)));
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
    var thread = new Thread(() -> all().forEach(VectorKernel::warmUp), "diptych-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private List<VectorKernel> all() {
    var all = new ArrayList<>(List.of(tiles, functions.get(Pointwise.SIGMOID), relu, row, sums));
    all.add(normal);
    functions.values().stream().filter(kernel -> !all.contains(kernel)).forEach(all::add);
    return all;
  }

  private static void tile() {
    var tile = new VectorTile();
    tile.a = FEW;
    tile.aInner = 1;
    tile.b = FEW;
    tile.k = 4;
    tile.start = OUT;
    tile.startRow = VectorTile.MOST * L;
    tile.out = OUT;
    tile.outRow = tile.startRow;
    for (int vectors = VectorTile.MOST; vectors > 0; vectors--) {
      tile.multiply(vectors);
    }
    VectorCopy.rows(FEW, 0, 2 * L, 2, 2 * L - 1, OUT, 0, 2 * L);
  }

  private static void row() {
    VectorRow.four(FEW, 1, FEW, L, 4, OUT, OUT, 0);
    VectorRow.one(FEW, 1, FEW, L, 4, OUT, 0).intoArray(OUT, 0);
  }

  private static void relu() {
    VectorRelu.forward(0, FEW, OUT, 0, 2 * L);
    VectorRelu.forward(0.2f, FEW, OUT, 0, 2 * L);
    VectorRelu.gradient(0, FEW, FEW, OUT, 0, 2 * L);
    VectorRelu.gradient(0.2f, FEW, FEW, OUT, 0, 2 * L);
  }

  private static void sum() {
    for (var summand : Summand.values()) {
      VectorSums.sum(summand, FEW, FEW, 0, 2 * 64);
    }
  }
}
