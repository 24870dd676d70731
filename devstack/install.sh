#!/bin/sh
# devstack/install.sh FILE PYTHON…: install the pins of a file into .venv, which is made with the first PYTHON that
# can if it is not there. A line tells of each package: on a slow line all of them take minutes.
set -eu
file=$1
shift

can() { "$1" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

why_not() {
    if ! version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
        echo "  $1: not found"
    elif "$1" -c 'import sys; sys.exit(sys.version_info >= (3, 11))'; then
        echo "  $1: is Python $version"
    else
        echo "  $1: has no venv (on Debian and Ubuntu: apt-get install python$version-venv)"
    fi
}

make_venv() {
    for python; do
        if can "$python"; then
            echo "Making .venv with $("$python" --version) ($python) …"
            "$python" -m venv --clear .venv
            return
        fi
    done
    {
        echo "Python 3.11 or newer is needed, with venv. Looked at:"
        for python; do why_not "$python"; done
        echo "Install one, or name it: make run PYTHON=/path/to/python"
    } >&2
    exit 1
}

.venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv "$@"
echo "Installing $file …"
{
    .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off --require-hashes -r "$file" || echo "pip failed"
} | awk -v total="$(grep -c '==' "$file")" '
    /^(Collecting|Processing) / { sub(/.*\//, "", $2); printf "  %3d of at most %d: %s\n", ++count, total, $2; fflush() }
    /^Installing collected/ { print "  All are here; unpacking them takes a moment …"; fflush() }
    /^pip failed/ { failed = 1 }
    END { exit failed }'
