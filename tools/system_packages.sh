#!/bin/sh
# Install what the tests need from the system, and say so where that is not possible.
# Usage: tools/system_packages.sh chromium
set -eu

missing=
for need in "$@"; do
    case $need in
        chromium) programs="chromium chromium-browser google-chrome google-chrome-stable" ;;
        *) programs=$need ;;
    esac
    found=
    for program in $programs; do
        if command -v "$program" >/dev/null 2>&1; then found=$program; break; fi
    done
    # Elsewhere than on Debian, Playwright's own browser serves as well.
    if [ -z "$found" ] && [ "$need" = chromium ] && [ -x .venv/bin/python ] &&
        .venv/bin/python -c '
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(not Path(p.chromium.executable_path).exists())' >/dev/null 2>&1; then
        found=playwright
    fi
    [ -n "$found" ] || missing="$missing $need"
done
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo
    else as_root=no; fi
    if [ "$as_root" != no ]; then
        echo "Installing$missing with apt-get."
        # shellcheck disable=SC2086 # several packages, and perhaps no sudo
        $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            $as_root apt-get install -qq --yes --no-install-recommends $missing >/dev/null && exit 0
    fi
    echo "Missing:$missing. Run as root: apt-get install$missing" >&2
else
    echo "Missing:$missing." >&2
    case $missing in *chromium*) echo "Install Chrome, or run: .venv/bin/playwright install chromium" >&2 ;; esac
fi
exit 1
