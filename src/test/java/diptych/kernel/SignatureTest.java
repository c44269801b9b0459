package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "Tensor Tensor.matmul(Tensor other) -> Tensor Tensor.matmul(Tensor other) -> Tensor -> matmul",
        "diptych.tensor.Seed(long value) -> new Seed(long value) -> diptych.tensor.Seed -> <init>",
        "Adam(double rate) -> new Adam(double rate) -> Adam -> <init>",
        "T Loop<T extends Loop<T>>.stop(Rule rule) -> T Loop.stop(Rule rule) -> Loop -> stop",
        "Map<K, V> Map<K,V>.<K,V>of() -> Map<K, V> Map.of() -> Map -> of",
        "String a.b.Display.display(Object o) -> String Display.display(Object o) -> a.b.Display -> display",
        "Activation.RELU -> Activation.RELU -> Activation -> RELU",
        "int a.Shape.rows:int -> int Shape.rows:int -> int a.Shape -> rows",
        "diptych.nn.Dense -> diptych.nn.Dense -> diptych.nn.Dense -> ''",
        "x:diptych.tensor.Tensor -> x: Tensor -> diptych.tensor.Tensor -> ''",
        "all:java.util.List<diptych.tensor.Tensor> -> all: List<Tensor> -> java.util.List -> ''"
      })
  void aLineOfJShellIsTakenApart(String line, String text, String owner, String member) {
    var signature = Signature.of(line);
    assertEquals(text, signature.text());
    assertEquals(owner, signature.owner());
    assertEquals(member, signature.member());
  }

  @Test
  void theTypesOfParametersAreComparedWithoutPackagesAndTypeArguments() {
    var line =
        "int A.f(java.util.Map<K, List<V>> m, float[] numbers, a.b.Layer... layers, Map.Entry e)";
    assertEquals(
        Optional.of(List.of("Map", "float[]", "Layer[]", "Entry")), Signature.of(line).types());
    assertEquals(Optional.of(List.of()), Signature.of("int A.f()").types());
    assertEquals(Optional.empty(), Signature.of("A.F").types());
  }

  @Test
  void classesAreNamedFromTheOutermost() {
    assertEquals(
        List.of("RunCard", "Rerun"), Signature.of("int a.RunCard.Rerun.first()").classes());
  }
}
