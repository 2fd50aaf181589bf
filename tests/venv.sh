#!/bin/sh
# A Python environment for tests that need packages; prints the path of its python3.
#
#     python=$(sh tests/venv.sh NAME REQUIREMENTS.txt)
#     python=$(sh tests/venv.sh)            one without packages: the system's
#
# It is made in build/venv/NAME with a Python whose sqlite3 may load extensions ($PYTHON, python3, /usr/bin/python3: the first
# that can) and kept until the requirements change. venv comes from apt where it is missing, packages from the index that pip is
# configured for.

name=${1:-python}
requirements=$2
folder=build/venv/$name
mkdir -p build/venv

fail() {
    [ ! -s "$folder.log" ] || tail -n 5 "$folder.log" >&2
    echo "cannot run here: $name $1" >&2
    exit 1
}

if [ -n "$requirements" ] && [ -x "$folder/bin/python3" ] && cmp -s "$requirements" "$folder/requirements.txt"; then
    echo "$PWD/$folder/bin/python3"
    exit
fi

install() {
    command -v apt-get >/dev/null || return 1
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    echo "installing $*" >&2
    export DEBIAN_FRONTEND=noninteractive
    { $sudo apt-get update -qq && $sudo apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@"; } \
        >"$folder.log" 2>&1
}

find_python() {
    for python in ${PYTHON:+"$PYTHON"} python3 /usr/bin/python3; do
        if "$python" -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension(True)' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

python=$(find_python) || { install python3 python3-venv && python=$(find_python); } ||
    fail 'needs a Python whose sqlite3 may load extensions, see docs/clients.md'
if [ -z "$requirements" ]; then
    echo "$python"
    exit
fi
rm -rf "$folder"
"$python" -m venv "$folder" >"$folder.log" 2>&1 || { install python3-venv && "$python" -m venv "$folder" >"$folder.log" 2>&1; } ||
    fail 'needs the module venv (apt install python3-venv)'
"$folder/bin/pip" install -q --no-input --disable-pip-version-check --no-compile -r "$requirements" >"$folder.log" 2>&1 ||
    fail "pip cannot install $requirements; it needs a package index, that is a network"
cp "$requirements" "$folder/requirements.txt"
echo "$PWD/$folder/bin/python3"
