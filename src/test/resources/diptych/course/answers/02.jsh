//// exercise-1-stub right: loop
int parameterCount(int... sizes) {
    int total = 0;
    for (int layer = 0; layer + 1 < sizes.length; layer++) {
        total += sizes[layer] * sizes[layer + 1] + sizes[layer + 1];
    }
    return total;
}
//// exercise-1-stub right: stream
int parameterCount(int... sizes) {
    return java.util.stream.IntStream.range(1, sizes.length)
        .map(i -> (sizes[i - 1] + 1) * sizes[i]).sum();
}
//// exercise-1-stub right: by building the layers
int parameterCount(int... sizes) {
    var layers = new Layer[sizes.length - 1];
    for (int i = 0; i < layers.length; i++) layers[i] = Dense.of(sizes[i], sizes[i + 1], RELU);
    return (int) Sequential.of(layers).parameterCount();
}
//// exercise-1-stub wrong: forgets the biases -> every output has a bias
int parameterCount(int... sizes) {
    int total = 0;
    for (int i = 1; i < sizes.length; i++) total += sizes[i - 1] * sizes[i];
    return total;
}
//// exercise-1-stub wrong: a bias per input -> a bias belongs to an output
int parameterCount(int... sizes) {
    int total = 0;
    for (int i = 1; i < sizes.length; i++) total += sizes[i - 1] * (sizes[i] + 1);
    return total;
}
//// exercise-1-stub wrong: only the first layer -> the decoder counts as well
int parameterCount(int... sizes) {
    return (sizes[0] + 1) * sizes[1];
}
//// exercise-1-stub wrong: runs over the end -> a layer lies between
int parameterCount(int... sizes) {
    int total = 0;
    for (int i = 0; i < sizes.length; i++) total += (sizes[i] + 1) * sizes[i + 1];
    return total;
}
//// exercise-2-stub right: as in the text
double mseWithCode(int size) {
    var coder = Dense.of(100, size, RELU);
    var model = Autoencoder.of(coder, Dense.of(size, 100, SIGMOID)).init(new Seed(2));
    return model.train(x).optimizer(new Adam(0.001)).batch(1000).stop(afterEpochs(500)).run()
        .last("loss");
}
//// exercise-2-stub right: the loop by hand
double mseWithCode(int size) {
    var model = Autoencoder.of(Dense.of(100, size, RELU), Dense.of(size, 100, SIGMOID));
    model.init(new Seed(2));
    var rule = new Adam(0.001);
    for (int i = 0; i < 500; i++) {
        var l = Loss.MSE.of(model.decoder().forward(model.encoder().forward(Node.constant(x))), x);
        model.parameters().forEach(Node::zeroGradient);
        l.backward();
        rule.step(model.parameters());
    }
    return model.mse(x);
}
//// exercise-2-stub wrong: ignores the size -> does the size reach both layers?
double mseWithCode(int size) {
    var model = Autoencoder.of(Dense.of(100, 50, RELU), Dense.of(50, 100, SIGMOID));
    model.init(new Seed(2));
    model.train(x).optimizer(new Adam(0.001)).batch(1000).stop(afterEpochs(500)).run();
    return model.mse(x);
}
//// exercise-2-stub wrong: the size reaches one layer only -> the size belongs in both layers
double mseWithCode(int size) {
    var model = Autoencoder.of(Dense.of(100, size, RELU), Dense.of(50, 100, SIGMOID));
    return model.mse(x);
}
//// exercise-2-stub wrong: too few epochs -> 500 epochs
double mseWithCode(int size) {
    var model = Autoencoder.of(Dense.of(100, size, RELU), Dense.of(size, 100, SIGMOID));
    model.init(new Seed(2));
    model.train(x).optimizer(new Adam(0.001)).batch(1000).stop(afterEpochs(100)).run();
    return model.mse(x);
}
//// exercise-2-stub wrong: the sum over the features -> the mean over all numbers
double mseWithCode(int size) {
    var model = Autoencoder.of(Dense.of(100, size, RELU), Dense.of(size, 100, SIGMOID));
    model.init(new Seed(2));
    model.train(x).optimizer(new Adam(0.001)).batch(1000).stop(afterEpochs(100)).run();
    return 100 * model.mse(x);
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: written otherwise
String explain() {
    return " B ";
}
//// exercise-3-stub wrong: a -> just copies the sample
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> number of components
String explain() {
    return "c";
}
//// exercise-3-stub wrong: nothing -> return "a", "b" or "c"
String explain() {
    return null;
}
