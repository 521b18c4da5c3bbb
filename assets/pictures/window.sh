#!/bin/sh
# Takes a picture of the window while it trains, for the README.
#
#   assets/pictures/window.sh DATA OUT.png [SECONDS [WIDTHxHEIGHT [THEME]]]
#
# Opens DATA in a display of its own, starts a standard run, lets it train for SECONDS (60) after its first step and takes
# the picture (1440x900) with colours of THEME (light or dark). Preferences and the project of the run are kept in a
# temporary folder. On Debian and Ubuntu: apt-get install xvfb xdotool imagemagick
set -eu

fail() {
    echo "window.sh: $*" >&2
    exit 1
}

[ $# -ge 2 ] || fail "which data, and which picture? E.g. $0 assets/samples/spot window.png"
for tool in Xvfb xdotool import; do
    command -v "$tool" >/dev/null 2>&1 || fail "needs $tool. Install with: apt-get install xvfb xdotool imagemagick"
done
data=$(CDPATH='' cd -- "$1" && pwd -P) || fail "$1 is no folder"
picture=$2
seconds=${3:-60}
size=${4:-1440x900}
theme=${5:-light}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)

scratch=$(mktemp -d)
display_pid=
window_pid=
clean_up() {
    [ -z "$window_pid" ] || kill "$window_pid" 2>/dev/null || true
    [ -z "$window_pid" ] || wait "$window_pid" 2>/dev/null || true
    [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# A project is put beside its data set: with this link, into the temporary folder.
name=$(basename "$data")
ln -s "$data" "$scratch/$name"
mkdir "$scratch/config"
cat >"$scratch/config/preferences.json" <<JSON
{"theme": "$theme", "layout": {"window.width": ${size%x*}, "window.height": ${size#*x}}}
JSON

mkfifo "$scratch/number"
Xvfb -displayfd 3 -screen 0 "${size}x24" 3>"$scratch/number" >/dev/null 2>&1 &
display_pid=$!
read -r number <"$scratch/number"
export DISPLAY=":$number"

"$root/zeroset" --version >&2 # builds what is missing before the clock starts
ZEROSET_JAVA_OPTS="${ZEROSET_JAVA_OPTS:-} -Dzeroset.config=$scratch/config" \
    "$root/zeroset" "$scratch/$name" >"$scratch/log" 2>&1 &
window_pid=$!

# The window tells in its title what is open and, once it trains, the share that is done.
title() {
    xdotool search --name Zeroset getwindowname 2>/dev/null | head -n 1
}

# wait_for PATTERN WHAT SECONDS
wait_for() {
    left=$3
    # shellcheck disable=SC2254 # a pattern
    until case $(title) in $1) true ;; *) false ;; esac do
        kill -0 "$window_pid" 2>/dev/null || fail "the program ended: $(cat "$scratch/log")"
        [ "$left" -gt 0 ] || fail "$2 took more than $3 s: $(cat "$scratch/log")"
        left=$((left - 1))
        sleep 1
    done
}

wait_for "$name *" "opening $name" 240
sleep 3 # thumbnails
xdotool search --name Zeroset windowfocus key space
wait_for "* %*" "the first step" 300
sleep "$seconds"
wait_for "* %*" "training" 1
import -window root -strip -colors 256 -define png:compression-level=9 "PNG8:$picture" # a README need not weigh more
echo "$picture: $(title)"
