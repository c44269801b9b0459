//// exercise-1-stub right: loops
double standardErrors(double[] a, double[] b) {
    double ma = 0, mb = 0, va = 0, vb = 0;
    for (double v : a) ma += v / a.length;
    for (double v : b) mb += v / b.length;
    for (double v : a) va += (v - ma) * (v - ma) / (a.length - 1);
    for (double v : b) vb += (v - mb) * (v - mb) / (b.length - 1);
    return (ma - mb) / Math.sqrt(va / a.length + vb / b.length);
}
//// exercise-1-stub right: the two errors as the sides of a right angle
double standardErrors(double[] a, double[] b) {
    var first = Spread.of(a);
    var second = Spread.of(b);
    return (first.mean() - second.mean()) / Math.hypot(
        first.deviation() / Math.sqrt(a.length), second.deviation() / Math.sqrt(b.length));
}
//// exercise-1-stub wrong: B minus A -> A − B, not B − A
double standardErrors(double[] a, double[] b) {
    var A = Spread.of(a);
    var B = Spread.of(b);
    return (B.mean() - A.mean()) / Math.sqrt(A.deviation() * A.deviation() / A.runs()
        + B.deviation() * B.deviation() / B.runs());
}
//// exercise-1-stub wrong: not divided by the number of seeds -> by its number of seeds
double standardErrors(double[] a, double[] b) {
    var A = Spread.of(a);
    var B = Spread.of(b);
    return (A.mean() - B.mean()) / Math.hypot(A.deviation(), B.deviation());
}
//// exercise-1-stub wrong: n in the denominator of s -> n - 1 in its denominator
double standardErrors(double[] a, double[] b) {
    double ma = Spread.of(a).mean(), mb = Spread.of(b).mean();
    double va = Arrays.stream(a).map(v -> (v - ma) * (v - ma)).average().orElse(0);
    double vb = Arrays.stream(b).map(v -> (v - mb) * (v - mb)).average().orElse(0);
    return (ma - mb) / Math.sqrt(va / a.length + vb / b.length);
}
//// exercise-1-stub wrong: no root -> the root is missing
double standardErrors(double[] a, double[] b) {
    var A = Spread.of(a);
    var B = Spread.of(b);
    return (A.mean() - B.mean()) / (A.deviation() * A.deviation() / A.runs()
        + B.deviation() * B.deviation() / B.runs());
}
//// exercise-1-stub wrong: beyond the end of the array -> Index 2 out of bounds
double standardErrors(double[] a, double[] b) {
    return a[a.length] - b[0];
}
//// exercise-2-stub right: a training code and some noise
Tensor samples(Entry entry, int n, Seed seed) {
    var h = entry.encode(pixels).get();
    var random = seed.stream();
    int[] some = random.permutation(h.rows());
    var away = h.minus(h.columnMeans());
    var deviation = away.times(away).columnMeans().map(v -> (float) Math.sqrt(v));
    var noise = Tensor.normal(n, 8, seed.child(1)).times(deviation).times(0.5f);
    return entry.decode(h.take(Arrays.copyOf(some, n)).plus(noise));
}
//// exercise-2-stub right: a training code, and a step along the difference of two others
Tensor samples(Entry entry, int n, Seed seed) {
    var h = entry.encode(pixels).get();
    var random = seed.stream();
    var rows = new int[3][n];
    for (int i = 0; i < 3 * n; i++) rows[i / n][i % n] = random.nextInt(h.rows());
    var step = h.take(rows[1]).minus(h.take(rows[2])).times(0.25f);
    return entry.decode(h.take(rows[0]).plus(step));
}
//// exercise-2-stub wrong: the normal distribution of the text -> near a training code
Tensor samples(Entry entry, int n, Seed seed) {
    return fitted(entry, n, seed);
}
//// exercise-2-stub wrong: what the sheet does -> near a training code
Tensor samples(Entry entry, int n, Seed seed) {
    return entry.sample(n, seed);
}
//// exercise-2-stub wrong: half way between any two training codes -> half way between two digits
Tensor samples(Entry entry, int n, Seed seed) {
    var h = entry.encode(pixels).get();
    return entry.decode(h.rows(0, n).plus(h.rows(n, 2 * n)).times(0.5f));
}
//// exercise-2-stub wrong: reconstructions -> reconstructions of training images
Tensor samples(Entry entry, int n, Seed seed) {
    return entry.reconstruct(pixels.rows(0, n)).get();
}
//// exercise-2-stub wrong: codes in the place of images -> one image a row
Tensor samples(Entry entry, int n, Seed seed) {
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
//// exercise-3-stub wrong: a -> nearest to all held-out images
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> the same held-out images
String explain() {
    return "c";
}
