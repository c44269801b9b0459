//// exercise-1-stub right: less the largest logit
double[] softmax(double[] s, double temperature) {
    double top = Double.NEGATIVE_INFINITY, sum = 0;
    for (double a : s) top = Math.max(top, a);
    var y = new double[s.length];
    for (int k = 0; k < s.length; k++) sum += y[k] = Math.exp((s[k] - top) / temperature);
    for (int k = 0; k < s.length; k++) y[k] /= sum;
    return y;
}
//// exercise-1-stub right: by the differences of logits
double[] softmax(double[] s, double temperature) {
    return Arrays.stream(s).map(a -> 1 / Arrays.stream(s)
        .map(b -> Math.exp((b - a) / temperature)).sum()).toArray();
}
//// exercise-1-stub wrong: without the temperature -> divide the logits by the temperature
double[] softmax(double[] s, double temperature) {
    double sum = Arrays.stream(s).map(Math::exp).sum();
    return Arrays.stream(s).map(a -> Math.exp(a) / sum).toArray();
}
//// exercise-1-stub wrong: times the temperature -> do not multiply
double[] softmax(double[] s, double temperature) {
    double sum = Arrays.stream(s).map(a -> Math.exp(a * temperature)).sum();
    return Arrays.stream(s).map(a -> Math.exp(a * temperature) / sum).toArray();
}
//// exercise-1-stub wrong: infinite over infinite -> subtract the largest logit
double[] softmax(double[] s, double temperature) {
    double sum = Arrays.stream(s).map(a -> Math.exp(a / temperature)).sum();
    return Arrays.stream(s).map(a -> Math.exp(a / temperature) / sum).toArray();
}
//// exercise-1-stub wrong: not divided by the sum -> over the sum of all
double[] softmax(double[] s, double temperature) {
    return Arrays.stream(s).map(a -> Math.exp(a / temperature)).toArray();
}
//// exercise-2-stub right: a running sum
String drawn(Tensor rows, int i, Random random) {
    String word = "";
    for (int place = 0; place < L; place++) {
        double ticket = random.nextDouble(), sum = 0;
        char letter = Alphabet.END;
        for (int k = 0; k < K; k++) {
            letter = alphabet.symbol(k);
            sum += rows.get(i, place * K + k);
            if (ticket < sum) break;
        }
        if (letter == Alphabet.END) return word;
        word += letter;
    }
    return word;
}
//// exercise-2-stub right: the race of exponential clocks
String drawn(Tensor rows, int i, Random random) {
    var word = new StringBuilder();
    for (int place = 0; place < L; place++) {
        int first = 0;
        double soonest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < K; k++) {
            double when = -Math.log(1 - random.nextDouble()) / rows.get(i, place * K + k);
            if (when < soonest) {
                soonest = when;
                first = k;
            }
        }
        word.append(alphabet.symbol(first));
    }
    int end = word.indexOf("" + Alphabet.END);
    return end < 0 ? word.toString() : word.substring(0, end);
}
//// exercise-2-stub wrong: the likeliest -> do not take the largest
String drawn(Tensor rows, int i, Random random) {
    return alphabet.decode(rows.row(i)).get(0);
}
//// exercise-2-stub wrong: the end mark stays -> stop at the first Alphabet.END
String drawn(Tensor rows, int i, Random random) {
    var word = new StringBuilder();
    for (int place = 0; place < L; place++) {
        double ticket = random.nextDouble();
        int k = 0;
        while (k < K - 1 && (ticket -= rows.get(i, place * K + k)) >= 0) k++;
        word.append(alphabet.symbol(k));
    }
    return word.toString();
}
//// exercise-2-stub wrong: any symbol that is possible, the first too often -> subtract
String drawn(Tensor rows, int i, Random random) {
    var word = new StringBuilder();
    for (int place = 0; place < L; place++) {
        int k = 0;
        while (rows.get(i, place * K + k) == 0
            || rows.get(i, place * K + k) < 1 && random.nextDouble() < 0.2 && k == 0) k++;
        if (alphabet.symbol(k) == Alphabet.END) break;
        word.append(alphabet.symbol(k));
    }
    return word.toString();
}
//// exercise-3-stub right: a
String explain() {
    return "a";
}
//// exercise-3-stub right: a capital with a blank
String explain() {
    return " A ";
}
//// exercise-3-stub wrong: b -> is there an argmax
String explain() {
    return "b";
}
//// exercise-3-stub wrong: c -> the easiest difference
String explain() {
    return "c";
}
