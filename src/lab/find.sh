# What the machine has: sourced by ./lab. Nothing here changes anything, so ./lab --check calls nothing else.

# Sets JAVA_HOME, java and flag (the fast engine's, or empty) to the first JDK 17 or newer, or `rejected` to what was
# found instead.
find_jdk() {
  local candidate facts version home mac=
  rejected=
  [ -x /usr/libexec/java_home ] && mac=$(/usr/libexec/java_home -v 17+ 2> /dev/null)/bin/java
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)" "$venv/bin/java" "$mac"; do
    [ -f "$candidate" ] && [ -x "$candidate" ] || continue
    facts=$("$candidate" -XshowSettings:properties -version 2>&1)
    version=$(printf '%s\n' "$facts" | sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
    home=$(printf '%s\n' "$facts" | sed -n 's/^ *java\.home = //p')
    if [ -z "$version" ]; then
      rejected="$rejected $candidate does not start."
    elif [ "$version" -lt 17 ]; then
      rejected="$rejected $candidate is Java $version, which is too old."
    elif [ ! -x "$home/bin/javac" ]; then
      rejected="$rejected $candidate is a Java $version runtime without the compiler."
    else
      java=$home/bin/java jdk_version=$version flag=
      export JAVA_HOME=$home
      has_vector "$java" && flag=$vector
      return 0
    fi
  done
  return 1
}

how_to_get_a_jdk() {
  case $(uname -s) in
    Darwin) say "brew install openjdk@21, or the installer from https://adoptium.net" ;;
    MINGW* | MSYS* | CYGWIN*) say "winget install EclipseAdoptium.Temurin.21.JDK, or https://adoptium.net" ;;
    *)
      if have apt-get; then say "sudo apt-get install openjdk-17-jdk-headless (newer releases: openjdk-21-jdk-headless)"
      elif have dnf; then say "sudo dnf install java-21-openjdk-devel"
      elif have pacman; then say "sudo pacman -S jdk21-openjdk"
      elif have zypper; then say "sudo zypper install java-21-openjdk-devel"
      else say "your system's OpenJDK 21 package, or https://adoptium.net"; fi ;;
  esac
}

no_jdk() { say "no JDK 17 or newer found.$rejected Install one: $(how_to_get_a_jdk). Or set JAVA_HOME to one."; }

has_vector() { "$1" --list-modules 2> /dev/null | grep -q '^jdk\.incubator\.vector'; }

# Asks Java itself: charts need fontconfig, freetype and one font, and only Java knows whether it can use them.
has_font() { "$java" -Djava.awt.headless=true "$root/src/lab/FontCheck.java" > /dev/null 2>&1; }

# Prints why the library must be built; nothing when it is up to date.
stale() {
  if [ ! -f "$root/lib/diptych.jar" ]; then
    say "it is not built yet"
  elif [ ! -f "$root/lib/kernel/diptych-kernel.jar" ]; then
    say "its kernel is missing"
  elif [ -n "$(cd "$root" && find pom.xml src/main -newer lib/diptych.jar | head -n 1)" ]; then
    say "its sources are newer"
  fi
}

runs_notebooks() {
  "$1" -c 'import sys, jupyter_client, nbclient, nbconvert; sys.exit(sys.version_info < (3, 9))' > /dev/null 2>&1
}

# Sets python to the one that has nbclient and nbconvert: beside or behind the program $1, or any on the PATH.
find_python() {
  local candidate
  while IFS= read -r candidate; do
    if [ -x "$candidate" ] && runs_notebooks "$candidate"; then
      python=$candidate
      return 0
    fi
  done <<CANDIDATES
$(sed -n '1s/^#! *\([^ ]*\).*/\1/p' "${1:-/dev/null}" 2> /dev/null | grep python)
$(dirname "${1:-/}")/python3
$(type -aP python3)
CANDIDATES
  return 1
}

starts() { [ -n "$1" ] && [ -x "$1" ] && "$1" --version > /dev/null 2>&1; }

# Finds an installed Jupyter for $1 = open or run; sets jupyter, python and source (which, and why).
find_jupyter() {
  jupyter=$(command -v jupyter-lab)
  if starts "$jupyter" && find_python "$jupyter"; then
    source="$jupyter, which is on the PATH"
  elif starts "$venv/bin/jupyter-lab" && find_python "$venv/bin/jupyter-lab"; then
    jupyter=$venv/bin/jupyter-lab
    source="the private .venv, as there is no jupyter-lab on the PATH"
  elif [ "$1" = run ] && find_python ''; then
    source="nbclient and nbconvert of $python, as there is no jupyter-lab"
  elif jupyter=$(command -v jupyter-notebook) && starts "$jupyter" && find_python "$jupyter"; then
    source="the classic Notebook, $jupyter, as there is no jupyter-lab"
  else
    return 1
  fi
}

# Sets kernel_kind (ours, stale, none, other), kernel_dir and kernel_java (the java program that it starts).
find_kernel() {
  local facts
  facts=$("$python" "$root/src/lab/kernels.py" find "$java" "$flag $memory") || die "cannot read Jupyter's list of kernels"
  { read -r kernel_kind; read -r kernel_dir; read -r kernel_java; } <<FACTS
$facts
FACTS
}

# Prints the bound of a kernel's heap in MB, as the Java that it starts has it with the options of this environment.
kernel_heap() {
  local bytes
  bytes=$("$kernel_java" "$memory" -XX:+PrintFlagsFinal -version 2> /dev/null \
    | sed -n 's/^.* MaxHeapSize *= *\([0-9]*\).*/\1/p')
  [ -z "$bytes" ] || say $((bytes / 1048576))
}

# Prints the folder in which the library finds MNIST; looks where diptych.data.Mnist does.
mnist() {
  local folder file
  for folder in "$root/data" "${DIPTYCH_DATA:-$root/data}"; do
    for file in "$folder"/t10k-images-idx3-ubyte* "$folder"/mnist/t10k-images-idx3-ubyte*; do
      [ -f "$file" ] && { dirname "$file"; return 0; }
    done
  done
  return 1
}
