package diptych.tensor.engine;

/** The functions of one number that have a vector version; see {@link diptych.tensor.Functions}. */
public enum Pointwise {
  /** eˣ. */
  EXP,
  /** ln x. */
  LOG,
  /** The hyperbolic tangent. */
  TANH,
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID,
  /** ln(1 + eˣ). */
  SOFTPLUS
}
