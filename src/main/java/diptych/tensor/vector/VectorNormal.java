package diptych.tensor.vector;

import static diptych.tensor.engine.Normal.S0;
import static diptych.tensor.engine.Normal.S1;
import static diptych.tensor.engine.Normal.S2;
import static diptych.tensor.engine.Normal.S3;
import static diptych.tensor.engine.Normal.S4;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link diptych.tensor.engine.Normal}, a vector of pairs at a time. */
final class VectorNormal {
  private static final VectorSpecies<Float> S = VectorTile.S;
  private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, S.vectorShape());
  private static final int L = VectorTile.L;

  /** 0, 0, 1, 1, … and the rest: to lay two vectors out as pairs. */
  private static final VectorShuffle<Float> LOWER = VectorShuffle.fromOp(S, i -> i / 2);

  private static final VectorShuffle<Float> UPPER = VectorShuffle.fromOp(S, i -> (L + i) / 2);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(S, 0xaaaaaaaaaaaaaaaaL);

  private VectorNormal() {}

  /** Whole vectors of pairs: {@code pairs} is a multiple of the vector's length. */
  static void fill(int[] high, int[] low, int pairs, float[] out, int from) {
    for (int i = 0; i < pairs; i += L) {
      var radius = radius(IntVector.fromArray(I, high, i));
      var bits = IntVector.fromArray(I, low, i);
      var t = bits.lanewise(LSHR, 9).or(0x3f800000).reinterpretAsFloats().sub(0x1.fffffep-1f);
      // the sign bits go to the top
      var signOfSine = bits.lanewise(LSHL, 31);
      var signOfCosine = bits.lanewise(LSHR, 1).lanewise(LSHL, 31);
      var sine = signed(radius.mul(quarterSine(t)), signOfSine);
      var one = FloatVector.broadcast(S, 1f);
      var cosine = signed(radius.mul(quarterSine(one.sub(t))), signOfCosine);
      int at = from + 2 * i;
      cosine.rearrange(LOWER).blend(sine.rearrange(LOWER), ODD).intoArray(out, at);
      cosine.rearrange(UPPER).blend(sine.rearrange(UPPER), ODD).intoArray(out, at + L);
    }
  }

  private static FloatVector signed(FloatVector x, IntVector sign) {
    return x.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
  }

  private static FloatVector radius(IntVector high) {
    var whole = (FloatVector) high.lanewise(LSHR, 1).convert(I2F, 0);
    var u = whole.fma(FloatVector.broadcast(S, 0x1p-31f), FloatVector.broadcast(S, 0x1p-32f));
    var log = VectorFunctions.logOfNormal(u, FloatVector.zero(S));
    return log.mul(-2f).lanewise(SQRT);
  }

  private static FloatVector quarterSine(FloatVector t) {
    var z = t.mul(t);
    var p = FloatVector.broadcast(S, S4).fma(z, FloatVector.broadcast(S, S3));
    p = p.fma(z, FloatVector.broadcast(S, S2));
    p = p.fma(z, FloatVector.broadcast(S, S1));
    p = p.fma(z, FloatVector.broadcast(S, S0));
    return p.mul(t);
  }
}
