#!/usr/bin/env bash
# Runs the README's two commands on a machine that has nothing of ours: a minimal Debian in a folder, with the packages
# that the README names and a clone of this checkout's last commit.
#
#   tests/fresh_machine.sh [GOAL...]       default: all test
#
# Needs root, debootstrap and a mirror. From the environment:
#   DEBIAN_MIRROR         default: the first mirror of this machine's apt
#   DEBIAN_SUITE          default: bookworm, the oldest Debian whose Python is new enough
#   FRESH_MACHINE_CACHE   a folder that keeps the bootstrapped system, so that the next run is quick
#   FRESH_MACHINE_KEEP    set: the folder of the run is left for a look
# The package index is the one that pip is configured for here; certificates and name service are copied in.
set -euo pipefail

checkout=$(cd "$(dirname "$0")/.." && pwd)
suite=${DEBIAN_SUITE:-bookworm}
needed=make,python3,python3-venv,git,ca-certificates # the README's list; keep both alike
goals=("$@")
[ "${#goals[@]}" -gt 0 ] || goals=(all test)

fail() {
  echo "fresh machine: $1" >&2
  exit 2
}

first_mirror() {
  local lists=/etc/apt/sources.list.d
  { cat "$lists/debian.sources" "$lists/ubuntu.sources" /etc/apt/sources.list 2>/dev/null || true; } |
    sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+) .*/\2/p' | sed -n 1p
}

bootstrap() {
  local base=$1 mirror
  [ ! -e "$base/.complete" ] || return 0
  mirror=${DEBIAN_MIRROR:-$(first_mirror)}
  [ -n "$mirror" ] || fail "no mirror: set DEBIAN_MIRROR"
  echo "fresh machine: bootstrapping $suite" >&2
  rm -rf "$base"
  mkdir -p "$base"
  debootstrap --variant=minbase --include="$needed" "$suite" "$base" "$mirror" >"$work/debootstrap.log" 2>&1 ||
    { tail -n 20 "$work/debootstrap.log" >&2 && fail "debootstrap failed"; }
  rm -f "$base"/var/cache/apt/archives/*.deb
  touch "$base/.complete"
}

# What this machine knows of the network and the new one cannot: nothing of it is written in this script.
copy_network() {
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt" 2>/dev/null || true
  { grep -lrE 'Proxy|CaInfo' /etc/apt/apt.conf.d 2>/dev/null || true; } |
    while read -r file; do cp "$file" "$root/etc/apt/apt.conf.d/"; done
  configured_pip >"$root/etc/pip.conf"
}

# Only where the packages come from and how they are trusted; folders of this machine would be missing there.
configured_pip() {
  echo "[global]"
  python3 -m pip config list 2>/dev/null |
    sed -nE "s/^(global|:env:)\.(index-url|proxy|trusted-host|timeout)='(.*)'$/\2 = \3/p" | sort -u -t= -k1,1
  echo "cert = /etc/ssl/certs/ca-certificates.crt"
}

mount_system() {
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  # What is mounted below must not appear in this machine's own /dev.
  mount --make-private "$root/dev"
  mount --bind /dev/pts "$root/dev/pts"
  mount --bind /dev/shm "$root/dev/shm"
  mount -t tmpfs tmpfs "$root/tmp"
}

clean_up() {
  local status=$? folder
  [ "$status" -eq 0 ] || echo "fresh machine: FAILED" >&2
  for folder in tmp dev/shm dev/pts dev proc; do
    ! mountpoint -q "$root/$folder" || umount -l "$root/$folder"
  done
  # A mount that would not go must not be emptied: it is this machine's own.
  if grep -q " $root/" /proc/mounts; then
    echo "fresh machine: still mounted, left alone: $root" >&2
  elif [ -z "${FRESH_MACHINE_KEEP:-}" ]; then
    rm -rf --one-file-system "$work"
  else
    echo "fresh machine: kept in $root" >&2
  fi
}

inside() {
  local proxies
  mapfile -t proxies < <(env | grep -iE '^(https?|no)_proxy=' || true)
  chroot "$root" /usr/bin/env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin "${proxies[@]}" \
    /bin/bash -c "cd /root/octavo && $1" </dev/null
}

[ "$(id -u)" -eq 0 ] || fail "needs root, for chroot and mounts"
command -v debootstrap >/dev/null || fail "needs debootstrap: apt-get install debootstrap"

work=$(mktemp -d)
root=$work/root
trap clean_up EXIT
base=${FRESH_MACHINE_CACHE:-$work}/$suite
bootstrap "$base"
cp -a "$base" "$root"
copy_network
git clone --quiet --no-hardlinks "$checkout" "$root/root/octavo"
# What the tests compare with where it is there: it lies beside the checkout.
[ ! -d "$checkout/../shared" ] || cp -r "$checkout/../shared" "$root/root/shared"
mount_system

for goal in "${goals[@]}"; do
  start=$SECONDS
  echo "fresh machine: make $goal"
  inside "make $goal" || { echo "fresh machine: make $goal failed after $((SECONDS - start)) s" && exit 1; }
  echo "fresh machine: make $goal took $((SECONDS - start)) s"
done
inside "find build -type f -not -name .gitignore" | sort | sed 's/^/fresh machine: /'
echo "fresh machine: PASSED: make ${goals[*]}"
