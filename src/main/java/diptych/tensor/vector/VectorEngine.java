package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.S;

import diptych.tensor.engine.Engine;
import diptych.tensor.engine.Normal;
import diptych.tensor.engine.Pointwise;
import diptych.tensor.engine.Product;
import diptych.tensor.engine.ScalarEngine;
import diptych.tensor.engine.Scratch;
import diptych.tensor.engine.Summand;

/**
 * The engine on the Vector API: whole vectors by vector instructions, what is left over by the
 * scalar engine, whose bits are the same.
 */
public final class VectorEngine implements Engine {

  private final Engine scalar = new ScalarEngine();
  private final VectorKernels kernels;

  /**
   * An engine that starts warming up.
   *
   * @param atOnce whether to use all kernels at once, however slow at first
   */
  public VectorEngine(boolean atOnce) {
    kernels = new VectorKernels(atOnce);
  }

  @Override
  public String name() {
    return "vector (%d bits)".formatted(S.vectorBitSize());
  }

  @Override
  public void expect(int columns) {
    kernels.expect(columns);
  }

  @Override
  public void multiply(Product product) {
    var p = VectorRow.turnsFrom(product) ? VectorRow.turned(product) : product;
    long multiplyAdds = (long) p.m() * p.n() * p.k();
    if (multiplyAdds == 0) {
      scalar.multiply(product);
    } else if (VectorRow.fits(p) && kernels.row.readyFor(multiplyAdds)) {
      VectorRow.multiply(p);
    } else if (VectorProduct.fits(p) && kernels.tilesReady(p.n(), multiplyAdds)) {
      VectorProduct.multiply(p);
    } else {
      scalar.multiply(product);
    }
  }

  @Override
  public void apply(Pointwise f, float[] x, float[] out, int from, int to) {
    int end = wholeVectors(kernels.function(f), from, to);
    switch (f) {
      case EXP -> VectorFunctions.exp(x, out, from, end);
      case LOG -> VectorFunctions.log(x, out, from, end);
      case TANH -> VectorFunctions.tanh(x, out, from, end);
      case SIGMOID -> VectorFunctions.sigmoid(x, out, from, end);
      case SOFTPLUS -> VectorFunctions.softplus(x, out, from, end);
    }
    scalar.apply(f, x, out, end, to);
  }

  @Override
  public void leakyRelu(float slope, float[] x, float[] out, int from, int to) {
    int end = wholeVectors(slope == 0 ? kernels.relu : kernels.leakyRelu, from, to);
    if (slope == 0) {
      VectorRelu.relu(x, out, from, end);
    } else {
      VectorRelu.leakyRelu(slope, x, out, from, end);
    }
    scalar.leakyRelu(slope, x, out, end, to);
  }

  @Override
  public void leakyReluGradient(float slope, float[] y, float[] g, float[] out, int from, int to) {
    int end = wholeVectors(slope == 0 ? kernels.relu : kernels.leakyRelu, from, to);
    if (slope == 0) {
      VectorRelu.reluGradient(y, g, out, from, end);
    } else {
      VectorRelu.leakyReluGradient(slope, y, g, out, from, end);
    }
    scalar.leakyReluGradient(slope, y, g, out, end, to);
  }

  @Override
  public float sum(Summand summand, float[] x, float[] y, int from, int to) {
    return kernels.sums.readyFor(to - from)
        ? VectorSums.sum(summand, x, y, from, to)
        : scalar.sum(summand, x, y, from, to);
  }

  @Override
  public void normal(int[] high, int[] low, int pairs, float[] out, int from) {
    int whole = wholeVectors(kernels.normal, 0, pairs);
    float[] radii = Scratch.ofThread().array(Scratch.OUTPUT, pairs);
    VectorNormal.radii(high, radii, whole);
    VectorNormal.points(low, radii, whole, out, from);
    for (int i = whole; i < pairs; i++) {
      Normal.pair(high[i], low[i], out, from + 2 * i);
    }
  }

  /** Up to where a kernel goes with whole vectors: nowhere before it is ready. */
  private static int wholeVectors(VectorKernel kernel, int from, int to) {
    return kernel.readyFor(to - from) ? from + S.loopBound(to - from) : from;
  }
}
