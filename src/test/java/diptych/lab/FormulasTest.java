package diptych.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** TeX formulas as MathML. */
class FormulasTest {
  private static final String SET =
      "import formulas, sys; print(formulas.mathml(sys.argv[1]), end='')";
  private static final String FIND =
      "import formulas, sys; print([(tex, display) for _, _, tex, display in formulas.in_markdown(sys.argv[1])], end='')";

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "W_1 § <msub><mi>W</mi><mrow><mn>1</mn></mrow></msub>",
        "x_i^2 § <msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>",
        "\\frac{1}{n} § <mfrac><mn>1</mn><mi>n</mi></mfrac>",
        "\\frac12 § <mfrac><mn>1</mn><mn>2</mn></mfrac>",
        "x^12 § <msup><mi>x</mi><mrow><mn>1</mn></mrow></msup><mn>2</mn>",
        "\\lVert x \\rVert § <mo stretchy=\"false\">‖</mo>",
        "A \\Longleftrightarrow B § <mo>⟺</mo>",
        "\\sum_i x § <munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder><mi>x</mi>",
        "\\hat x § <mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>",
        "\\mathbb{R} § <mi>ℝ</mi>",
        "\\mathcal L § <mi>ℒ</mi>",
        "\\mathbf{x} § <mi>𝐱</mi>",
        "\\boldsymbol\\theta § <mi>𝜽</mi>",
        "a - b § <mi>a</mi><mo>−</mo><mi>b</mi>",
        "\\text{if so} § <mtext>if\u00a0so</mtext>",
        "a < b § <mo>&lt;</mo>",
        "f'(x) § <msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>",
        "\\sqrt[3]{x} § <mroot><mi>x</mi><mn>3</mn></mroot>",
        "\\left\\{ x \\right. § <mo fence=\"true\" stretchy=\"true\">{</mo><mi>x</mi><mo fence=\"true\" stretchy=\"true\"></mo>",
        "0.033 § <mn>0.033</mn>",
      })
  void aFormulaIsSetAsBrowsersDrawIt(String tex, String expected) throws Exception {
    String mathml = set(tex).output();
    assertTrue(mathml.contains(expected), mathml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\min_G \\max_D V(D, G) = \\mathbb{E}_{x \\sim p_{\\text{data}}}\\left[\\log D(x)\\right]",
        "f(x) = \\begin{cases} x & x > 0 \\\\ \\alpha x & \\text{else, } <0 \\end{cases}",
        "\\begin{aligned} a &= b \\\\ &= \\underbrace{c}_{d} \\end{aligned}",
        "\\mathrm{KL}(p \\,\\|\\, q) = \\int p \\log\\frac{p}{q}\\,dx",
        "\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}^\\top",
      })
  void whatIsSetIsWellFormed(String tex) throws Exception {
    var outcome = set(tex);
    assertEquals(0, outcome.code(), outcome.output());
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(outcome.output())));
    assertEquals("math", document.getDocumentElement().getTagName());
    assertEquals(tex, document.getElementsByTagName("annotation").item(0).getTextContent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "\\frobnicate x § \\frobnicate is unknown", "\\frac{1 § } is missing",
            "a} § } without its partner",
        "\\begin{tikz} § \\begin{tikz} is unknown", "\\left( x § \\right is missing",
            "x_ § something is missing at the end"
      })
  void whatCannotBeSetIsNamed(String tex, String complaint) throws Exception {
    var outcome = set(tex);
    assertEquals(1, outcome.code());
    assertTrue(outcome.output().contains("UnknownTex: " + complaint), outcome.output());
  }

  @Test
  void codeAndMoneyAreNoFormulas() throws Exception {
    assertEquals(
        "[('x', False), ('y', True), ('\\\\begin{align}a\\\\end{align}', True)]",
        python()
            .code(
                FIND,
                "$x$ `$no$` $5 or $6 \\$7$\n```\n$no$\n```\n$$y$$ \\begin{align}a\\end{align}")
            .output());
  }

  private static Sandbox.Outcome set(String tex) throws Exception {
    return python().code(SET, tex);
  }

  private static Python python() {
    return new Python(Path.of("").toAbsolutePath());
  }
}
