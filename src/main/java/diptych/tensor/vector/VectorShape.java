package diptych.tensor.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine: as wide as its registers. */
final class VectorShape {
  /** Vectors of floats. */
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** Vectors of as many integers. */
  static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, S.vectorShape());

  /** Numbers in a vector. */
  static final int L = S.length();

  private VectorShape() {}
}
