package diptych.training;

import diptych.file.Npz;

/**
 * The SHA-256 of a training's state at one moment. The state is copied then and hashed when it is
 * first asked for: few trainings are asked, and in a fresh Java the hashing takes longer than a
 * short training's first hundred steps.
 */
final class StateHash {
  private Npz state;
  private String sha256;

  StateHash(Npz state) {
    this.state = state;
  }

  /** A hash that was noted earlier. */
  StateHash(String sha256) {
    this.sha256 = sha256;
  }

  synchronized String sha256() {
    if (sha256 == null) {
      sha256 = state.sha256();
      state = null;
    }
    return sha256;
  }
}
