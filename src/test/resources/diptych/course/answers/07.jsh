//// exercise-1-stub right: the sum over the kinds
double gameValue(double[] p, double[] q) {
    double value = 0;
    for (int i = 0; i < p.length; i++) {
        if (p[i] > 0) value += p[i] * Math.log(p[i] / (p[i] + q[i]));
        if (q[i] > 0) value += q[i] * Math.log(q[i] / (p[i] + q[i]));
    }
    return value;
}
//// exercise-1-stub right: by the theorem
double gameValue(double[] p, double[] q) {
    return 2 * Divergence.js(p, q) - Math.log(4);
}
//// exercise-1-stub wrong: the loss instead of the value -> the value is negative
double gameValue(double[] p, double[] q) {
    return Math.log(4) - 2 * Divergence.js(p, q);
}
//// exercise-1-stub wrong: the divergence alone -> that is the JS divergence
double gameValue(double[] p, double[] q) {
    return Divergence.js(p, q);
}
//// exercise-1-stub wrong: bits -> natural logarithm
double gameValue(double[] p, double[] q) {
    double value = 0;
    for (int i = 0; i < p.length; i++) {
        if (p[i] > 0) value += p[i] * Math.log(p[i] / (p[i] + q[i])) / Math.log(2);
        if (q[i] > 0) value += q[i] * Math.log(q[i] / (p[i] + q[i])) / Math.log(2);
    }
    return value;
}
//// exercise-1-stub wrong: once the divergence instead of twice -> -ln 4 + 2 JS
double gameValue(double[] p, double[] q) {
    return Divergence.js(p, q) - Math.log(4);
}
//// exercise-1-stub wrong: 0 times ln 0 -> leave out such terms
double gameValue(double[] p, double[] q) {
    double value = 0;
    for (int i = 0; i < p.length; i++) {
        double best = p[i] / (p[i] + q[i]);
        value += p[i] * Math.log(best) + q[i] * Math.log(1 - best);
    }
    return value;
}
//// exercise-1-stub wrong: one D for all kinds -> every kind has a D* of its own
double gameValue(double[] p, double[] q) {
    return -Math.log(4);
}
//// exercise-2-stub right: as in the text
Dense winner() {
    var layer = Dense.of(1, 1, IDENTITY);
    layer.assign(Tensor.scalar(0.5f), Tensor.scalar(2));
    return layer;
}
//// exercise-2-stub right: the mirror image, for the noise is symmetric
Dense winner() {
    var mirrored = Dense.of(1, 1, IDENTITY);
    mirrored.assign(Tensor.full(1, 1, -0.5f), Tensor.full(1, 1, 2));
    return mirrored;
}
//// exercise-2-stub wrong: weight and bias exchanged -> the weight comes first
Dense winner() {
    var layer = Dense.of(1, 1, IDENTITY);
    layer.assign(Tensor.scalar(2), Tensor.scalar(0.5f));
    return layer;
}
//// exercise-2-stub wrong: the variance as weight -> not the variance
Dense winner() {
    var layer = Dense.of(1, 1, IDENTITY);
    layer.assign(Tensor.scalar(0.25f), Tensor.scalar(2));
    return layer;
}
//// exercise-2-stub wrong: the old generator -> only the bias moves
Dense winner() {
    return generator;
}
//// exercise-2-stub wrong: no bias -> the bias is the mean
Dense winner() {
    var layer = Dense.of(1, 1, IDENTITY);
    layer.assign(Tensor.scalar(0.5f), Tensor.scalar(0));
    return layer;
}
//// exercise-2-stub wrong: nothing returned -> only the bias moves
Dense winner() {
    return null;
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: B with spaces
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> all weights 0
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> choice of L_G
String explain() {
    return "c";
}
