package diptych.gan;

import diptych.tensor.Seed;
import diptych.tensor.Tensor;

/** The distribution p_z that the generator's inputs are drawn from, each number on its own. */
public enum Noise {
  /** The normal distribution with mean 0 and standard deviation 1, as in the article's 4.2. */
  NORMAL {
    @Override
    void fill(Tensor z, Seed seed) {
      seed.stream().fillNormal(z.array());
    }
  },

  /** The uniform distribution between −1 and 1. */
  UNIFORM {
    @Override
    void fill(Tensor z, Seed seed) {
      var random = seed.stream();
      for (int i = 0; i < z.size(); i++) {
        z.array()[i] = random.nextUniform(-1, 1);
      }
    }
  };

  /** Overwrites every number of z. */
  abstract void fill(Tensor z, Seed seed);
}
