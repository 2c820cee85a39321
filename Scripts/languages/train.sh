#!/bin/sh
# Makes Sources/CLanguageModel/languages.model again, from Debian's packages (packages.tsv names their versions and hashes):
#   sh Scripts/languages/train.sh [FOLDER]
# FOLDER keeps packages and texts (about 3 GB); without it a temporary one is used and removed. Takes about half an hour on two cores, the network aside. The
# same texts give the same bytes.
set -eu
cd "$(dirname "$0")/../.."
folder=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf "$folder"' EXIT
python3 Scripts/languages/texts.py --debs "$folder/debs" --work "$folder/work" --out "$folder/texts"
swift build -c release --product language-tools
.build/release/language-tools train "$folder/texts/permissive" "$folder/texts/mpl" "$folder/texts/none" \
    --languages Scripts/languages/languages.tsv --name "AlignmentKit languages 1" \
    --output Sources/CLanguageModel/languages.model
