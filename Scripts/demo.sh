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
printf '\nThe task: English to German, %s sentence pairs (%s).\n' "$(grep -c '' $task/train.en.txt)" "$task"
"$alignkit" profile "$task/train.en.txt" --output "$work/source.profile" >/dev/null
"$alignkit" profile "$task/train.de.txt" --output "$work/target.profile" >/dev/null

# number KEY, word KEY: the first value of KEY in a JSON document on standard input.
number() { tr -d '\n' | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\\([-+0-9.eE]*\\).*/\\1/p"; }
word() { tr -d '\n' | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\"\\([A-Za-z]*\\)\".*/\\1/p"; }

# forecast CORPUS OBSERVATIONS [OPTION...]: the whole job for one candidate, and a row for the closing table.
forecast() {
    corpus=$1 observations=$2
    printf '\n=== %s: Fixtures/pretraining/%s, BLEU observed in %s\n\n' "$corpus" "$corpus" "$observations"
    "$alignkit" profile "Fixtures/pretraining/$corpus" --language-field language --output "$work/$corpus.profile" >/dev/null
    "$alignkit" compare "$work/$corpus.profile" --source "$work/source.profile" --target "$work/target.profile" \
        --source-language en --target-language de
    printf '\n'
    set -- --pretraining "$work/$corpus.profile" --source "$work/source.profile" --target "$work/target.profile" \
        --source-language en --target-language de --finetuning-tokens 6000000 --observations "$observations"
    "$alignkit" predict "$@"
    "$alignkit" predict "$@" --json >"$work/forecast.json"
    "$alignkit" compare "$work/$corpus.profile" --source "$work/source.profile" --target "$work/target.profile" \
        --source-language en --target-language de --json >"$work/comparison.json"
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

printf '\n=== The laws fitted to the first four checkpoints of the aligned corpus, and what they predict for the others\n\n'
"$alignkit" fit Fixtures/curves/follows-log-law.csv --holdout 4

printf '\nVerdict for English to German\n\n%-16s %9s   %-22s %s\n' corpus alignment verdict "in words"
cat "$work/table"
