package diptych.tensor.vector;

import static diptych.tensor.engine.Polynomials.*;
import static diptych.tensor.vector.VectorShape.I;
import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link diptych.tensor.Functions}, a vector at a time: the same steps in the same order, so the
 * same bits. Where the scalar form chooses with an if, the vector form computes both and blends.
 *
 * <p>The steps that the functions share are written out in each. A helper that returns a vector
 * would be called more often than the loop around it, so the JIT compiler would compile it first
 * and by itself; being large it would not be inlined afterwards, and would hand each vector over as
 * an object. All loops go from {@code from} to {@code to} in whole vectors.
 */
final class VectorFunctions {
  private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);
  private static final int ONE_BITS = Float.floatToRawIntBits(1);

  private VectorFunctions() {}

  /** eˣ. */
  static void exp(float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      var shifted = v.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
      var n = shifted.sub(broadcast(S, ROUND));
      var r = n.fma(broadcast(S, -LN2), v);
      r = n.fma(broadcast(S, -LN2_REST), r);
      var p = broadcast(S, E4).fma(r, broadcast(S, E3));
      p = p.fma(r, broadcast(S, E2));
      p = p.fma(r, broadcast(S, E1));
      p = p.fma(r, broadcast(S, E0));
      var lessOne = p.mul(r).fma(r, r);
      var power = ((IntVector) shifted.reinterpretShape(I, 0)).lanewise(LSHL, 23);
      var bits = ((IntVector) lessOne.add(broadcast(S, 1f)).reinterpretShape(I, 0)).add(power);
      var scaled = (FloatVector) bits.reinterpretShape(S, 0);
      // times infinity: infinity for what is too large, NaN for NaN
      var y =
          v.mul(broadcast(S, Float.POSITIVE_INFINITY))
              .blend(scaled, v.compare(LE, broadcast(S, EXP_HIGHEST)));
      y.blend(broadcast(S, 0f), v.compare(LT, broadcast(S, EXP_LOWEST))).intoArray(out, i);
    }
  }

  /** ln x. */
  static void log(float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      var subnormal = v.compare(LT, broadcast(S, Float.MIN_NORMAL));
      var scaled = v.blend(v.mul(broadcast(S, 0x1p23f)), subnormal);
      var shifted = ((IntVector) scaled.reinterpretShape(I, 0)).sub(SQRT_HALF_BITS);
      // a whole number k from its bits: they are the last ones of 1.5 · 2^23 + k
      var wholeBits = shifted.lanewise(ASHR, 23).add(ROUND_BITS);
      var whole = ((FloatVector) wholeBits.reinterpretShape(S, 0)).sub(broadcast(S, ROUND));
      var k = whole.sub(broadcast(S, 0f).blend(broadcast(S, 23f), subnormal));
      var fraction = shifted.and(0x7fffff).add(SQRT_HALF_BITS);
      var f = ((FloatVector) fraction.reinterpretShape(S, 0)).sub(broadcast(S, 1f));
      var q = broadcast(S, L7).fma(f, broadcast(S, L6));
      q = q.fma(f, broadcast(S, L5));
      q = q.fma(f, broadcast(S, L4));
      q = q.fma(f, broadcast(S, L3));
      q = q.fma(f, broadcast(S, L2));
      q = q.fma(f, broadcast(S, L1));
      q = q.fma(f, broadcast(S, L0));
      q = q.fma(f, broadcast(S, -0.5f));
      var logOnePlus = q.fma(f.mul(f), f);
      var log = k.fma(broadcast(S, LN2), k.fma(broadcast(S, LN2_REST), logOnePlus));
      // what is left: infinity and NaN give themselves, 0 gives -infinity, less gives NaN
      var y = v.blend(log, v.compare(LT, broadcast(S, Float.POSITIVE_INFINITY)));
      y = y.blend(broadcast(S, Float.NEGATIVE_INFINITY), v.compare(LE, broadcast(S, 0f)));
      y.blend(broadcast(S, Float.NaN), v.compare(LT, broadcast(S, 0f))).intoArray(out, i);
    }
  }

  /** The hyperbolic tangent. */
  static void tanh(float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      var a = v.abs().mul(broadcast(S, -2f));
      a = a.blend(broadcast(S, -20f), a.compare(LT, broadcast(S, -20f)));
      var shifted = a.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
      var n = shifted.sub(broadcast(S, ROUND));
      var r = n.fma(broadcast(S, -LN2), a);
      r = n.fma(broadcast(S, -LN2_REST), r);
      var p = broadcast(S, E4).fma(r, broadcast(S, E3));
      p = p.fma(r, broadcast(S, E2));
      p = p.fma(r, broadcast(S, E1));
      p = p.fma(r, broadcast(S, E0));
      var lessOne = p.mul(r).fma(r, r);
      var power = ((IntVector) shifted.reinterpretShape(I, 0)).lanewise(LSHL, 23).add(ONE_BITS);
      var scale = (FloatVector) power.reinterpretShape(S, 0);
      var e = scale.fma(lessOne, scale.sub(broadcast(S, 1f)));
      var size =
          (IntVector) broadcast(S, 0f).sub(e).div(e.add(broadcast(S, 2f))).reinterpretShape(I, 0);
      var sign = ((IntVector) v.reinterpretShape(I, 0)).and(Integer.MIN_VALUE);
      var y = size.and(Integer.MAX_VALUE).or(sign);
      ((FloatVector) y.reinterpretShape(S, 0)).intoArray(out, i);
    }
  }

  /** 1 / (1 + e⁻ˣ). */
  static void sigmoid(float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      var a = v.abs().neg();
      var shifted = a.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
      var n = shifted.sub(broadcast(S, ROUND));
      var r = n.fma(broadcast(S, -LN2), a);
      r = n.fma(broadcast(S, -LN2_REST), r);
      var p = broadcast(S, E4).fma(r, broadcast(S, E3));
      p = p.fma(r, broadcast(S, E2));
      p = p.fma(r, broadcast(S, E1));
      p = p.fma(r, broadcast(S, E0));
      var lessOne = p.mul(r).fma(r, r);
      var power = ((IntVector) shifted.reinterpretShape(I, 0)).lanewise(LSHL, 23).add(ONE_BITS);
      var scale = (FloatVector) power.reinterpretShape(S, 0);
      var e =
          scale
              .fma(lessOne, scale)
              .blend(broadcast(S, 0f), a.compare(LT, broadcast(S, EXP_LOWEST)));
      var one = broadcast(S, 1f);
      one.blend(e, v.compare(LT, broadcast(S, 0f))).div(e.add(one)).intoArray(out, i);
    }
  }

  /** ln(1 + eˣ). */
  static void softplus(float[] x, float[] out, int from, int to) {
    if (from >= to) {
      return;
    }
    for (int i = from; i < to; i += L) {
      var v = FloatVector.fromArray(S, x, i);
      var a = v.abs().neg();
      var shifted = a.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
      var n = shifted.sub(broadcast(S, ROUND));
      var r = n.fma(broadcast(S, -LN2), a);
      r = n.fma(broadcast(S, -LN2_REST), r);
      var p = broadcast(S, E4).fma(r, broadcast(S, E3));
      p = p.fma(r, broadcast(S, E2));
      p = p.fma(r, broadcast(S, E1));
      p = p.fma(r, broadcast(S, E0));
      var lessOne = p.mul(r).fma(r, r);
      var power = ((IntVector) shifted.reinterpretShape(I, 0)).lanewise(LSHL, 23).add(ONE_BITS);
      var scale = (FloatVector) power.reinterpretShape(S, 0);
      var e =
          scale
              .fma(lessOne, scale)
              .blend(broadcast(S, 0f), a.compare(LT, broadcast(S, EXP_LOWEST)));
      var big = e.compare(GT, broadcast(S, SQRT_2_LESS_1));
      var f = e.blend(e.fma(broadcast(S, 0.5f), broadcast(S, -0.5f)), big);
      var k = broadcast(S, 0f).blend(broadcast(S, 1f), big);
      var q = broadcast(S, L7).fma(f, broadcast(S, L6));
      q = q.fma(f, broadcast(S, L5));
      q = q.fma(f, broadcast(S, L4));
      q = q.fma(f, broadcast(S, L3));
      q = q.fma(f, broadcast(S, L2));
      q = q.fma(f, broadcast(S, L1));
      q = q.fma(f, broadcast(S, L0));
      q = q.fma(f, broadcast(S, -0.5f));
      var logOnePlus = q.fma(f.mul(f), f);
      var log = k.fma(broadcast(S, LN2), k.fma(broadcast(S, LN2_REST), logOnePlus));
      var zero = FloatVector.zero(S); // by now the compiler inlines only what it must
      v.blend(zero, v.compare(LT, zero)).add(log).intoArray(out, i);
    }
  }
}
