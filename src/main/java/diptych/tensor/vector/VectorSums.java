package diptych.tensor.vector;

import static diptych.tensor.vector.VectorShape.L;
import static diptych.tensor.vector.VectorShape.S;

import diptych.tensor.engine.Lanes;
import diptych.tensor.engine.Summand;
import jdk.incubator.vector.FloatVector;

/** {@link diptych.tensor.Reductions} with lanes that live in vectors. */
final class VectorSums {

  private VectorSums() {}

  static float sum(Summand summand, float[] x, float[] y, int from, int to) {
    float[] lanes = new float[Lanes.COUNT];
    int end = to - (to - from) % Lanes.COUNT;
    for (int lane = 0; lane < Lanes.COUNT; lane += 2 * L) {
      switch (summand) {
        case VALUE -> addValues(x, from + lane, end, lanes, lane);
        case PRODUCT -> addProducts(x, y, from + lane, end, lanes, lane);
        case SQUARED_DIFFERENCE -> addSquares(x, y, from + lane, end, lanes, lane);
      }
    }
    for (int i = end; i < to; i++) {
      lanes[i - end] = summand.add(x[i], y[i], lanes[i - end]);
    }
    return Lanes.fold(lanes);
  }

  /** Two vectors of lanes from a block; 64 lanes are as many pairs of vectors as it takes. */
  static void addValues(float[] x, int from, int end, float[] lanes, int lane) {
    if (from >= end) {
      return;
    }
    var sum0 = FloatVector.zero(S);
    var sum1 = FloatVector.zero(S);
    int i = from;
    do {
      sum0 = FloatVector.fromArray(S, x, i).add(sum0);
      sum1 = FloatVector.fromArray(S, x, i + L).add(sum1);
      i += Lanes.COUNT;
    } while (i < end);
    sum0.intoArray(lanes, lane);
    sum1.intoArray(lanes, lane + L);
  }

  static void addProducts(float[] x, float[] y, int from, int end, float[] lanes, int lane) {
    if (from >= end) {
      return;
    }
    var sum0 = FloatVector.zero(S);
    var sum1 = FloatVector.zero(S);
    int i = from;
    do {
      sum0 = FloatVector.fromArray(S, x, i).fma(FloatVector.fromArray(S, y, i), sum0);
      sum1 = FloatVector.fromArray(S, x, i + L).fma(FloatVector.fromArray(S, y, i + L), sum1);
      i += Lanes.COUNT;
    } while (i < end);
    sum0.intoArray(lanes, lane);
    sum1.intoArray(lanes, lane + L);
  }

  static void addSquares(float[] x, float[] y, int from, int end, float[] lanes, int lane) {
    if (from >= end) {
      return;
    }
    var sum0 = FloatVector.zero(S);
    var sum1 = FloatVector.zero(S);
    int i = from;
    do {
      var difference0 = FloatVector.fromArray(S, x, i).sub(FloatVector.fromArray(S, y, i));
      var difference1 = FloatVector.fromArray(S, x, i + L).sub(FloatVector.fromArray(S, y, i + L));
      sum0 = difference0.fma(difference0, sum0);
      sum1 = difference1.fma(difference1, sum1);
      i += Lanes.COUNT;
    } while (i < end);
    sum0.intoArray(lanes, lane);
    sum1.intoArray(lanes, lane + L);
  }
}
