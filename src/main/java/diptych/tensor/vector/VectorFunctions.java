package diptych.tensor.vector;

import static diptych.tensor.engine.Polynomials.*;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link diptych.tensor.Functions}, a vector at a time: the same steps in the same order, so the
 * same bits. Where the scalar form chooses with an if, the vector form computes both and blends.
 */
final class VectorFunctions {
  private static final VectorSpecies<Float> S = VectorTile.S;

  private static final int L = VectorTile.L;

  private VectorFunctions() {}

  static void exp(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i += L) {
      exp(FloatVector.fromArray(S, x, i)).intoArray(out, i);
    }
  }

  static void log(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i += L) {
      log(FloatVector.fromArray(S, x, i)).intoArray(out, i);
    }
  }

  static void tanh(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i += L) {
      tanh(FloatVector.fromArray(S, x, i)).intoArray(out, i);
    }
  }

  static void sigmoid(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i += L) {
      sigmoid(FloatVector.fromArray(S, x, i)).intoArray(out, i);
    }
  }

  static void softplus(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i += L) {
      softplus(FloatVector.fromArray(S, x, i)).intoArray(out, i);
    }
  }

  static FloatVector exp(FloatVector x) {
    var shifted = x.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    var p = expLessOne(x, shifted.sub(ROUND)).add(1f);
    var scaled =
        p.reinterpretAsInts()
            .add(shifted.reinterpretAsInts().lanewise(LSHL, 23))
            .reinterpretAsFloats();
    // x times infinity: infinity for what is too large, NaN for NaN
    var inside = x.mul(Float.POSITIVE_INFINITY).blend(scaled, x.compare(LE, EXP_HIGHEST));
    return inside.blend(0f, x.compare(LT, EXP_LOWEST));
  }

  static FloatVector sigmoid(FloatVector x) {
    var e = expOfNegative(x.abs().neg());
    var one = FloatVector.broadcast(S, 1f);
    return one.blend(e, x.compare(LT, 0f)).div(e.add(one));
  }

  static FloatVector tanh(FloatVector x) {
    var a = x.abs().mul(-2f);
    a = a.blend(-20f, a.compare(LT, -20f));
    var shifted = a.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    var scale = power2(shifted);
    var e = scale.fma(expLessOne(a, shifted.sub(ROUND)), scale.sub(1f));
    var zero = FloatVector.broadcast(S, 0f);
    var size = zero.sub(e).div(e.add(2f));
    var sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
    return size.reinterpretAsInts().and(Integer.MAX_VALUE).or(sign).reinterpretAsFloats();
  }

  static FloatVector softplus(FloatVector x) {
    var e = expOfNegative(x.abs().neg());
    var big = e.compare(GT, SQRT_2_LESS_1);
    var half = FloatVector.broadcast(S, 0.5f);
    var f = e.blend(e.fma(half, half.neg()), big);
    var k = FloatVector.broadcast(S, 0f).blend(1f, big);
    return x.blend(0f, x.compare(LT, 0f)).add(logarithm(k, f));
  }

  static FloatVector log(FloatVector x) {
    var subnormal = x.compare(LT, Float.MIN_NORMAL);
    var y = logOfNormal(x.blend(x.mul(0x1p23f), subnormal), subnormalShift(subnormal));
    // what is left: infinity and NaN give themselves, 0 gives -infinity, less gives NaN
    y = y.blend(x, x.compare(LT, Float.POSITIVE_INFINITY).not());
    y = y.blend(Float.NEGATIVE_INFINITY, x.compare(LE, 0f));
    return y.blend(Float.NaN, x.compare(LT, 0f));
  }

  private static FloatVector subnormalShift(VectorMask<Float> subnormal) {
    return FloatVector.broadcast(S, 0f).blend(23f, subnormal);
  }

  /** ln x + shift · −ln 2 for normal x. */
  static FloatVector logOfNormal(FloatVector x, FloatVector shift) {
    var shifted = x.reinterpretAsInts().sub(SQRT_HALF_BITS);
    // a whole number k from its bits: as the last bits of 1.5 · 2^23 + k
    var whole = shifted.lanewise(ASHR, 23).add(Float.floatToRawIntBits(ROUND));
    var k = whole.reinterpretAsFloats().sub(ROUND).sub(shift);
    var f = shifted.and(0x7fffff).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1f);
    return logarithm(k, f);
  }

  /** k ln 2 + ln(1 + f). */
  private static FloatVector logarithm(FloatVector k, FloatVector f) {
    var p = FloatVector.broadcast(S, L7).fma(f, FloatVector.broadcast(S, L6));
    p = p.fma(f, FloatVector.broadcast(S, L5));
    p = p.fma(f, FloatVector.broadcast(S, L4));
    p = p.fma(f, FloatVector.broadcast(S, L3));
    p = p.fma(f, FloatVector.broadcast(S, L2));
    p = p.fma(f, FloatVector.broadcast(S, L1));
    p = p.fma(f, FloatVector.broadcast(S, L0));
    p = p.fma(f, FloatVector.broadcast(S, -0.5f));
    var y = p.fma(f.mul(f), f);
    return k.fma(FloatVector.broadcast(S, LN2), k.fma(FloatVector.broadcast(S, LN2_REST), y));
  }

  private static FloatVector expOfNegative(FloatVector a) {
    var shifted = a.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    var scale = power2(shifted);
    var e = scale.fma(expLessOne(a, shifted.sub(ROUND)), scale);
    return e.blend(0f, a.compare(LT, EXP_LOWEST));
  }

  private static FloatVector expLessOne(FloatVector x, FloatVector n) {
    var r = n.fma(FloatVector.broadcast(S, -LN2), x);
    r = n.fma(FloatVector.broadcast(S, -LN2_REST), r);
    var p = FloatVector.broadcast(S, E4).fma(r, FloatVector.broadcast(S, E3));
    p = p.fma(r, FloatVector.broadcast(S, E2));
    p = p.fma(r, FloatVector.broadcast(S, E1));
    p = p.fma(r, FloatVector.broadcast(S, E0));
    return p.mul(r).fma(r, r);
  }

  private static FloatVector power2(FloatVector shifted) {
    return shifted.reinterpretAsInts().lanewise(LSHL, 23).add(0x3f800000).reinterpretAsFloats();
  }
}
