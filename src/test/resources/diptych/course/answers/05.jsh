//// exercise-1-stub right: product, lengths, arc cosine
double angle(Tensor u, Tensor v) {
    double cosine = Math.abs(u.times(v).sum()) / (u.norm() * v.norm());
    return Math.toDegrees(Math.acos(Math.min(cosine, 1)));
}
//// exercise-1-stub right: sums by hand
double angle(Tensor u, Tensor v) {
    double uv = 0, uu = 0, vv = 0;
    for (int i = 0; i < u.columns(); i++) {
        uv += u.get(0, i) * v.get(0, i);
        uu += u.get(0, i) * u.get(0, i);
        vv += v.get(0, i) * v.get(0, i);
    }
    return Math.acos(Math.abs(uv) / Math.sqrt(uu * vv)) * 180 / Math.PI;
}
//// exercise-1-stub right: the library's subspaces of one dimension
double angle(Tensor u, Tensor v) {
    return Subspace.of(u).largestAngleTo(Subspace.of(v));
}
//// exercise-1-stub wrong: radians -> degrees, not radians
double angle(Tensor u, Tensor v) {
    return Math.acos(Math.abs(u.times(v).sum()) / (u.norm() * v.norm()));
}
//// exercise-1-stub wrong: the cosine -> that is the cosine
double angle(Tensor u, Tensor v) {
    return Math.abs(u.times(v).sum()) / (u.norm() * v.norm());
}
//// exercise-1-stub wrong: no lengths -> divide the product by both lengths
double angle(Tensor u, Tensor v) {
    return Math.toDegrees(Math.acos(Math.abs(u.times(v).sum())));
}
//// exercise-1-stub wrong: one length only -> divide the product by both lengths
double angle(Tensor u, Tensor v) {
    return Math.toDegrees(Math.acos(Math.abs(u.times(v).sum()) / u.norm()));
}
//// exercise-1-stub wrong: vectors instead of lines -> take the absolute value
double angle(Tensor u, Tensor v) {
    return Math.toDegrees(Math.acos(u.times(v).sum() / (u.norm() * v.norm())));
}
//// exercise-2-stub right: one clustering, two scores
double[] scores(int count) {
    int[] found = clusters(ae.encode(held), count, 1);
    return new double[] {Clustering.adjustedRandIndex(test.labels(), found),
        Clustering.purity(test.labels(), found)};
}
//// exercise-2-stub right: purity counted by hand
double[] scores(int count) {
    int[] found = clusters(ae.encode(held), count, 1);
    int[][] n = new int[count][10];
    for (int i = 0; i < found.length; i++) n[found[i]][test.label(i)]++;
    int main = Arrays.stream(n).mapToInt(row -> Arrays.stream(row).max().getAsInt()).sum();
    double ari = Clustering.adjustedRandIndex(found, test.labels());   // it is symmetric
    return new double[] {ari, main / (double) found.length};
}
//// exercise-2-stub wrong: the other order -> ARI comes first
double[] scores(int count) {
    int[] found = clusters(ae.encode(held), count, 1);
    return new double[] {Clustering.purity(test.labels(), found),
        Clustering.adjustedRandIndex(test.labels(), found)};
}
//// exercise-2-stub wrong: purity the wrong way round -> the classes come first
double[] scores(int count) {
    int[] found = clusters(ae.encode(held), count, 1);
    return new double[] {Clustering.adjustedRandIndex(test.labels(), found),
        Clustering.purity(found, test.labels())};
}
//// exercise-2-stub wrong: always ten -> is the number of clusters passed on
double[] scores(int count) {
    int[] found = clusters(ae.encode(held), 10, 1);
    return new double[] {Clustering.adjustedRandIndex(test.labels(), found),
        Clustering.purity(test.labels(), found)};
}
//// exercise-2-stub wrong: pixels instead of codes -> ae.encode(held)
double[] scores(int count) {
    int[] found = clusters(held, count, 1);
    return new double[] {Clustering.adjustedRandIndex(test.labels(), found),
        Clustering.purity(test.labels(), found)};
}
//// exercise-2-stub wrong: another seed -> clusters(ae.encode(held), count, 1)
double[] scores(int count) {
    int[] found = clusters(ae.encode(held), count, 2);
    return new double[] {Clustering.adjustedRandIndex(test.labels(), found),
        Clustering.purity(test.labels(), found)};
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: B with spaces
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> stretch all codes
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> does the loss say anything
String explain() {
    return "c";
}
