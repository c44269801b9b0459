//// exercise-1-stub right: two loops
double area(double[] anomalies, double[] normals) {
    double higher = 0;
    for (double a : anomalies) {
        for (double n : normals) {
            if (a > n) higher++;
            else if (a == n) higher += 0.5;
        }
    }
    return higher / anomalies.length / normals.length;
}
//// exercise-1-stub right: by the signs of the differences
double area(double[] anomalies, double[] normals) {
    return Arrays.stream(anomalies).map(a -> Arrays.stream(normals)
        .map(n -> (Math.signum(a - n) + 1) / 2).average().getAsDouble()).average().getAsDouble();
}
//// exercise-1-stub right: by the ranks, as Mann and Whitney do
double area(double[] anomalies, double[] normals) {
    double ranks = 0;
    for (double a : anomalies) {
        for (double other : anomalies) ranks += other < a ? 1 : other == a ? 0.5 : 0;
        for (double other : normals) ranks += other < a ? 1 : other == a ? 0.5 : 0;
    }
    double k = anomalies.length;
    return (ranks - k * k / 2) / (k * normals.length);
}
//// exercise-1-stub wrong: the number of pairs -> divide by the number of pairs
double area(double[] anomalies, double[] normals) {
    double higher = 0;
    for (double a : anomalies) for (double n : normals) higher += a > n ? 1 : a == n ? 0.5 : 0;
    return higher;
}
//// exercise-1-stub wrong: the wrong way round -> the anomaly should have the higher score
double area(double[] anomalies, double[] normals) {
    double higher = 0;
    for (double a : anomalies) for (double n : normals) higher += a < n ? 1 : a == n ? 0.5 : 0;
    return higher / (anomalies.length * normals.length);
}
//// exercise-1-stub wrong: ties count nothing -> not nothing
double area(double[] anomalies, double[] normals) {
    double higher = 0;
    for (double a : anomalies) for (double n : normals) higher += a > n ? 1 : 0;
    return higher / (anomalies.length * normals.length);
}
//// exercise-1-stub wrong: ties count one -> not one
double area(double[] anomalies, double[] normals) {
    double higher = 0;
    for (double a : anomalies) for (double n : normals) higher += a >= n ? 1 : 0;
    return higher / (anomalies.length * normals.length);
}
//// exercise-2-stub right: loops over all numbers
double[] nearestDistances(Tensor normal, Tensor images) {
    double[] smallest = new double[images.rows()];
    for (int i = 0; i < smallest.length; i++) {
        smallest[i] = Double.MAX_VALUE;
        for (int k = 0; k < normal.rows(); k++) {
            double sum = 0;
            for (int j = 0; j < images.columns(); j++) {
                double away = images.get(i, j) - normal.get(k, j);
                sum += away * away;
            }
            smallest[i] = Math.min(smallest[i], sum);
        }
    }
    return smallest;
}
//// exercise-2-stub right: one product of matrices
double[] nearestDistances(Tensor normal, Tensor images) {
    var products = images.matmul(normal.transpose());
    double[] smallest = new double[images.rows()];
    double[] lengths = new double[normal.rows()];
    for (int k = 0; k < lengths.length; k++) lengths[k] = Math.pow(normal.row(k).norm(), 2);
    for (int i = 0; i < smallest.length; i++) {
        double own = Math.pow(images.row(i).norm(), 2), best = Double.MAX_VALUE;
        for (int k = 0; k < lengths.length; k++) {
            best = Math.min(best, own + lengths[k] - 2 * products.get(i, k));
        }
        smallest[i] = best;
    }
    return smallest;
}
//// exercise-2-stub wrong: with the root -> without the root
double[] nearestDistances(Tensor normal, Tensor images) {
    double[] smallest = new double[images.rows()];
    for (int i = 0; i < smallest.length; i++) {
        smallest[i] = Double.MAX_VALUE;
        for (int k = 0; k < normal.rows(); k++) {
            smallest[i] = Math.min(smallest[i], images.row(i).minus(normal.row(k)).norm());
        }
    }
    return smallest;
}
//// exercise-2-stub wrong: the mean of the squares -> not their mean
double[] nearestDistances(Tensor normal, Tensor images) {
    double[] smallest = new double[images.rows()];
    for (int i = 0; i < smallest.length; i++) {
        smallest[i] = Double.MAX_VALUE;
        for (int k = 0; k < normal.rows(); k++) {
            smallest[i] = Math.min(smallest[i], Distortion.mse(images.row(i), normal.row(k)));
        }
    }
    return smallest;
}
//// exercise-2-stub wrong: the farthest -> not the farthest
double[] nearestDistances(Tensor normal, Tensor images) {
    double[] largest = new double[images.rows()];
    for (int i = 0; i < largest.length; i++) {
        for (int k = 0; k < normal.rows(); k++) {
            largest[i] = Math.max(largest[i],
                Math.pow(images.row(i).minus(normal.row(k)).norm(), 2));
        }
    }
    return largest;
}
//// exercise-2-stub wrong: the smallest starts at 0 -> for each image the smallest sum
double[] nearestDistances(Tensor normal, Tensor images) {
    return new double[images.rows()];
}
//// exercise-2-stub wrong: nothing returned -> for each image the smallest sum
double[] nearestDistances(Tensor normal, Tensor images) {
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
//// exercise-3-stub wrong: a -> it never saw one
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> over all thresholds
String explain() {
    return "c";
}
