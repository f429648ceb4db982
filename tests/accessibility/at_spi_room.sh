#!/bin/bash
# Within a message bus of its own: a virtual screen, the console on it, and what AT-SPI shows of the console.
# Arguments: a folder for what is written, the console's Python, a Python with AT-SPI's bindings, the reading script,
# and the names it waits for.
room=$1
Xvfb -displayfd 3 -screen 0 1500x1000x24 -nolisten tcp 3>"$room/display" 2>"$room/screen.log" &
screen=$!
for _ in $(seq 100); do
  [ -s "$room/display" ] && break
  sleep 0.1
done
DISPLAY=":$(cat "$room/display")"
export DISPLAY
"$2" -m app --sandbox >"$room/console.log" 2>&1 &
console=$!
sleep 1
kill -0 "$console" 2>/dev/null && LD_LIBRARY_PATH='' "$3" "$4" 60 "${@:5}" >"$room/tree.json" 2>"$room/reader.log"
kill -TERM "$console" 2>/dev/null
wait "$console"
kill -TERM "$screen"
wait "$screen"
exit 0
