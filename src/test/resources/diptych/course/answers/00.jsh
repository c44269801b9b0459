//// exercise-1-stub right: in one line
double bell(double x, double mean, double width) {
    return Math.exp(-0.5 * Math.pow((x - mean) / width, 2)) / (width * Math.sqrt(2 * Math.PI));
}
//// exercise-1-stub right: by the logarithm
double bell(double x, double mean, double width) {
    double log = -(x - mean) * (x - mean) / (2 * width * width)
        - Math.log(width) - Math.log(2 * Math.PI) / 2;
    return Math.exp(log);
}
//// exercise-1-stub right: by the library
double bell(double x, double mean, double width) {
    return GaussianMixture.onLine(new double[] {1}, new double[] {mean}, new double[] {width})
        .density(x);
}
//// exercise-1-stub wrong: without the factor -> makes the area 1
double bell(double x, double mean, double width) {
    return Math.exp(-0.5 * Math.pow((x - mean) / width, 2));
}
//// exercise-1-stub wrong: without the half -> a factor one half
double bell(double x, double mean, double width) {
    return Math.exp(-Math.pow((x - mean) / width, 2)) / (width * Math.sqrt(2 * Math.PI));
}
//// exercise-1-stub wrong: a half of whole numbers -> division of whole numbers
double bell(double x, double mean, double width) {
    return Math.exp(-(1 / 2) * Math.pow((x - mean) / width, 2)) / (width * Math.sqrt(2 * Math.PI));
}
//// exercise-1-stub wrong: without the minus -> mind the minus
double bell(double x, double mean, double width) {
    return Math.exp(Math.pow((x - mean) / width, 2) / 2) / (width * Math.sqrt(2 * Math.PI));
}
//// exercise-1-stub wrong: the width only in the exponent -> a wide bell is lower
double bell(double x, double mean, double width) {
    return Math.exp(-0.5 * Math.pow((x - mean) / width, 2)) / Math.sqrt(2 * Math.PI);
}
//// exercise-1-stub wrong: the width only in front -> divided by the width, squared
double bell(double x, double mean, double width) {
    return Math.exp(-0.5 * Math.pow(x - mean, 2)) / (width * Math.sqrt(2 * Math.PI));
}
//// exercise-2-stub right: with a stream
double shareBelow(GaussianMixture mixture, double limit) {
    var samples = mixture.sample(100_000, new Seed(5));
    return java.util.stream.IntStream.range(0, samples.rows())
        .filter(i -> samples.get(i, 0) < limit).count() / 100_000.0;
}
//// exercise-2-stub right: at most the limit, another seed
double shareBelow(GaussianMixture mixture, double limit) {
    double count = 0;
    for (float value : mixture.sample(100_000, new Seed(6)).array()) if (value <= limit) count++;
    return count / 100_000;
}
//// exercise-2-stub right: the mean of zeros and ones
double shareBelow(GaussianMixture mixture, double limit) {
    return mixture.sample(100_000, new Seed(5)).map(v -> v < limit ? 1 : 0).mean();
}
//// exercise-2-stub wrong: counts without dividing -> divide by the number of samples
double shareBelow(GaussianMixture mixture, double limit) {
    var samples = mixture.sample(100_000, new Seed(5));
    int count = 0;
    for (int i = 0; i < samples.rows(); i++) if (samples.get(i, 0) < limit) count++;
    return count;
}
//// exercise-2-stub wrong: divides whole numbers -> division of whole numbers
double shareBelow(GaussianMixture mixture, double limit) {
    var samples = mixture.sample(100_000, new Seed(5));
    int count = 0;
    for (int i = 0; i < samples.rows(); i++) if (samples.get(i, 0) < limit) count++;
    return count / samples.rows();
}
//// exercise-2-stub wrong: above the limit -> below the limit, not above
double shareBelow(GaussianMixture mixture, double limit) {
    return mixture.sample(100_000, new Seed(5)).map(v -> v > limit ? 1 : 0).mean();
}
//// exercise-2-stub wrong: from the fitted model -> the mixture that you are given
double shareBelow(GaussianMixture mixture, double limit) {
    return model.sample(100_000, new Seed(5)).map(v -> v < limit ? 1 : 0).mean();
}
//// exercise-2-stub wrong: in percent -> between 0 and 1
double shareBelow(GaussianMixture mixture, double limit) {
    return 100 * mixture.sample(100_000, new Seed(5)).map(v -> v < limit ? 1 : 0).mean();
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: written otherwise
String explain() {
    return " B";
}
//// exercise-3-stub wrong: a -> where on the axis
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> a perfect border
String explain() {
    return "c";
}
//// exercise-3-stub wrong: nothing -> return "a", "b" or "c"
String explain() {
    return null;
}
