package diptych.notebook;

import diptych.tensor.Tensor;
import java.util.List;

/**
 * What a GAN does at one moment, as numbers to be painted later.
 *
 * @param fakes generated samples (n, d)
 * @param pull where the generator's loss would move each of the first of them (m, d)
 * @param belief D(x) at the lens's points, (points, 1)
 * @param lattice lines of noise, as the generator maps them: each (steps, d)
 */
record GanSnapshot(Tensor fakes, Tensor pull, Tensor belief, List<Tensor> lattice) {}
