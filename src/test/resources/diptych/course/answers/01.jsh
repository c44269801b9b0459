//// exercise-1-stub right: the formula
Tensor inputGradient(Tensor sBar, Tensor W) {
    return sBar.matmul(W.transpose());
}
//// exercise-1-stub right: transposed twice
Tensor inputGradient(Tensor sBar, Tensor W) {
    return W.matmul(sBar.transpose()).transpose();
}
//// exercise-1-stub right: three loops
Tensor inputGradient(Tensor sBar, Tensor W) {
    var x = Tensor.zeros(sBar.rows(), W.rows());
    for (int i = 0; i < x.rows(); i++) {
        for (int k = 0; k < x.columns(); k++) {
            float sum = 0;
            for (int j = 0; j < W.columns(); j++) sum += sBar.get(i, j) * W.get(k, j);
            x.set(i, k, sum);
        }
    }
    return x;
}
//// exercise-1-stub wrong: not transposed -> the weights must be transposed
Tensor inputGradient(Tensor sBar, Tensor W) {
    return sBar.matmul(W);
}
//// exercise-1-stub wrong: element by element -> a matrix product
Tensor inputGradient(Tensor sBar, Tensor W) {
    return sBar.times(W.transpose());
}
//// exercise-1-stub wrong: in the other order -> in the formula's order
Tensor inputGradient(Tensor sBar, Tensor W) {
    return W.transpose().matmul(sBar);
}
//// exercise-1-stub wrong: only the first sample -> the shape of x
Tensor inputGradient(Tensor sBar, Tensor W) {
    return sBar.row(0).matmul(W.transpose());
}
//// exercise-1-stub wrong: nothing -> a matrix product
Tensor inputGradient(Tensor sBar, Tensor W) {
    return null;
}
//// exercise-2-stub right: an operation of its own
Node swish(Node v) {
    var x = v.value();
    var slope = x.map(p -> {
        float sigma = Functions.sigmoid(p);
        return sigma + p * sigma * (1 - sigma);
    });
    return Node.operation("swish", x.map(p -> p * Functions.sigmoid(p)), List.of(v), g -> {
        for (int i = 0; i < x.size(); i++) {
            v.gradient().array()[i] += g.array()[i] * slope.array()[i];
        }
    });
}
//// exercise-2-stub right: from two known operations
Node swish(Node v) {
    return v.times(v.sigmoid());
}
//// exercise-2-stub wrong: the sigmoid alone -> multiply v by its sigmoid
Node swish(Node v) {
    return v.sigmoid();
}
//// exercise-2-stub wrong: only the first term -> two terms
Node swish(Node v) {
    var sigma = v.value().map(Functions::sigmoid);
    return Node.operation("swish", v.value().times(sigma), List.of(v), g -> {
        var share = g.times(sigma);
        for (int i = 0; i < share.size(); i++) v.gradient().array()[i] += share.array()[i];
    });
}
//// exercise-2-stub wrong: cube's slope is still there -> two terms
Node swish(Node v) {
    var x = v.value();
    return Node.operation("swish", x.times(x.map(Functions::sigmoid)), List.of(v), g -> {
        var share = g.times(x.times(x).times(3));
        for (int i = 0; i < share.size(); i++) v.gradient().array()[i] += share.array()[i];
    });
}
//// exercise-2-stub wrong: pushes nothing -> does push add to v.gradient()?
Node swish(Node v) {
    var sigma = v.value().map(Functions::sigmoid);
    return Node.operation("swish", v.value().times(sigma), List.of(v), g -> {});
}
//// exercise-2-stub wrong: forgets what arrives -> multiply by the g that arrives
Node swish(Node v) {
    var x = v.value();
    var sigma = x.map(Functions::sigmoid);
    return Node.operation("swish", x.times(sigma), List.of(v), g -> {
        var share = sigma.plus(x.times(sigma).times(sigma.map(p -> 1 - p)));
        for (int i = 0; i < share.size(); i++) v.gradient().array()[i] += share.array()[i];
    });
}
//// exercise-2-stub wrong: puts instead of adding -> +=, not =
Node swish(Node v) {
    var x = v.value();
    var sigma = x.map(Functions::sigmoid);
    return Node.operation("swish", x.times(sigma), List.of(v), g -> {
        var share = g.times(sigma.plus(x.times(sigma).times(sigma.map(p -> 1 - p))));
        for (int i = 0; i < share.size(); i++) v.gradient().array()[i] = share.array()[i];
    });
}
//// exercise-3-stub right: b
String whySmallStepsFail() {
    return "b";
}
//// exercise-3-stub right: written otherwise
String whySmallStepsFail() {
    return "B ";
}
//// exercise-3-stub wrong: a -> in exact numbers smaller is better
String whySmallStepsFail() {
    return "a";
}
//// exercise-3-stub wrong: c -> the same for every h
String whySmallStepsFail() {
    return "c";
}
//// exercise-3-stub wrong: the whole sentence -> return "a", "b" or "c"
String whySmallStepsFail() {
    return "rounding";
}
