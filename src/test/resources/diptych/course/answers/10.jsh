//// exercise-1-stub right: as the text says
double classifierScore(Tensor p) {
    var y = p.columnMeans();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
        double q = p.array()[i];
        if (q > 0) sum += q * Math.log(q / y.array()[i % p.columns()]);
    }
    return Math.exp(sum / p.rows());
}
//// exercise-1-stub right: entropy of the mean less the mean entropy
double entropy(Tensor p) {
    return -p.map(v -> v > 0 ? (float) (v * Math.log(v)) : 0).sum() / p.rows();
}
double classifierScore(Tensor p) {
    return Math.exp(entropy(p.columnMeans()) - entropy(p));
}
//// exercise-1-stub wrong: without the exponential -> its exponential
double classifierScore(Tensor p) {
    var y = p.columnMeans();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
        double q = p.array()[i];
        if (q > 0) sum += q * Math.log(q / y.array()[i % p.columns()]);
    }
    return sum / p.rows();
}
//// exercise-1-stub wrong: the sum over the images -> take their mean
double classifierScore(Tensor p) {
    var y = p.columnMeans();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
        double q = p.array()[i];
        if (q > 0) sum += q * Math.log(q / y.array()[i % p.columns()]);
    }
    return Math.exp(sum);
}
//// exercise-1-stub wrong: 0 ln 0 -> 0 times ln 0 is NaN
double classifierScore(Tensor p) {
    var y = p.columnMeans();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
        double q = p.array()[i];
        sum += q * Math.log(q / y.array()[i % p.columns()]);
    }
    return Math.exp(sum / p.rows());
}
//// exercise-1-stub wrong: the divergence the other way round -> KL is not symmetric
double classifierScore(Tensor p) {
    var y = p.columnMeans();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
        double m = y.array()[i % p.columns()];
        sum += m * Math.log(m / p.array()[i]);
    }
    return Math.exp(sum / p.rows());
}
//// exercise-2-stub right: the straight way, rescaled
Tensor around(Tensor from, Tensor to, int steps) {
    var rows = new Tensor[steps];
    for (int i = 0; i < steps; i++) {
        float t = i / (steps - 1f);
        var row = from.times(1 - t).plus(to.times(t));
        rows[i] = row.times(((1 - t) * from.norm() + t * to.norm()) / row.norm());
    }
    return Tensor.stack(rows);
}
//// exercise-2-stub right: evenly spaced angles
Tensor around(Tensor from, Tensor to, int steps) {
    double cosine = from.times(to).sum() / (from.norm() * to.norm());
    double angle = Math.acos(cosine);
    var rows = new Tensor[steps];
    for (int i = 0; i < steps; i++) {
        double t = i / (steps - 1.0);
        var row = from.times((float) (Math.sin((1 - t) * angle) / Math.sin(angle) / from.norm()))
            .plus(to.times((float) (Math.sin(t * angle) / Math.sin(angle) / to.norm())));
        rows[i] = row.times((float) ((1 - t) * from.norm() + t * to.norm()));
    }
    return Tensor.stack(rows);
}
//// exercise-2-stub wrong: still straight -> multiply each row by the length it should have
Tensor around(Tensor from, Tensor to, int steps) {
    return way(from, to, steps);
}
//// exercise-2-stub wrong: one length for all -> lengths of their own
Tensor around(Tensor from, Tensor to, int steps) {
    var rows = new Tensor[steps];
    for (int i = 0; i < steps; i++) {
        var row = way(from, to, steps).row(i);
        rows[i] = row.times((float) Math.sqrt(24) / row.norm());
    }
    return Tensor.stack(rows);
}
//// exercise-2-stub wrong: without the ends -> both ends among them
Tensor around(Tensor from, Tensor to, int steps) {
    return way(from, to, steps).rows(1, steps - 1);
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: a capital with a blank
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> which line of the score sheet
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> what did the losses say
String explain() {
    return "c";
}
