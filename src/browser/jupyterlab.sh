#!/usr/bin/env bash
# JupyterLab 4 for the browser tests: the one on the PATH, otherwise a Debian folder of its own, made once and kept.
#
#   jupyterlab.sh check             ends 0 where there is one or one can be made; otherwise prints what is missing
#   jupyterlab.sh make              makes the Debian folder where one is needed (about 4 minutes, as root)
#   jupyterlab.sh in COPY COMMAND…  runs COMMAND in the folder COPY, with jupyter-lab and a JDK on the PATH
#
# `in` ends when the command does or when its own standard input does, and then leaves no process and no mount behind:
# whoever starts it holds the other end of that pipe, and need not live to close it.
set -u

recipe=1   # counts up when the folder must be made anew
suite=trixie
packages="jupyterlab openjdk-21-jdk-headless libharfbuzz0b fontconfig fonts-dejavu-core"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/diptych
folder=$cache/jupyterlab-$suite-$recipe
self=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/${BASH_SOURCE[0]##*/}

die() { printf 'jupyterlab.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" > /dev/null 2>&1; }

installed() {
  local version
  version=$(jupyter-lab --version 2> /dev/null) && [ "${version%%.*}" -ge 4 ]
}

# The mirror from which this machine itself installs.
mirror() {
  local name
  name=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 2> /dev/null \
    | awk -v name="$name" '($1 == name || $1 == "stable") && $2 == "main" { print $3; exit }'
}

check() {
  local none="no jupyter-lab 4 on the PATH, and for a Debian folder with one"
  installed && return 0
  [ "$(id -u)" = 0 ] || die "$none one must be root"
  [ -d "$folder" ] && return 0
  (. /etc/os-release && [ "$ID" = debian ]) 2> /dev/null || die "$none this should be Debian"
  have debootstrap || die "$none debootstrap is missing"
  [ -n "$(mirror)" ] || die "$none apt names no mirror"
}

# Runs a command in a mount and a process namespace of its own, as `child`: with its first process, all processes and
# mounts in them end. Below a chroot the mounts cannot but be shared with the outside; there `leave` removes them.
alone() {
  local propagation=private
  unshare --mount true 2> /dev/null || propagation=unchanged
  setpriv --pdeathsig KILL unshare --mount --propagation $propagation --pid --fork --kill-child "$@" < /dev/null &
  child=$!
}

leave() {
  local inner
  for inner in "$1/course" "$1/data" "$1/proc"; do
    if mountpoint -q "$inner"; then umount "$inner" || umount --lazy "$inner"; fi
  done
}

# enter FOLDER COPY COMMAND…: the first process in the namespaces. COPY may be empty.
enter() {
  local room=$1 copy=$2 data=${DIPTYCH_DATA:-} where=/
  shift 2
  mkdir -p "$room/course" "$room/data"
  mount -t proc proc "$room/proc" || exit 1
  [ -z "$copy" ] || { where=/course && mount --bind "$copy" "$room/course"; } || exit 1
  [ -z "$data" ] || mount --bind -o ro "$data" "$room/data" || exit 1
  chroot "$room" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/course/home \
    JUPYTER_TOKEN="${JUPYTER_TOKEN:-}" ${data:+DIPTYCH_DATA=/data} sh -c 'cd "$0" && "$@"' "$where" "$@"
}

fill() {
  local room=$1
  alone debootstrap --variant=minbase --include=ca-certificates "$suite" "$room" "$(mirror)"
  wait "$child" || return 1
  printf 'path-exclude=/usr/share/%s/*\n' doc man locale > "$room/etc/dpkg/dpkg.cfg.d/small"
  apt-config dump Acquire > "$room/etc/apt/apt.conf.d/00outside"   # proxies and the like
  cp /etc/resolv.conf "$room/etc/resolv.conf"
  cp /etc/ssl/certs/ca-certificates.crt "$room/etc/ssl/certs/"
  alone "$self" enter "$room" "" sh -c "apt-get -q update && apt-get -q -y -o DPkg::Options::=--force-unsafe-io \
    install --no-install-recommends $packages && apt-get clean"
  wait "$child"
}

# Made under another name and moved into place, so that half a folder never counts.
make() {
  local partial=$folder.partial
  if installed || [ -d "$folder" ]; then return 0; fi
  check
  mkdir -p "$cache"
  exec 9> "$cache/lock"
  flock 9
  if [ ! -d "$folder" ]; then
    leave "$partial"
    rm -rf --one-file-system "$partial"
    printf 'Making a Debian %s folder with JupyterLab: once, about 4 minutes ...\n' "$suite"
    if ! fill "$partial" > "$cache/log" 2>&1; then
      tail -n 5 "$cache/log" >&2
      die "the folder could not be made; the whole story is in $cache/log"
    fi
    leave "$partial"
    mv "$partial" "$folder"
  fi
  exec 9>&-
}

in_copy() {
  local copy=$1 code
  shift
  mkdir -p "$copy/home"
  exec 8<&0
  if installed; then
    (cd "$copy" && HOME=$copy/home exec "$@") < /dev/null &
    child=$!
  else
    alone "$self" enter "$folder" "$copy" "$@"
  fi
  cat <&8 > /dev/null &
  watcher=$!
  wait -n "$child" "$watcher"
  code=$?
  kill -0 "$child" 2> /dev/null && code=130
  exit "$code"
}

# JupyterLab on the PATH ends its kernels itself when it is asked to end.
end() {
  [ -z "$watcher" ] || kill "$watcher" 2> /dev/null
  [ -n "$child" ] || return 0
  if installed; then kill "$child" 2> /dev/null; else kill -KILL "$child" 2> /dev/null; fi
  wait "$child" 2> /dev/null
  installed || leave "$folder"
}

child= watcher=
trap end EXIT
trap 'exit 130' INT TERM HUP
case ${1:-} in
  check) check ;;
  make) make ;;
  in) shift; make && in_copy "$@" ;;
  enter) trap - EXIT INT TERM HUP; shift; enter "$@" ;;
  *) sed -n '2,6s/^# *//p' "$self"; exit 2 ;;
esac
