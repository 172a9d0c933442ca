#!/bin/sh
# The tests of SPARQL servers drive a real Virtuoso, where Debian or Ubuntu has it; Oxigraph comes from PyPI.
set -eu
command -v virtuoso-t >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null
