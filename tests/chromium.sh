#!/bin/sh
# A headless Chromium for the tests that look at pages; installed by apt where it is missing.
#
#     sh tests/chromium.sh                                    prints the program's name, or says what is missing
#     sh tests/chromium.sh URL PICTURE.png [WIDTH,HEIGHT] [FLAG...]   takes a picture of a page (1200,900)
#     sh tests/chromium.sh URL PAGE.html WIDTH,HEIGHT --dump-dom      writes the page as it is after its scripts ran
#
# URL may be a file's name. Flags are Chromium's, such as --blink-settings=preferredColorScheme=0 for a dark page.

find_chromium() {
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name"; then return 0; fi
    done
    return 1
}

chromium=$(find_chromium) || {
    if command -v apt-get >/dev/null; then
        sudo=
        [ "$(id -u)" = 0 ] || sudo=sudo
        echo 'installing chromium' >&2
        export DEBIAN_FRONTEND=noninteractive
        mkdir -p build
        # another process may be installing something: wait for it
        { $sudo apt-get update -qq && $sudo apt-get -o DPkg::Lock::Timeout=300 install -y -qq \
            --no-install-recommends chromium fonts-dejavu-core; } >build/chromium.log 2>&1
    fi
    chromium=$(find_chromium)
} || {
    [ ! -f build/chromium.log ] || tail -n 5 build/chromium.log >&2
    echo 'cannot run here: this needs Chromium (apt install chromium), and there is none and no way to install it' >&2
    exit 1
}

if [ $# = 0 ]; then
    echo "$chromium"
    exit
fi

url=$1
file=$2
size=${3:-1200,900}
if [ $# -gt 3 ]; then shift 3; else shift $#; fi
case $url in
    *://*) ;;
    /*) url=file://$url ;;
    *) url=file://$PWD/$url ;;
esac
profile=$(mktemp -d) # a profile of its own: several may run at a time
trap 'rm -rf "$profile"' EXIT
rm -f "$file"
case " $* " in
    *' --dump-dom '*) ;;
    *) set -- "$@" "--screenshot=$file" ;;
esac
timeout 60 "$chromium" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    --window-size="$size" --virtual-time-budget=4000 "$@" "$url" >"$profile/out" 2>"$profile/log"
status=$?
case " $* " in *' --dump-dom '*) cp "$profile/out" "$file" ;; esac
[ "$status" = 0 ] && [ -s "$file" ] || { tail -n 5 "$profile/log" >&2; echo "no picture of $url (status $status)" >&2; exit 1; }
