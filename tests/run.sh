#!/bin/sh
# Runs all tests of presse and counts them; the last line is "N passed, N failed".
#
#     make test                               builds what is needed and calls this from the top folder
#     UPDATE=1 make test                      writes the expected outputs (*.out, pages of docs) anew: read the diff
#     SANITIZE=address,undefined make test    the same under the sanitizers
#
# The kinds of tests:
#     tests/test_*.c     programs, linked with the library's objects; each prints its own counts; their arguments
#                        are the folder of further articles and the library
#     tests/*.sql        run by the sqlite3 shell; what it prints must equal tests/*.out
#     docs/*.md          their statements are run, and what they print compared with what the pages show (page.sh)
#     examples           every example of presse_functions() is run and compared with tests/examples.out
#     symbols            the library exports its entry point and nothing else
#     archive            libpresse.a, linked into a program that knows only sqlite3_presse_init()
#
# Set by make: BUILD, LIBRARY, SANITIZE, SQLITE3, CC, LINK (flags that link a program with libpresse.a), ARTICLES.

: "${BUILD:=build}" "${LIBRARY:=$BUILD/presse.so}" "${SQLITE3:=sqlite3}" "${CC:=cc}"
export BUILD LIBRARY SQLITE3
passed=0
failed=0
out=$BUILD/tests
mkdir -p "$out"

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    printf 'FAILED %s\n' "$*"
}

# ---- the sanitizers' settings

preload=
if [ -n "$SANITIZE" ]; then
    # a shell without sanitizers loads a library with them: their run time must come first
    case $SANITIZE in *address*) preload=$($CC -print-file-name=libasan.so) ;; esac
    case $SANITIZE in *undefined*) preload="$preload $($CC -print-file-name=libubsan.so)" ;; esac
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    ASAN_OPTIONS=detect_leaks=1:exitcode=99
    export UBSAN_OPTIONS ASAN_OPTIONS
fi

# shell FILE: runs a file of SQL with presse loaded; everything it prints goes to standard output
shell() {
    LD_PRELOAD=$preload "$SQLITE3" -batch -init /dev/null :memory: ".load $LIBRARY" ".read $1" 2>&1 |
        sed 's/^\([A-Z][a-z]*\) error near line [0-9]*: /\1 error: /'
}

# compare NAME FILE: the file must equal tests/NAME.out
compare() {
    if [ -n "$UPDATE" ]; then cp "$2" "tests/$1.out"; fi
    if [ ! -f "tests/$1.out" ]; then
        fail "$1: there is no tests/$1.out; UPDATE=1 make test writes it"
    elif diff -u "tests/$1.out" "$2" >"$out/$1.diff"; then
        pass
    else
        fail "$1: the output differs from tests/$1.out"
        head -n 60 "$out/$1.diff"
    fi
}

# ---- programs

# as many at once as there are processors
ls tests/test_*.c | sed 's|.*/||; s|\.c$||' | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I NAME sh -c '
    "$0/NAME" "$1" "$2" >"$0/NAME.log" 2>&1
    echo $? >"$0/NAME.status"' "$out" "$ARTICLES" "$LIBRARY"

for source in tests/test_*.c; do
    name=$(basename "$source" .c)
    status=$(cat "$out/$name.status")
    counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$out/$name.log")
    if [ -n "$counts" ]; then
        passed=$((passed + ${counts% *}))
        failed=$((failed + ${counts#* }))
        if [ "$status" != 0 ]; then
            [ "${counts#* }" != 0 ] || fail "$name: exit status $status"
            tail -n 80 "$out/$name.log"
        fi
        echo "$name: ${counts% *} passed, ${counts#* } failed"
    else
        fail "$name: ended early with status $status"
        tail -n 80 "$out/$name.log"
    fi
done

# ---- SQL

for file in tests/*.sql; do
    [ -f "$file" ] || continue
    name=$(basename "$file" .sql)
    shell "$file" >"$out/$name.out"
    compare "$name" "$out/$name.out"
done

# ---- pages of documentation: their statements print what the pages show

# not: meta.md and search.md, whose statements ask for tables of the reader's, and reference.md, which the next test runs
for page in README.md docs/*.md; do
    case $page in docs/meta.md | docs/search.md | docs/reference.md) continue ;; esac
    grep -q '^```sql\|^sqlite> ' "$page" || continue
    if PRELOAD=$preload sh tests/page.sh "$page" >"$out/page.diff"; then
        pass
    else
        fail "$page: its statements print something else; UPDATE=1 sh tests/page.sh $page writes it"
        head -n 60 "$out/page.diff"
    fi
done

# ---- every example of presse_functions(), under the function's name

{
    echo ".mode list"
    echo ".once $out/examples.in"
    echo "SELECT '.print' || char(10) || '.print \"-- ' || name || '\"' || char(10) ||"
    echo "       rtrim(example, '; ' || char(10)) || ';' FROM presse_functions();"
} >"$out/list.in"
shell "$out/list.in" >"$out/list.out"
echo ".nullvalue NULL" >"$out/examples.sql"
cat "$out/examples.in" >>"$out/examples.sql" 2>/dev/null
shell "$out/examples.sql" >"$out/examples.got"
if [ -n "$UPDATE" ]; then cp "$out/examples.got" tests/examples.out; fi

# section FILE NAME: what the example of one function printed
section() {
    awk -v head="-- $2" '/^-- presse_/ { on = $0 == head; next } on && NF' "$1" 2>/dev/null
}

names=$(sed -n 's/^\.print "-- \(.*\)"$/\1/p' "$out/examples.sql")
[ -n "$names" ] || fail "examples: presse_functions() lists nothing: $(cat "$out/list.out")"
for name in $names; do
    section tests/examples.out "$name" >"$out/expected"
    section "$out/examples.got" "$name" >"$out/got"
    if [ ! -s "$out/got" ] && ! grep -q "^CREATE .* $name" "$out/examples.sql"; then
        fail "example of $name: prints nothing"
    elif diff -u "$out/expected" "$out/got" >"$out/examples.diff"; then
        pass
    else
        fail "example of $name: differs from tests/examples.out"
        cat "$out/examples.diff"
    fi
done

# ---- what the library exports

if command -v nm >/dev/null && [ "$(uname -s)" = Linux ]; then
    symbols=$(nm -D --defined-only "$LIBRARY" | awk '{ print $NF }' | grep -v '^__\(asan\|odr_asan\|ubsan\)')
    if [ "$symbols" = sqlite3_presse_init ]; then pass; else fail "exported symbols: $symbols"; fi
fi

# ---- the archive, in a program of its own

cat >"$out/archive.c" <<'END'
#include <stdio.h>
#include <sqlite3.h>
int sqlite3_presse_init(sqlite3 *, char **, const void *);
static int show(void *unused, int n, char **values, char **names) {
    (void)unused, (void)n, (void)names;
    return printf("%s\n", values[0]) < 0;
}
int hash_bytes(void) { return 1; } /* a name that presse uses inside: no clash */
int main(void) {
    sqlite3 *db = NULL;
    int rc = sqlite3_open(":memory:", &db);
    if (!rc) rc = sqlite3_presse_init(db, NULL, NULL);
    if (!rc) rc = sqlite3_exec(db, "SELECT group_concat(text, '|') FROM presse_tokens('Das ist da.')",
                               show, NULL, NULL);
    return sqlite3_close(db) || rc || hash_bytes() != 1;
}
END
# shellcheck disable=SC2086  # LINK is a list of flags
if $CC ${SANITIZE:+-fsanitize=$SANITIZE} -o "$out/archive" "$out/archive.c" $LINK >"$out/archive.log" 2>&1 &&
    [ "$("$out/archive" 2>>"$out/archive.log")" = 'Das|ist|da|.' ]; then
    pass
else
    fail "archive: libpresse.a in a program of its own"
    cat "$out/archive.log"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
