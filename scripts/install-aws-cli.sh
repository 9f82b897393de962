#!/usr/bin/env bash
# The newest AWS CLI v2 for the differential tests, where the machine has none: Debian unstable's package, unpacked into a
# folder of its own with its own Python environment. Installs nothing into the system. Prints the path of its `aws`.
#
# Needs a Debian system (apt-get, dpkg) and Python 3.12 or newer; exits with 69 (EX_UNAVAILABLE) where either is missing.
# Elsewhere: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html, and AWS_CLI names the program.
set -euo pipefail

home=${FIRST_LINE_AWS_CLI_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/first-line/aws-cli-v2}
program=$home/aws

unavailable() {
  echo "$1" >&2
  exit 69
}

find_python() {
  local candidate
  for candidate in python3.14 python3.13 python3.12 python3 "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python3; do
    if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' 2> /dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

# apt with lists and caches of its own, so that the system's stay as they are.
apt_aside() {
  apt-get \
    -o Dir::Etc::sourcelist="$home/unstable.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$home/lists" -o Dir::Cache="$home/cache" -o APT::Sandbox::User="$(id -un)" -qq "$@"
}

if [ -x "$program" ] && [ -e "$home/complete" ]; then
  echo "$program"
  exit 0
fi

command -v apt-get > /dev/null && command -v dpkg > /dev/null || unavailable 'This is no Debian system; install the AWS CLI v2 as AWS describes, and set AWS_CLI.'
python=$(find_python) || unavailable 'No Python 3.12 or newer was found for the AWS CLI v2.'
mirror=$(apt-cache policy | sed -nE 's#.* (https?://[^ ]+/debian)/? .*#\1#p' | head -n 1)
[ -n "$mirror" ] || unavailable 'apt knows no mirror of Debian.'

rm -rf "$home"
mkdir -p "$home/lists/partial" "$home/cache/archives/partial" "$home/package"
cd "$home"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" > unstable.list
apt_aside update > install.log 2>&1
apt_aside download awscli >> install.log 2>&1
dpkg -x awscli_*.deb package

# What the package asks of Python comes from its own metadata; Debian's Python packages are for another interpreter.
modules=$home/package/usr/lib/python3/dist-packages
sed -nE '/extra ==/d; s/^Requires-Dist: ([^;]*).*/\1/p' "$modules"/awscli-*/METADATA | tr -d '() ' > requirements.txt
"$python" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt >> install.log 2>&1

cat > "$program" << WRAPPER
#!/bin/sh
PYTHONPATH='$modules' exec '$home/venv/bin/python' '$home/package/usr/bin/aws' "\$@"
WRAPPER
chmod +x "$program"
"$program" --version > complete
echo "$program"
