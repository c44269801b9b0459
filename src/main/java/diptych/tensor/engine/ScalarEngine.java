package diptych.tensor.engine;

import diptych.tensor.Functions;

/** The engine in plain Java: the definition of every operation, and the one for every machine. */
public final class ScalarEngine implements Engine {

  /** The engine; it holds nothing. */
  public ScalarEngine() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void expect(int columns) {}

  @Override
  public void multiply(Product product) {
    if (product.n() == 1) {
      ThinProduct.matrixVector(product);
    } else {
      new ScalarProduct(product).run();
    }
  }

  @Override
  public void apply(Pointwise f, float[] x, float[] out, int from, int to) {
    switch (f) {
      case EXP -> {
        for (int i = from; i < to; i++) {
          out[i] = Functions.exp(x[i]);
        }
      }
      case LOG -> {
        for (int i = from; i < to; i++) {
          out[i] = Functions.log(x[i]);
        }
      }
      case TANH -> {
        for (int i = from; i < to; i++) {
          out[i] = Functions.tanh(x[i]);
        }
      }
      case SIGMOID -> {
        for (int i = from; i < to; i++) {
          out[i] = Functions.sigmoid(x[i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = from; i < to; i++) {
          out[i] = Functions.softplus(x[i]);
        }
      }
    }
  }

  @Override
  public void leakyRelu(float slope, float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float below = slope == 0 ? 0 : slope * x[i];
      out[i] = x[i] < 0 ? below : x[i];
    }
  }

  @Override
  public void leakyReluGradient(float slope, float[] y, float[] g, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float below = slope == 0 ? 0 : slope * g[i];
      out[i] = y[i] > 0 ? g[i] : below;
    }
  }

  @Override
  public float sum(Summand summand, float[] x, float[] y, int from, int to) {
    float[] lanes = new float[Lanes.COUNT];
    for (int start = from; start < to; start += Lanes.COUNT) {
      int count = Math.min(Lanes.COUNT, to - start);
      for (int lane = 0; lane < count; lane++) {
        lanes[lane] = summand.add(x[start + lane], y[start + lane], lanes[lane]);
      }
    }
    return Lanes.fold(lanes);
  }

  @Override
  public void normal(int[] high, int[] low, int pairs, float[] out, int from) {
    for (int i = 0; i < pairs; i++) {
      Normal.pair(high[i], low[i], out, from + 2 * i);
    }
  }
}
