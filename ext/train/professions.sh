#!/bin/sh
# professions.sh DATA OUT.txt: the nouns for what somebody is, of a list of professions, as a word list.
# Kept are those that the list gives in two genders, in one word of letters, in small letters.
{
    echo '# Nouns for professions, in both genders. Made by ext/train/professions.sh from faker, see LICENSE.md.'
    echo '# ext/speech/relation_role.c looks them up in small letters, also as the end of a compound.'
    awk -F '\t' '$1 ~ /[*\/]/ && $2 != $3 { print $2; print $3 }' "$1/cues/professions_faker_deAT.tsv" |
        sed 's/Ä/ä/g; s/Ö/ö/g; s/Ü/ü/g' | tr 'A-Z' 'a-z' |
        grep -E '^[a-zäöüß]+(-[a-zäöüß]+)*$' | grep -vE '(mann|frau|kraft|hilfe|fach)$|^(model|gast)$' | LC_ALL=C sort -u
} >"$2"
