#!/usr/bin/env bash
# LocalStack 4.14.0 without Docker, on loopback: start.sh PORT
#
# Installs itself once (about 500 MB) under ${XDG_CACHE_HOME:-~/.cache}/first-line/localstack-4.14.0, then becomes the
# LocalStack process: stop it by ending this one. Needs Python 3.13 or newer (on 3.12 all but S3 works: that imports
# warnings.deprecated); exits with 69 (EX_UNAVAILABLE) when there is none.
set -euo pipefail

port=${1:?which port?}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${FIRST_LINE_LOCALSTACK_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/first-line/localstack-4.14.0}

find_python() {
  local candidate
  for candidate in python3.13 python3 "$HOME"/.pyenv/versions/3.13*/bin/python3 /opt/homebrew/bin/python3.13 python3.14; do
    if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

if ! cmp -s "$here/requirements.txt" "$home/installed"; then
  python=$(find_python) || {
    echo "LocalStack needs Python 3.13 or newer, and there is none on the PATH or under ~/.pyenv." >&2
    exit 69
  }
  mkdir -p "$home"
  # Two tests may want it at once; the second waits, and finds it installed.
  exec 9> "$home/lock"
  if command -v flock > /dev/null; then flock 9; fi
  if ! cmp -s "$here/requirements.txt" "$home/installed"; then
    "$python" -m venv --clear "$home/venv"
    "$home/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$home/installed"
  fi
  exec 9>&-
fi

# Nothing is fetched or reported when it starts. State is of this run alone.
state=$home/state-$port
rm -rf "$state"
mkdir -p "$state"
export GATEWAY_LISTEN="127.0.0.1:$port" FILESYSTEM_ROOT="$state" DNS_ADDRESS=0
export DISABLE_EVENTS=1 SKIP_SSL_CERT_DOWNLOAD=1 PYTHONUNBUFFERED=1
exec "$home/venv/bin/python" "$here/serve.py"
