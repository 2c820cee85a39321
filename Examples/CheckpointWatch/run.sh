#!/bin/sh
# A made training run: its score file grows by a line at a time while CheckpointWatch follows it, until it turns and is stopped.
set -eu
cd "$(dirname "$0")"
swift build
watch=$(swift build --show-bin-path)/CheckpointWatch
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "tokens,bleu,standard_error" > "$work/scores.csv"
"$watch" "$work/scores.csv" 60 > "$work/log" &
watcher=$!
for line in 1e9,20.1,0.3 2e9,22.4,0.3 4e9,24.2,0.3 8e9,25.1,0.3 1.6e10,23.2,0.3 3.2e10,22.0,0.3; do
    echo "$line" >> "$work/scores.csv"
    sleep 1
    kill -0 "$watcher" 2>/dev/null || break
done
status=0
wait "$watcher" || status=$?
cat "$work/log"
grep -q "^Verdict: nonMonotone" "$work/log" && [ "$status" -eq 1 ]
