package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** The relu, leaky or not, and its gradient: a choice per number, which a loop cannot vectorise. */
final class VectorRelu {

  private VectorRelu() {}

  static void relu(float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      v.blend(broadcast(S, 0f), v.compare(LT, broadcast(S, 0f))).intoArray(out, i);
    }
  }

  static void leakyRelu(float slope, float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      v.blend(v.mul(broadcast(S, slope)), v.compare(LT, broadcast(S, 0f))).intoArray(out, i);
    }
  }

  static void reluGradient(float[] y, float[] g, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var above = FloatVector.fromArray(S, y, i).compare(GT, broadcast(S, 0f));
      broadcast(S, 0f).blend(FloatVector.fromArray(S, g, i), above).intoArray(out, i);
    }
  }

  static void leakyReluGradient(float slope, float[] y, float[] g, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var gradient = FloatVector.fromArray(S, g, i);
      var above = FloatVector.fromArray(S, y, i).compare(GT, broadcast(S, 0f));
      gradient.mul(broadcast(S, slope)).blend(gradient, above).intoArray(out, i);
    }
  }
}
