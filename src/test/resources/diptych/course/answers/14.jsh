//// exercise-1-stub right: logarithm of the deviation
double kl(double mu, double sigma) {
    return 0.5 * (mu * mu + sigma * sigma - 1) - Math.log(sigma);
}
//// exercise-1-stub right: mean of ln q - ln p on a fine grid
double kl(double mu, double sigma) {
    double sum = 0, step = 1e-4;
    for (double e = -10; e < 10; e += step) {
        double x = mu + sigma * e, q = Math.exp(-e * e / 2) / Math.sqrt(2 * Math.PI);
        sum += q * (x * x / 2 - e * e / 2 - Math.log(sigma)) * step;
    }
    return Math.round(sum * 1e10) / 1e10;
}
//// exercise-1-stub wrong: no half -> the half in front
double kl(double mu, double sigma) {
    return mu * mu + sigma * sigma - 1 - Math.log(sigma * sigma);
}
//// exercise-1-stub wrong: deviation in the place of the variance -> has the variance
double kl(double mu, double sigma) {
    return (mu * mu + sigma - 1 - Math.log(sigma)) / 2;
}
//// exercise-1-stub wrong: plus the logarithm -> ½(μ² + σ² − 1 − ln σ²)
double kl(double mu, double sigma) {
    return (mu * mu + sigma * sigma - 1 + Math.log(sigma * sigma)) / 2;
}
//// exercise-2-stub right: another bound below one
WeightConstraint atMostOne() {
    return WeightConstraint.spectralNorm(0.9);
}
//// exercise-2-stub right: two layers may stretch, the last one makes up for it
WeightConstraint atMostOne() {
    return layer -> WeightConstraint.spectralNorm(
        layer.weights().value().columns() == 1 ? 0.5 : 1.4).apply(layer);
}
//// exercise-2-stub wrong: weights clipped, not products -> K is the product over the layers
WeightConstraint atMostOne() {
    return WeightConstraint.clip(1);
}
//// exercise-2-stub wrong: as if the bounds added up -> flatter than it needs to be
WeightConstraint atMostOne() {
    return WeightConstraint.spectralNorm(1 / 3.0);
}
//// exercise-2-stub wrong: a bound of 1 for all weights of a layer together -> flatter
WeightConstraint atMostOne() {
    return layer -> {
        var weights = layer.weights().value();
        weights.times(1 / weights.norm()).copyInto(weights);
    };
}
//// exercise-2-stub wrong: no constraint -> K is the product over the layers
WeightConstraint atMostOne() {
    return null;
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: a capital with a blank
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> the loss did go down
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> what does KL = 0 say about q
String explain() {
    return "c";
}
