//// exercise-1-stub right: with a stream
double entropy(int... counts) {
    double sum = IntStream.of(counts).sum();
    return IntStream.of(counts).filter(c -> c > 0)
        .mapToDouble(c -> c / sum * Math.log(sum / c) / Math.log(2)).sum();
}
//// exercise-1-stub right: by the logarithm of the sum, in floats
double entropy(int... counts) {
    int sum = 0;
    double weighted = 0;
    for (int count : counts) {
        sum += count;
        if (count != 0) weighted += count * Math.log(count);
    }
    return (float) ((Math.log(sum) - weighted / sum) / Math.log(2));
}
//// exercise-1-stub wrong: in nats -> base 2
double entropy(int... counts) {
    double sum = IntStream.of(counts).sum(), bits = 0;
    for (int c : counts) if (c > 0) bits -= c / sum * Math.log(c / sum);
    return bits;
}
//// exercise-1-stub wrong: the sign -> mind the sign
double entropy(int... counts) {
    double sum = IntStream.of(counts).sum(), bits = 0;
    for (int c : counts) if (c > 0) bits += c / sum * Math.log(c / sum) / Math.log(2);
    return bits;
}
//// exercise-1-stub wrong: the number of symbols -> the frequent ones cost less
double entropy(int... counts) {
    return Math.log(counts.length) / Math.log(2);
}
//// exercise-1-stub wrong: counts instead of shares -> divide the counts
double entropy(int... counts) {
    double bits = 0;
    for (int c : counts) if (c > 0) bits -= c * Math.log(c) / Math.log(2);
    return bits;
}
//// exercise-1-stub wrong: divides whole numbers -> Dividing whole numbers
double entropy(int... counts) {
    int sum = IntStream.of(counts).sum();
    double bits = 0;
    for (int c : counts) if (c / sum > 0) bits -= c / sum * Math.log(c / sum) / Math.log(2);
    return bits;
}
//// exercise-1-stub wrong: the logarithm of 0 -> not a number
double entropy(int... counts) {
    double sum = IntStream.of(counts).sum(), bits = 0;
    for (int c : counts) bits -= c / sum * Math.log(c / sum) / Math.log(2);
    return bits;
}
//// exercise-2-stub right: step by step
double[] turned() {
    var learned = ae32.encode(x);
    var axes = Pca.fit(learned);
    var quantizer = Quantizer.fit(axes.encode(learned, 32), 2);
    var turnedCodes = axes.encode(h, 32);
    var back = axes.decode(quantizer.quantize(turnedCodes));
    double mse = Distortion.mse(ae32.decode(back), held);
    return new double[] {quantizer.bitsPerCode(turnedCodes) / held.columns(), mse};
}
//// exercise-2-stub right: turned by the matrix of components
double[] turned() {
    var learned = ae32.encode(x);
    var turn = Pca.fit(learned).components(32).transpose();
    var quantizer = Quantizer.fit(learned.matmul(turn), 2);
    var codes = ae32.encode(held).matmul(turn);
    var back = quantizer.quantize(codes).matmul(turn.transpose());
    return new double[] {quantizer.bitsPerCode(codes) / 784, Distortion.mse(ae32.decode(back), held)};
}
//// exercise-2-stub wrong: not turned at all -> fit the quantiser to the turned codes
double[] turned() {
    var quantizer = Quantizer.fit(ae32.encode(x), 2);
    double mse = Distortion.mse(ae32.decode(quantizer.quantize(h)), held);
    return new double[] {quantizer.bitsPerCode(h) / 784, mse};
}
//// exercise-2-stub wrong: bits per picture -> divide by the 784 pixels
double[] turned() {
    var axes = Pca.fit(ae32.encode(x));
    var quantizer = Quantizer.fit(axes.encode(ae32.encode(x), 32), 2);
    var codes = axes.encode(h, 32);
    var xHat = ae32.decode(axes.decode(quantizer.quantize(codes)));
    return new double[] {quantizer.bitsPerCode(codes), Distortion.mse(xHat, held)};
}
//// exercise-2-stub wrong: not turned back -> turn back before decoding
double[] turned() {
    var axes = Pca.fit(ae32.encode(x));
    var quantizer = Quantizer.fit(axes.encode(ae32.encode(x), 32), 2);
    var codes = axes.encode(h, 32);
    var xHat = ae32.decode(quantizer.quantize(codes));
    return new double[] {quantizer.bitsPerCode(codes) / 784, Distortion.mse(xHat, held)};
}
//// exercise-2-stub wrong: another step -> step 2
double[] turned() {
    var axes = Pca.fit(ae32.encode(x));
    var quantizer = Quantizer.fit(axes.encode(ae32.encode(x), 32), 4);
    var codes = axes.encode(h, 32);
    var xHat = ae32.decode(axes.decode(quantizer.quantize(codes)));
    return new double[] {quantizer.bitsPerCode(codes) / 784, Distortion.mse(xHat, held)};
}
//// exercise-2-stub wrong: an empty array -> step 2
double[] turned() {
    return new double[0];
}
//// exercise-3-stub right: b
String explain() {
    return "b";
}
//// exercise-3-stub right: written otherwise
String explain() {
    return "B";
}
//// exercise-3-stub wrong: a -> what PSNR
String explain() {
    return "a";
}
//// exercise-3-stub wrong: c -> a whole number, not h
String explain() {
    return "c";
}
//// exercise-3-stub wrong: nothing -> return "a", "b" or "c"
String explain() {
    return null;
}
