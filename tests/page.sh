#!/bin/sh
# Runs the statements of a page of documentation, one after the other in one shell, over the articles of tests/articles,
# and fails where what they print is not what the page shows.
#
#     sh tests/page.sh docs/cookbook.md              prints the difference
#     UPDATE=1 sh tests/page.sh docs/cookbook.md     writes the outputs into the page: read the diff
#
# page.awk says what is a statement and what an output. An output that the page does not show must be no error.
# Set by run.sh: BUILD, LIBRARY, SQLITE3, PRELOAD (what must be loaded before the shell, under the sanitizers).

: "${BUILD:=build}" "${LIBRARY:=$BUILD/presse.so}" "${SQLITE3:=sqlite3}"
page=$1
work=$BUILD/tests/pages/$(basename "$page" .md)
mkdir -p "$work"

# most pages ask a table article, some make their own
case $page in
docs/own-names.md | docs/cookbook.md) ;;
*) printf '%s\n' ".parameter set :folder \"'tests/articles'\"" '.read sql/load.sql' ;;
esac >"$work/page.sql"

awk -f tests/page.awk "$page" >>"$work/page.sql"
LD_PRELOAD=$PRELOAD "$SQLITE3" -batch -init /dev/null :memory: ".load $LIBRARY" ".read $work/page.sql" 2>&1 |
    sed 's/^\([A-Z][a-z]*\) error near line [0-9]*: /\1 error: /' >"$work/page.out"
awk -v got="$work/page.out" -f tests/page.awk "$page" >"$work/page.md"

if [ -n "$UPDATE" ]; then cp "$work/page.md" "$page"; fi
diff -u "$page" "$work/page.md"
