#!/bin/sh
# What the tests need beside Python: a Chromium, pdftotext, a font with Arabic, nginx with its brotli module, and
# spelling checkers, without which the tests of spelling are skipped.
# Takes the installed ones, else Playwright's download, else Debian's packages when root.
set -eu
bin=$1

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "please install: $*" >&2; exit 1; }
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

has_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return
    done
    "$bin/python" -c 'import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p: sys.exit(not pathlib.Path(p.chromium.executable_path).exists())'
}

has_chromium || "$bin/playwright" install chromium || install chromium
command -v pdftotext >/dev/null || install poppler-utils
# Others than Noto's write Arabic too, but a print with DejaVu cannot be read back.
[ -n "$(fc-list 'Noto Sans Arabic' 2>/dev/null)" ] || install fontconfig fonts-noto-core
[ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || install nginx-light libnginx-mod-http-brotli-static
/usr/bin/python3 -c 'import libvoikko; libvoikko.Voikko("fi")' 2>/dev/null || (install python3-libvoikko voikko-fi) || true
for dictionary in hunspell-ar:ar hunspell-en-gb:en_GB hunspell-sv:sv_FI; do
    [ -f "/usr/share/hunspell/${dictionary#*:}.dic" ] || (install hunspell "${dictionary%:*}") || true
done
