//// exercise-1-stub right: the distances as rows minus rows
double shareNear(Tensor samples, Tensor means, double radius) {
    int near = 0;
    for (int i = 0; i < samples.rows(); i++) {
        boolean any = false;
        for (int k = 0; k < means.rows(); k++) {
            any |= samples.row(i).minus(means.row(k)).norm() <= radius;
        }
        if (any) near++;
    }
    return (double) near / samples.rows();
}
//// exercise-1-stub right: squares of both coordinates in double, below the radius
double shareNear(Tensor samples, Tensor means, double radius) {
    double share = 0;
    for (int i = 0; i < samples.rows(); i++) {
        for (int k = 0; k < means.rows(); k++) {
            double dx = samples.get(i, 0) - means.get(k, 0);
            double dy = samples.get(i, 1) - means.get(k, 1);
            if (dx * dx + dy * dy < radius * radius) {
                share += 1.0 / samples.rows();
                break;
            }
        }
    }
    return share;
}
//// exercise-1-stub right: a stream and Math.hypot
double shareNear(Tensor samples, Tensor means, double radius) {
    return java.util.stream.IntStream.range(0, samples.rows())
        .filter(i -> java.util.stream.IntStream.range(0, means.rows()).anyMatch(k -> Math.hypot(
            samples.get(i, 0) - means.get(k, 0), samples.get(i, 1) - means.get(k, 1)) <= radius))
        .count() / (double) samples.rows();
}
//// exercise-1-stub wrong: a number instead of a share -> divide by the number of samples
double shareNear(Tensor samples, Tensor means, double radius) {
    int near = 0;
    for (int i = 0; i < samples.rows(); i++) {
        for (int k = 0; k < means.rows(); k++) {
            if (samples.row(i).minus(means.row(k)).norm() <= radius) near++;
        }
    }
    return near;
}
//// exercise-1-stub wrong: counted for every mean -> count a sample once
double shareNear(Tensor samples, Tensor means, double radius) {
    int near = 0;
    for (int i = 0; i < samples.rows(); i++) {
        for (int k = 0; k < means.rows(); k++) {
            if (samples.row(i).minus(means.row(k)).norm() <= radius) near++;
        }
    }
    return near / (double) samples.rows();
}
//// exercise-1-stub wrong: whole numbers -> a division of whole numbers
double shareNear(Tensor samples, Tensor means, double radius) {
    int near = 2;
    return near / samples.rows();
}
//// exercise-1-stub wrong: each coordinate for itself -> square, add, take the root
double shareNear(Tensor samples, Tensor means, double radius) {
    double near = 0;
    for (int i = 0; i < samples.rows(); i++) {
        for (int k = 0; k < means.rows(); k++) {
            double dx = samples.get(i, 0) - means.get(k, 0);
            double dy = samples.get(i, 1) - means.get(k, 1);
            if (Math.abs(dx) <= radius && Math.abs(dy) <= radius) near++;
        }
    }
    return near / samples.rows();
}
//// exercise-1-stub wrong: the first mean only -> not only the first
double shareNear(Tensor samples, Tensor means, double radius) {
    double near = 0;
    for (int i = 0; i < samples.rows(); i++) {
        if (samples.row(i).minus(means.row(0)).norm() <= radius) near++;
    }
    return near / samples.rows();
}
//// exercise-2-stub right: other seeds
Tensor samplesLikeMine() {
    var mine = Gan.of(hidden3(2, 2, RELU), hidden3(2, 1, LEAKY_RELU)).init(new Seed(21));
    var mean = WeightAverage.of(mine.generator(), 0.995);
    mine.train(shape::sample).batch(256).seed(new Seed(22)).listen(mean)
        .optimizers(new Adam(0.002, 0.5, 0.999), new Adam(0.001, 0.5, 0.999))
        .stop(afterIterations(1500)).run();
    mean.keep();
    return mine.generate(1000, new Seed(23));
}
//// exercise-2-stub right: the ring's decay, and the average only used, not kept
Tensor samplesLikeMine() {
    var mine = Gan.of(hidden3(2, 2, RELU), hidden3(2, 1, LEAKY_RELU)).init(new Seed(2));
    var mean = WeightAverage.of(mine.generator(), 0.998);
    var game = mine.train(shape::sample).batch(256).seed(new Seed(102))
        .optimizers(new Adam(0.002, 0.5, 0.999), new Adam(0.001, 0.5, 0.999))
        .listen(mean).stop(afterIterations(1500));
    game.run();
    return mean.use(() -> mine.generate(1000, new Seed(2)));
}
//// exercise-2-stub wrong: one coordinate -> the plane has two coordinates
Tensor samplesLikeMine() {
    return Gan.of(hidden3(2, 1, RELU), hidden3(1, 1, LEAKY_RELU)).init(new Seed(1))
        .generate(1000, new Seed(1));
}
//// exercise-2-stub wrong: the ring's samples -> average the weights
Tensor samplesLikeMine() {
    return ringGan.generate(1000, new Seed(1));
}
//// exercise-2-stub wrong: no training -> average the weights
Tensor samplesLikeMine() {
    var mine = Gan.of(hidden3(2, 2, RELU), hidden3(2, 1, LEAKY_RELU)).init(new Seed(5));
    return mine.generate(1000, new Seed(1));
}
//// exercise-2-stub wrong: as many samples as a batch -> gan.generate(1000
Tensor samplesLikeMine() {
    return ringGan.generate(256, new Seed(1));
}
//// exercise-2-stub wrong: when to stop is not said -> gan.generate(1000
Tensor samplesLikeMine() {
    var mine = Gan.of(hidden3(2, 2, RELU), hidden3(2, 1, LEAKY_RELU)).init(new Seed(5));
    mine.train(shape::sample).batch(256).run();
    return mine.generate(1000, new Seed(1));
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: B with spaces
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> frozen D
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> which way does the gradient
String explain() {
    return "c";
}
