#!/usr/bin/env bash
# Writes constraints.txt: every package by name, version and hash, for every system and Python that we support. No
# address and no path is kept in it, so that it serves with any index.
set -euo pipefail

uv=${UV:-uv}
lock=$(mktemp)
trap 'rm -f "$lock"' EXIT

"$uv" pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --upgrade \
  --no-emit-index-url --no-annotate --no-header --quiet --output-file "$lock"
if grep -nE '://|^ *(-|[^ ]+ @ )[^-]' "$lock"; then
  echo "octavo: the lines above name a place, not a version; constraints.txt is left as it was" >&2
  exit 1
fi
{
  echo "# Written by \`make lock\` from pyproject.toml: change that, not this."
  cat "$lock"
} >constraints.txt
echo "constraints.txt: $(grep -c '==' constraints.txt) packages" >&2
