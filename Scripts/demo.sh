#!/bin/sh
# The main job on the bundled corpora: which of three pretraining corpora is aligned with an English-German translation task, and will
# more of it raise BLEU? Installs the headers it needs first, where they are missing; builds alignkit in release; changes nothing else.
#
#   sh Scripts/demo.sh [SWIFT-BUILD-OPTION...]
set -eu
LC_ALL=C # numbers with a point
export LC_ALL
cd "$(dirname "$0")/.."
sh Scripts/install-prerequisites.sh

printf 'Building alignkit ...\n'
swift build -c release --product alignkit "$@" </dev/null
alignkit=$(swift build -c release --show-bin-path "$@")/alignkit

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

task=Fixtures/task
printf '\nEverything below is made for this demonstration: corpora, task, and the BLEU of the checkpoints (Fixtures/README.md).\n'
printf '\nThe task: English to German, %s sentence pairs (%s).\n' "$(grep -c '' $task/train.en.txt)" "$task"
"$alignkit" profile "$task/train.en.txt" --output "$work/source.profile" >/dev/null
"$alignkit" profile "$task/train.de.txt" --output "$work/target.profile" >/dev/null

# number KEY, word KEY: the first value of KEY in a JSON document on standard input.
number() { tr -d '\n' | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\\([-+0-9.eE]*\\).*/\\1/p"; }
word() { tr -d '\n' | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\"\\([A-Za-z]*\\)\".*/\\1/p"; }

# forecast CORPUS OBSERVATIONS: the whole job for one candidate, in short, and a row for the closing table.
forecast() {
    corpus=$1 observations=$2
    printf '\n=== %s (Fixtures/pretraining/%s; BLEU of its checkpoints: %s)\n\n' "$corpus" "$corpus" "$observations"
    "$alignkit" profile "Fixtures/pretraining/$corpus" --language-field language --output "$work/$corpus.profile" >/dev/null
    set -- --source "$work/source.profile" --target "$work/target.profile" --source-language en --target-language de
    "$alignkit" compare "$work/$corpus.profile" "$@" >"$work/comparison.txt"
    "$alignkit" compare "$work/$corpus.profile" "$@" --json >"$work/comparison.json"
    set -- --pretraining "$work/$corpus.profile" "$@" --finetuning-tokens 6000000 --observations "$observations"
    "$alignkit" predict "$@" >"$work/forecast.txt"
    "$alignkit" predict "$@" --json >"$work/forecast.json"
    # The opening paragraph of each, the reasons, and the advice; the tables between them are for whoever runs the commands.
    sed '/^$/q' "$work/comparison.txt"
    sed -e '/^Evidence/,/^What to do next/{/^What to do next/!d;}' -e '/^Signature/,$d' "$work/forecast.txt"
    verdict=$(word verdict <"$work/forecast.json")
    score=$(number alignmentScore <"$work/comparison.json")
    case $verdict in
    monotone) advice="BLEU rises as the law says: more of this corpus pays" ;;
    saturating) advice="BLEU rises, but ever less: do not buy much more of it" ;;
    flat) advice="pretraining on it adds nothing measurable" ;;
    nonMonotone) advice="BLEU falls or wanders: do not buy more of it" ;;
    *) advice="not enough evidence: finetune more checkpoints" ;;
    esac
    printf '%-16s %9.2f   %-22s %s\n' "$corpus" "$score" "$verdict" "$advice" >>"$work/table"
}

forecast aligned Fixtures/curves/follows-log-law.csv
forecast partly-aligned Fixtures/curves/saturates.csv
forecast unrelated Fixtures/curves/rises-then-falls.csv

printf '\nVerdict for English to German\n\n%-16s %9s   %-22s %s\n' corpus alignment verdict "in words"
cat "$work/table"

printf '\nEach figure has its interval, its estimator and what chance alone would show: run the steps yourself to see them, for instance\n'
printf '  %s compare Fixtures/pretraining/aligned --language-field language \\\n' "$alignkit"
printf '    --source %s/train.en.txt --target %s/train.de.txt --source-language en --target-language de\n' "$task" "$task"
printf '  %s fit Fixtures/curves/follows-log-law.csv --holdout 4\n' "$alignkit"
