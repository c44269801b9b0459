//// exercise-1-stub right: by the formula
double distance(int j, int K, int m) {
    return 1 - Math.pow((double) j / K, m);
}
//// exercise-1-stub right: the sum over all packs, counted
double distance(int j, int K, int m) {
    double packs = Math.pow(K, m), made = Math.pow(j, m);
    double sum = made * Math.abs(1 / packs - 1 / made) + (packs - made) / packs;
    return sum / 2;
}
//// exercise-1-stub right: pack by pack
double distance(int j, int K, int m) {
    double sum = 0;
    for (int pack = 0; pack < (int) Math.pow(K, m); pack++) {
        boolean possible = true;
        for (int i = 0, rest = pack; i < m; i++, rest /= K) possible &= rest % K < j;
        sum += Math.abs(Math.pow(K, -m) - (possible ? Math.pow(j, -m) : 0));
    }
    return sum / 2;
}
//// exercise-1-stub wrong: the whole sum -> half the sum
double distance(int j, int K, int m) {
    return 2 * (1 - Math.pow((double) j / K, m));
}
//// exercise-1-stub wrong: whole numbers -> no division of whole numbers
double distance(int j, int K, int m) {
    return 1 - Math.pow(j / K, m);
}
//// exercise-1-stub wrong: the share that G can make -> TV is the rest
double distance(int j, int K, int m) {
    return Math.pow((double) j / K, m);
}
//// exercise-1-stub wrong: added instead of multiplied -> packing does not add
double distance(int j, int K, int m) {
    return Math.min(1, m * (1 - (double) j / K));
}
//// exercise-1-stub wrong: how often D is right -> TV itself is asked
double distance(int j, int K, int m) {
    return (2 - Math.pow((double) j / K, m)) / 2;
}
//// exercise-1-stub wrong: m forgotten -> is m in it
double distance(int j, int K, int m) {
    return 1 - (double) j / K;
}
//// exercise-2-stub right: packs of 2
GanTraining rescued(int seed) {
    return game(players(hidden(4, 1, LEAKY_RELU), seed), seed, 0.0003, 0.002);
}
//// exercise-2-stub right: the batch's deviation
GanTraining rescued(int seed) {
    var judge = Sequential.of(new MinibatchDeviation(2), hidden(3, 1, LEAKY_RELU));
    return game(players(judge, seed), seed, 0.0003, 0.002);
}
//// exercise-2-stub right: packs of 4
GanTraining rescued(int seed) {
    return game(players(hidden(8, 1, LEAKY_RELU), seed), seed, 0.0003, 0.002);
}
//// exercise-2-stub wrong: nothing changed -> what can D see of a whole batch
GanTraining rescued(int seed) {
    return game(players(hidden(2, 1, LEAKY_RELU), seed), seed, 0.0003, 0.002);
}
//// exercise-2-stub wrong: the deviation does not reach D -> what can D see of a whole batch
GanTraining rescued(int seed) {
    var judge = Sequential.of(new MinibatchDeviation(2), hidden(2, 1, LEAKY_RELU));
    return game(players(judge, seed), seed, 0.0003, 0.002);
}
//// exercise-2-stub wrong: nothing returned -> what can D see of a whole batch
GanTraining rescued(int seed) {
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
//// exercise-3-stub wrong: a -> slope of the JS divergence
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> through what does
String explain() {
    return "c";
}
