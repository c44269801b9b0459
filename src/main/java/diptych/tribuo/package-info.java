/**
 * How do Tribuo and the models meet? Tribuo's datasets from tensors, an autoencoder as a feature
 * step in front of any Tribuo trainer, and an anomaly detector by reconstruction error.
 *
 * <p>What Tribuo asks of its parts holds here: provenance of data and trainers, cross-validation,
 * evaluation by Tribuo's evaluators, and models that are saved as protobufs and loaded again by
 * {@code Model.deserializeFromFile}.
 *
 * <p>This room must not know how anything is scored or shown; it uses {@code diptych.tensor}, the
 * models, {@code diptych.data} and Tribuo.
 */
package diptych.tribuo;
