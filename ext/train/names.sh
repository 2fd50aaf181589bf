#!/bin/sh
# Makes ext/data/words/names.txt and nouns.txt from name lists and German text.
#
#     ext/train/names.sh DATA OUT         (make names DATA=../shared/data)
#
# DATA is a folder with the lists and texts named below; OUT gets names.txt and nouns.txt. Their sources and
# licences stand in ext/data/LICENSE.md. Needs sh, awk, sed, sort, tr and xz; takes about two minutes.
#
# A list alone says little: "Weil" and "Essen" are towns, "Hier" and "Will" somebody's name. So every candidate
# is counted in running text: how often it occurs, how often in small letters, how often behind an article, and
# in the training part of GermEval 2014 how often it was marked as a name and of which type. names.awk decides.
set -eu
data=$1 out=$2 here=$(dirname "$0")
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

texts() {
    for f in wikipedia_klexikon wikipedia_it wikipedia_sentences wikinews_train bundestag_wp19_21; do
        xz -dc "$data/raw/$f.txt.xz"
    done
}

# column SOURCE LETTERS FILE AWK-EXPRESSION: one candidate a line: name, letters, source
column() {
    awk -F '\t' -v source="$1" -v letters="$2" '!/^#/ && ('"${4:-1}"') {
        gsub(/[ \t\r]+$/, "", $1); if ($1 != "") print $1 "\t" letters "\t" source }' "$3"
}

{
    awk '/^#/ { next } /^\[/ { letters = substr($0, 2, index($0, "]") - 2); next } {
        n = split($0, name, /; */)
        for (i = 1; i <= n; i++) if (name[i] != "") print name[i] "\t" letters "\tknown" }' "$here/names_known.txt"
    sed -n "s/^ *'..': *\[\(.*\)\].*/\1/p" "$data/gazetteers/newsmap-german/dict/german.yml" | tr ',' '\n' |
        sed -n 's/^ *\([^ ]*\)\*$/\1/p' | column derived d -
    sed -n 's/^ *"..": "\([^" ]*\)".*/\1/p' "$data/gazetteers/iso-countries-nationality/nationality-de.json" |
        sed 'y/ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz/; s/^Ö/ö/; s/^Ä/ä/' | column derived d -
    sed -n 's/^ *"[A-Z0-9][A-Z0-9]*[^"]*": "\([^"]*\)".*/\1/p' \
        "$data/gazetteers/cldr-48.2-de/localenames/territories.json" | sed 's/ (.*//' |
        column country l -
    sed -n 's/^ *"name":.*//; s/.*"name":"\([^"]*\)","stand".*/\1/p' \
        "$data/gazetteers/kreise-laender-destatis/laender.ndjson" | column country l -
    awk -F '\t' '{ print $2 "\t" $7; if ($3) print $3 "\t" $7 }' \
        "$data/gazetteers/geonames-cities/cities-dach.tsv" | column town l - '$2 >= 4000'
    awk -F '\t' '{ print $2 "\t" $7; if ($3) print $3 "\t" $7 }' \
        "$data/gazetteers/geonames-cities/cities-dach.tsv" | column village l - '$2 < 4000'
    awk -F '\t' '{ print $2 "\t" $4 }' "$data/gazetteers/geonames-cities/cities-world-100k.tsv" |
        column city l - '$2 >= 500000'
    column city l "$data/names/world_cities_naturalearth_de.tsv" '$4 >= 100000'
    column place l "$data/names/world_cities_naturalearth_de.tsv" '$4 < 100000'
    column place l "$data/names/landscape_naturalearth_en.tsv" '$3 != "airport"'
    column club o "$data/names/football_clubs.tsv" '$2 ~ /^(de|at|ch|eng|es|it|fr|nl|pt)$/'
    column party o "$data/names/parties.tsv" '$3 == "native" || $3 ~ /short/ || $2 ~ /DEU|AUT|CHE/'
    awk -F , 'NR > 1 { print $2 }' "$data/gazetteers/sp500/data/constituents.csv" | column large o -
    column company o "$data/names/companies_listed.tsv" '$1 !~ /ET[FPN]|Fund|Trust|Short|Long/'
    column brand o "$data/names/brands_simple_icons.tsv"
    column brand o "$data/names/brands_operators_nsi.tsv" '$2 == "brands"'
    column research o "$data/names/organisations_ror.tsv" \
        '$4 == "de" || $3 ~ /DE|AT|CH/ || $5 == "acronym" || $4 == "en"'
    column team o "$data/names/motor_sport_f1db.tsv" '$2 == "constructors"'
    column event m "$data/names/motor_sport_f1db.tsv" '$2 == "grands-prix"'
    column person p "$data/names/motor_sport_f1db.tsv" '$2 == "drivers" && $1 ~ / /'
    column person p "$data/names/football_players.tsv" '$1 ~ / /'
    column person p "$data/names/us_congress.tsv" '$1 ~ / /'
    column person p "$data/names/artists_tate.tsv" '$1 ~ / /'
    column person p "$data/names/members_of_parliament.tsv" '$1 ~ / / && $1 !~ /[A-Z][A-Z][A-Z]/'
    sed 's/ \([0-9]*\)$/\t\1/' "$data/gazetteers/vornamen-koeln/vornamen-grouped-sorted.dat" |
        column given f - '$2 >= 3'
    column given f "$data/names/common_forenames_by_country.tsv"
    column given f "$data/names/names_faker.tsv" '$2 == "first" && $3 ~ /^(de|fr|it|es|nl|pl|en_US|en_GB|en$|da|no|sv|cs|sk|hu|tr|pt|ru|ro|hr|sl)/'
    column surname s "$data/names/common_surnames_by_country.tsv"
    column surname s "$data/names/names_faker.tsv" '$2 == "last" && $3 ~ /^(de|fr|it|es|nl|en_US|en_GB|en$|da|no|sv|hr|sl|tr)/'
    column surname s "$data/names/surnames_namedatabases.tsv" '$2 ~ /^(de|ge|en)/'
    column surname s "$data/names/surnames_us_census1990.tsv" '$2 >= 0.002'
} > "$work/candidates"

# GermEval's training part: one mention a line; and its sentences, tokens and tags
awk -F '\t' 'NF < 2 { print "" ; next } { print $1 "\t" $2 }' "$data/ner/germeval2014_train.conll" \
    > "$work/gold"

# The lexicon's nouns: forms with a noun reading and no reading as a name
xz -dc "$data/lexicon/german-pos-dict/german-pos-dict.tsv.xz" |
    awk -F '\t' '$3 ~ /^EIG/ { print $1 "\tE" } $3 ~ /^SUB/ { print $1 "\tS" }' |
    sort -u > "$work/lexicon"

texts | awk -v candidates="$work/candidates" -v gold="$work/gold" -v lexicon="$work/lexicon" \
    -v names="$work/names" -v nouns="$work/nouns" -f "$here/names.awk"

{
    echo '# Names and what they are, see ext/train/names.awk for the letters. Made by ext/train/names.sh: do not edit.'
    sort "$work/names"
} > "$out/names.txt"
{
    echo '# Ordinary nouns in small letters; h: also the head of a compound. Made by ext/train/names.sh: do not edit.'
    sort "$work/nouns"
} > "$out/nouns.txt"
wc "$out/names.txt" "$out/nouns.txt"
