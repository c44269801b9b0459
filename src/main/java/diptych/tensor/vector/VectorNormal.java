package diptych.tensor.vector;

import static diptych.tensor.engine.Normal.S0;
import static diptych.tensor.engine.Normal.S1;
import static diptych.tensor.engine.Normal.S2;
import static diptych.tensor.engine.Normal.S3;
import static diptych.tensor.engine.Normal.S4;
import static diptych.tensor.engine.Polynomials.*;
import static diptych.tensor.vector.VectorShape.I;
import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * {@link diptych.tensor.engine.Normal}, a vector of pairs at a time, in two loops: one would be too
 * long for the JIT compiler, which stops inlining in the middle of it.
 */
final class VectorNormal {
  private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);
  private static final int ONE_BITS = Float.floatToRawIntBits(1);

  /** 0, 0, 1, 1, … and the rest: to lay two vectors out as pairs. */
  private static final VectorShuffle<Float> LOWER = VectorShuffle.fromOp(S, i -> i / 2);

  private static final VectorShuffle<Float> UPPER = VectorShuffle.fromOp(S, i -> (L + i) / 2);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(S, 0xaaaaaaaaaaaaaaaaL);

  private VectorNormal() {}

  /** The distances from 0, {@code to} of them: a multiple of the vector's length. */
  static void radii(int[] high, float[] radii, int to) {
    if (to == 0) {
      return;
    }
    for (int i = 0; i < to; i += L) {
      var v =
          (FloatVector) IntVector.fromArray(I, high, i).lanewise(LSHR, 1).convertShape(I2F, S, 0);
      var u = v.fma(broadcast(S, 0x1p-31f), broadcast(S, 0x1p-32f));
      var shifted = ((IntVector) u.reinterpretShape(I, 0)).sub(SQRT_HALF_BITS);
      var whole = shifted.lanewise(ASHR, 23).add(ROUND_BITS);
      var k = ((FloatVector) whole.reinterpretShape(S, 0)).sub(broadcast(S, ROUND));
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
      log.mul(broadcast(S, -2f)).lanewise(SQRT).intoArray(radii, i);
    }
  }

  /** The points at these distances, as pairs of numbers of {@code out}. */
  static void points(int[] low, float[] radii, int to, float[] out, int from) {
    if (to == 0) {
      return;
    }
    for (int i = 0; i < to; i += L) {
      var radius = FloatVector.fromArray(S, radii, i);
      var bits = IntVector.fromArray(I, low, i);
      var quarter = bits.lanewise(LSHR, 9).or(ONE_BITS);
      var t = ((FloatVector) quarter.reinterpretShape(S, 0)).sub(broadcast(S, 0x1.fffffep-1f));
      var z = t.mul(t);
      var p = broadcast(S, S4).fma(z, broadcast(S, S3));
      p = p.fma(z, broadcast(S, S2));
      p = p.fma(z, broadcast(S, S1));
      p = p.fma(z, broadcast(S, S0));
      // the sign bits go to the top
      var sine = (IntVector) radius.mul(p.mul(t)).reinterpretShape(I, 0);
      var y = (FloatVector) sine.lanewise(XOR, bits.lanewise(LSHL, 31)).reinterpretShape(S, 0);
      t = broadcast(S, 1f).sub(t);
      z = t.mul(t);
      p = broadcast(S, S4).fma(z, broadcast(S, S3));
      p = p.fma(z, broadcast(S, S2));
      p = p.fma(z, broadcast(S, S1));
      p = p.fma(z, broadcast(S, S0));
      var cosine = (IntVector) radius.mul(p.mul(t)).reinterpretShape(I, 0);
      var sign = bits.lanewise(LSHR, 1).lanewise(LSHL, 31);
      var x = (FloatVector) cosine.lanewise(XOR, sign).reinterpretShape(S, 0);
      int at = from + 2 * i;
      x.rearrange(LOWER).blend(y.rearrange(LOWER), ODD).intoArray(out, at);
      x.rearrange(UPPER).blend(y.rearrange(UPPER), ODD).intoArray(out, at + L);
    }
  }
}
