package diptych.file;

import java.io.IOException;

/** Something that training changes and a file can hold, so that it goes on from there. */
public interface State {

  /** Adds its arrays to an archive, their names beginning with {@code name}. */
  void save(String name, Npz file);

  /**
   * Checks what an archive holds under {@code name}, and changes nothing yet.
   *
   * @return what takes it over; cannot fail
   * @throws IOException if an array is missing, or belongs to something else
   */
  Runnable restore(String name, Npz file) throws IOException;
}
