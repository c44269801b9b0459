package diptych.tensor.vector;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The relu, leaky or not, and its gradient: a choice per number, which a loop cannot vectorise. */
final class VectorRelu {
  private static final VectorSpecies<Float> S = VectorTile.S;
  private static final int L = VectorTile.L;

  private VectorRelu() {}

  static void forward(float slope, float[] x, float[] out, int from, int to) {
    if (slope == 0) {
      for (int i = from; i < to; i += L) {
        var v = FloatVector.fromArray(S, x, i);
        v.blend(0f, v.compare(LT, 0f)).intoArray(out, i);
      }
    } else {
      for (int i = from; i < to; i += L) {
        var v = FloatVector.fromArray(S, x, i);
        v.blend(v.mul(slope), v.compare(LT, 0f)).intoArray(out, i);
      }
    }
  }

  static void gradient(float slope, float[] y, float[] g, float[] out, int from, int to) {
    if (slope == 0) {
      var zero = FloatVector.zero(S);
      for (int i = from; i < to; i += L) {
        var above = FloatVector.fromArray(S, y, i).compare(GT, 0f);
        zero.blend(FloatVector.fromArray(S, g, i), above).intoArray(out, i);
      }
    } else {
      for (int i = from; i < to; i += L) {
        var gradient = FloatVector.fromArray(S, g, i);
        var above = FloatVector.fromArray(S, y, i).compare(GT, 0f);
        gradient.mul(slope).blend(gradient, above).intoArray(out, i);
      }
    }
  }
}
