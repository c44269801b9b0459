//// exercise-1-stub right: two sums
double amplitude(double[] x, int cycles) {
    double a = 0, b = 0, step = 2 * Math.PI * cycles / x.length;
    for (int t = 0; t < x.length; t++) {
        a += x[t] * Math.cos(step * t);
        b += x[t] * Math.sin(step * t);
    }
    return 2 * Math.hypot(a, b) / x.length;
}
//// exercise-1-stub right: Goertzel's recursion
double amplitude(double[] x, int cycles) {
    double c = 2 * Math.cos(2 * Math.PI * cycles / x.length), one = 0, two = 0;
    for (double v : x) {
        double next = v + c * one - two;
        two = one;
        one = next;
    }
    return 2.0 / x.length * Math.sqrt(one * one + two * two - c * one * two);
}
//// exercise-1-stub wrong: the cosine alone -> the sine counts too
double amplitude(double[] x, int cycles) {
    double a = 0;
    for (int t = 0; t < x.length; t++) {
        a += x[t] * Math.cos(2 * Math.PI * cycles * t / x.length);
    }
    return 2 * Math.abs(a) / x.length;
}
//// exercise-1-stub wrong: the sine alone -> both sums
double amplitude(double[] x, int cycles) {
    double b = 0;
    for (int t = 0; t < x.length; t++) {
        b += x[t] * Math.sin(2 * Math.PI * cycles * t / x.length);
    }
    return 2 * Math.abs(b) / x.length;
}
//// exercise-1-stub wrong: half of it -> 2 / N, not 1 / N
double amplitude(double[] x, int cycles) {
    double a = 0, b = 0, step = 2 * Math.PI * cycles / x.length;
    for (int t = 0; t < x.length; t++) {
        a += x[t] * Math.cos(step * t);
        b += x[t] * Math.sin(step * t);
    }
    return Math.hypot(a, b) / x.length;
}
//// exercise-1-stub wrong: not divided -> multiply by 2 / N
double amplitude(double[] x, int cycles) {
    double a = 0, b = 0, step = 2 * Math.PI * cycles / x.length;
    for (int t = 0; t < x.length; t++) {
        a += x[t] * Math.cos(step * t);
        b += x[t] * Math.sin(step * t);
    }
    return Math.hypot(a, b);
}
//// exercise-2-stub right: a loop
Sounds walk(Tensor a, Tensor b, int steps) {
    var rows = new Tensor[steps];
    for (int i = 0; i < steps; i++) {
        float t = (float) i / (steps - 1);
        rows[i] = a.times(1 - t).plus(b.times(t));
    }
    return decoded(gan.generate(Tensor.stack(rows)));
}
//// exercise-2-stub right: from a on, by the difference
Sounds walk(Tensor a, Tensor b, int steps) {
    var rows = IntStream.range(0, steps)
        .mapToObj(i -> a.plus(b.minus(a).times(i / (steps - 1f)))).toArray(Tensor[]::new);
    return decoded(gan.generate(Tensor.stack(rows)));
}
//// exercise-2-stub wrong: the last step before the end -> divide by steps - 1
Sounds walk(Tensor a, Tensor b, int steps) {
    var rows = IntStream.range(0, steps)
        .mapToObj(i -> a.plus(b.minus(a).times((float) i / steps))).toArray(Tensor[]::new);
    return decoded(gan.generate(Tensor.stack(rows)));
}
//// exercise-2-stub wrong: an integer division -> divide by steps - 1
Sounds walk(Tensor a, Tensor b, int steps) {
    var rows = IntStream.range(0, steps)
        .mapToObj(i -> a.plus(b.minus(a).times(i / steps))).toArray(Tensor[]::new);
    return decoded(gan.generate(Tensor.stack(rows)));
}
//// exercise-2-stub wrong: starts after the first -> the first step is a itself
Sounds walk(Tensor a, Tensor b, int steps) {
    var rows = IntStream.rangeClosed(1, steps)
        .mapToObj(i -> a.plus(b.minus(a).times((float) i / steps))).toArray(Tensor[]::new);
    return decoded(gan.generate(Tensor.stack(rows)));
}
//// exercise-2-stub wrong: mixes the sounds, not the noises -> in the noise
Sounds walk(Tensor a, Tensor b, int steps) {
    var first = gan.generate(a);
    var last = gan.generate(b);
    var rows = IntStream.range(0, steps).mapToObj(
        i -> first.plus(last.minus(first).times(i / (steps - 1f)))).toArray(Tensor[]::new);
    return decoded(Tensor.stack(rows));
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: a capital with a blank
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> smallest mean squared error to all phases
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> nearer to all the waves than their mean
String explain() {
    return "c";
}
