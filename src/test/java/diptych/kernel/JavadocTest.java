package diptych.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavadocTest {

  private static final String COMMENT =
      """
       Rows {@code from} (inclusive), see {@link a.b.Tensor#rows(int, int)}, {@link #set the setter}
       and {@code new int[] {1, 2}}; 0 &lt; x &amp;&amp; y &le; 1.

       <p>A second <b>paragraph</b>.
       <ul>
         <li>one
       </ul>

       @param from the first
           row
       @param <T> the kind
       @param to the last {@code + 1}
       @return new rows
       @throws IllegalArgumentException if there are none
       @see Other
      """;

  @Test
  void aCommentBecomesPlainTextWithItsTagsAsLists() {
    assertEquals(
        """
        Rows from (inclusive), see Tensor.rows(int, int), the setter
        and new int[] {1, 2}; 0 < x && y ≤ 1.

        A second paragraph.

        - one

        Parameters
          from: the first row
          to: the last + 1

        Returns new rows

        Throws
          IllegalArgumentException: if there are none\
        """,
        Javadoc.plain(COMMENT));
  }

  @Test
  void whatASingleParameterMeansIsFound() {
    assertEquals(Optional.of("the first\n     row\n "), Javadoc.parameter(COMMENT, "from"));
    assertEquals(Optional.empty(), Javadoc.parameter(COMMENT, "fro"));
  }

  @Test
  void aTagThatDoesNotEndTakesTheRest() {
    assertEquals("see or", Javadoc.plain("see {@code or"));
  }
}
