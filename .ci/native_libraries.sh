#!/usr/bin/env bash
# The three libraries that pip cannot bring. WeasyPrint sets text with Pango; without HarfBuzz's subsetter a PDF still
# comes out, but takes three to five times as long. As root on Debian and its kin they are installed; anywhere else this
# prints the command for the system at hand and exits 2.
set -euo pipefail

python=${PYTHON:-python3}

missing_libraries() {
  "$python" - <<'PYTHON'
import ctypes
import sys

# On Linux the loader's own names; elsewhere Homebrew's, in the folders where it puts them.
stems = {"pango-1.0": "libpango-1.0", "pangoft2-1.0": "libpangoft2-1.0", "harfbuzz-subset": "libharfbuzz-subset"}
folders = ["", "/opt/homebrew/lib/", "/usr/local/lib/"] if sys.platform == "darwin" else [""]
ending = ".0.dylib" if sys.platform == "darwin" else ".so.0"


def loads(stem):
    for folder in folders:
        try:
            ctypes.CDLL(f"{folder}{stem}{ending}")
        except OSError:
            continue
        return True
    return False


print(" ".join(name for name, stem in stems.items() if not loads(stem)))
PYTHON
}

install_with_apt() {
  echo "installing the native libraries with apt-get ($1)" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q >&2
  apt-get install -q -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >&2
}

tell_how() {
  cat >&2 <<EOF
octavo: native libraries are missing: $1
Install them with the line for your system, then run make again:
  Debian, Ubuntu  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora          sudo dnf install pango harfbuzz                                              (untested)
  Alpine          sudo apk add pango harfbuzz-subset fontconfig                                (untested)
  macOS           brew install pango harfbuzz                                                  (untested)
EOF
  exit 2
}

missing=$(missing_libraries)
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  install_with_apt "$missing" || tell_how "$missing"
  missing=$(missing_libraries)
fi
[ -z "$missing" ] || tell_how "$missing"
