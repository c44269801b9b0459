# Makes what is missing: sourced by ./lab after find.sh.

# How Maven, and what its wrapper downloads with (wget, curl or Java), say that the network is missing.
no_network='could not (transfer|resolve)|unable to resolve|name resolution|unknown ?host|failed to (fetch|connect)'
no_network="$no_network|connection (refused|timed out)|connectexception|unreachable"

build() {
  local why
  why=$(stale)
  [ -n "$why" ] || return 0
  say "Building the library ($why); the first time downloads what it needs, a few minutes ..."
  mkdir -p "$root/target" && : > "$log" && : > "$root/target/lab.start"
  if ! (cd "$root" && quietly ./mvnw -B -Dmaven.test.skip=true package); then
    grep -E '^\[ERROR\]|rror:|wget:|curl:|Exception' "$log" | head -n 5 >&2
    if grep -q -i -E "$no_network" "$log"; then
      die "the library could not be built: Maven could not download what it needs. Check the network, then try again."
    fi
    die "the library could not be built; the whole story is in $log"
  fi
  # Maven leaves an unchanged jar as it is. Dated to the build's start, an edit made meanwhile still counts as newer.
  touch -r "$root/target/lab.start" "$root/lib/diptych.jar" && rm -f "$root/target/lab.start"
}

# Fills .venv by the given command, or leaves none behind.
fill_venv() {
  trap 'rm -rf "$venv"; exit 130' INT TERM HUP
  "$@" && trap - INT TERM HUP && return 0
  trap - INT TERM HUP
  rm -rf "$venv"
  return 1
}

with_conda() {
  local tool
  tool=$(command -v mamba || command -v conda) || { failed="conda is not installed"; return 1; }
  say "Setting up Jupyter in .venv with $tool and environment.yml (once, some minutes) ..."
  export CONDA_REMOTE_MAX_RETRIES=1 CONDA_REMOTE_CONNECT_TIMEOUT_SECS=15
  fill_venv quietly "$tool" env create -q -p "$venv" -f "$root/environment.yml" \
    || { failed="$tool failed (no network?)"; return 1; }
}

fill_by_pip() {
  quietly python3 -m venv "$venv" && quietly "$venv/bin/python" -m pip install --no-input --disable-pip-version-check \
    --retries 0 --timeout 15 jupyterlab nbconvert nbclient
}

with_pip() {
  have python3 || { failed="there is no python3"; return 1; }
  python3 -c 'import ensurepip, venv' 2> /dev/null || { failed="python3 has no venv module"; return 1; }
  say "Setting up Jupyter in .venv with pip (once, about 100 MB) ..."
  fill_venv fill_by_pip || { failed="pip could not install JupyterLab (no network?)"; return 1; }
}

# Runs apt-get as root or through sudo without a password; sets failed where neither is possible.
apt() {
  local as=
  have apt-get || { failed="this is no Debian or Ubuntu"; return 1; }
  if [ "$(id -u)" != 0 ]; then
    as="sudo -n"
    sudo -n true 2> /dev/null || { failed="apt-get needs root"; return 1; }
  fi
  quietly $as env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=0 -o Acquire::http::Timeout=15 \
    -o DPkg::Lock::Timeout=120 "$@" || { failed="apt-get $1 failed (no network?)"; return 1; }
}

with_apt() {
  local packages="python3-nbclient python3-nbconvert"
  have apt-get && say "Installing Jupyter with apt-get (once) ..."
  apt update || return 1
  if [ "$1" = open ]; then
    if apt-cache show jupyterlab > /dev/null 2>&1; then packages="$packages jupyterlab"
    else packages="$packages jupyter-notebook"; fi
  fi
  apt install -y --no-install-recommends $packages
}

get_jupyter() {
  local way failed reasons=
  find_jupyter "$1" && { say "Jupyter: $source"; return 0; }
  [ -e "$venv" ] && warn "$venv is there, but its jupyter-lab does not start. Remove it to have it made again."
  for way in with_conda with_pip with_apt; do
    failed="it installed, but does not start"
    if [ -e "$venv" ] && [ $way != with_apt ]; then continue; fi
    if $way "$1" && find_jupyter "$1"; then
      say "Jupyter: $source${reasons:+ ($reasons)}"
      return 0
    fi
    reasons="$reasons${reasons:+; }$failed"
    say "  not by ${way#with_}: $failed"
  done
  die "no Jupyter found, and none could be installed ($reasons). Install JupyterLab (https://jupyter.org/install), or" \
    "on Debian and Ubuntu run: sudo apt-get install jupyter-notebook fonts-dejavu-core. Then ./lab again."
}

get_font() {
  local failed="one was installed, but Java does not find it"
  has_font && return 0
  say "Charts need a font; installing fontconfig and fonts-dejavu-core ..."
  apt update && apt install -y --no-install-recommends fontconfig libharfbuzz0b fonts-dejavu-core && has_font && return 0
  warn "no font that Java can use: figures will fail ($failed). Install fontconfig and a font such as DejaVu."
}

# Puts a JVM option before those of this environment, which therefore win over it.
add_option() {
  case " ${JDK_JAVA_OPTIONS:-} " in
    *" $1 "*) ;;
    *) export JDK_JAVA_OPTIONS="$1${JDK_JAVA_OPTIONS:+ $JDK_JAVA_OPTIONS}" ;;
  esac
}

get_kernel() {
  "$python" "$root/src/lab/kernels.py" register "$java" "$flag $memory" || die "cannot register the java kernel"
  find_kernel
  if [ "$kernel_kind" = other ]; then
    add_option "$memory"
    has_vector "$kernel_java" && add_option "$vector"
  fi
}
