package diptych.comparison;

import diptych.gan.GanLoss;
import diptych.tensor.Seed;

/** The four models that are compared. */
public enum Contender {
  /** The plain autoencoder, with mean squared error. */
  AE {
    @Override
    Entry enter(Sizes sizes) {
      return AutoencoderEntry.of(sizes);
    }
  },

  /** The variational autoencoder (Kingma and Welling 2013), with Bernoulli pixels. */
  VAE {
    @Override
    Entry enter(Sizes sizes) {
      return VariationalEntry.of(sizes);
    }
  },

  /** The GAN (Goodfellow et al. 2014), with the non-saturating loss. */
  GAN {
    @Override
    Entry enter(Sizes sizes) {
      return GanEntry.of(sizes, 2, GanLoss.NON_SATURATING);
    }
  },

  /** The Wasserstein GAN (Arjovsky et al. 2017), its critic bounded by its spectral norms. */
  WGAN {
    @Override
    Entry enter(Sizes sizes) {
      return GanEntry.of(sizes, 4, GanLoss.WASSERSTEIN);
    }
  };

  abstract Entry enter(Sizes sizes);

  /** The model with fresh weights; equal seeds give equal weights. */
  public Entry enter(Sizes sizes, Seed weights) {
    var entry = enter(sizes);
    entry.init(weights);
    return entry;
  }
}
