#!/bin/sh
# The tests of the map drive a real browser: Chromium, or Google Chrome on macOS.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -d "/Applications/Google Chrome.app" ] || [ -d "/Applications/Chromium.app" ] && exit 0
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null ||
        $as_root apt-get install -y -qq --no-install-recommends chromium-browser fonts-dejavu-core >/dev/null
    exit 0
fi
echo "No browser found. Install Chromium or Google Chrome, for example: brew install --cask google-chrome" >&2
exit 1
