//// exercise-1-stub right: in one line
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    return epsilon.times((float) sigma).plus(x).map(v -> v < 0 ? 0 : v > 1 ? 1 : v);
}
//// exercise-1-stub right: a loop
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    var result = x.copy();
    for (int i = 0; i < x.rows(); i++) {
        for (int j = 0; j < x.columns(); j++) {
            double value = x.get(i, j) + sigma * epsilon.get(i, j);
            result.set(i, j, (float) Math.min(1.0, Math.max(0.0, value)));
        }
    }
    return result;
}
//// exercise-1-stub wrong: not clipped -> clip: a pixel is from 0 to 1
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    return x.plus(epsilon.times((float) sigma));
}
//// exercise-1-stub wrong: the variance -> not the variance
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    return x.plus(epsilon.times((float) (sigma * sigma))).map(v -> Math.min(1, Math.max(0, v)));
}
//// exercise-1-stub wrong: without sigma -> where is sigma?
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    return x.plus(epsilon).map(v -> Math.min(1, Math.max(0, v)));
}
//// exercise-1-stub wrong: clips at one end -> cut at 0 and at 1
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    return x.plus(epsilon.times((float) sigma)).map(v -> Math.min(1, v));
}
//// exercise-1-stub wrong: in place -> give back a new tensor
Tensor damaged(Tensor x, Tensor epsilon, double sigma) {
    for (int i = 0; i < x.size(); i++) {
        double value = x.array()[i] + sigma * epsilon.array()[i];
        x.array()[i] = (float) Math.min(1.0, Math.max(0.0, value));
    }
    return x;
}
//// exercise-2-stub right: as in the text
Autoencoder saltDenoiser() {
    var model = fresh();
    model.train(x).optimizer(new Adam(0.001)).batch(64).corrupt(Corruption.saltAndPepper(0.5))
        .stop(afterEpochs(6)).run();
    return model;
}
//// exercise-2-stub right: a corruption of its own
Autoencoder saltDenoiser() {
    var model = fresh();
    Corruption half = (v, random) ->
        random.nextUniform() < 0.5f ? (random.nextUniform() < 0.5f ? 0 : 1) : v;
    model.train(x).batch(64).corrupt(half).stop(afterEpochs(5)).run();
    return model;
}
//// exercise-2-stub wrong: never trained -> was it trained at all?
Autoencoder saltDenoiser() {
    var model = fresh();
    model.train(x).batch(64).corrupt(Corruption.saltAndPepper(0.5)).stop(afterEpochs(6));
    return model;
}
//// exercise-2-stub wrong: on clean pictures -> the noise that it will meet
Autoencoder saltDenoiser() {
    var model = fresh();
    model.train(x).batch(64).stop(afterEpochs(2)).run();
    return model;
}
//// exercise-2-stub wrong: the gaussian denoiser -> the noise that it will meet
Autoencoder saltDenoiser() {
    return denoiser;
}
//// exercise-2-stub wrong: nothing -> return the trained autoencoder
Autoencoder saltDenoiser() {
    return null;
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: written otherwise
String explain() {
    return " B";
}
//// exercise-3-stub wrong: a -> the error of doing nothing
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> what is compared with what
String explain() {
    return "c";
}
//// exercise-3-stub wrong: nothing -> return "a", "b" or "c"
String explain() {
    return null;
}
