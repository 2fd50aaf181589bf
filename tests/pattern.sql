.bail off
.mode list
.headers on
.nullvalue NULL

.print -- matches with their groups, by number and by name
SELECT position, text, groups, start, length
FROM presse_matches('Vom 3. März bis zum 12. April 😀 und am 1. Mai.', '(\d+)\. (?<monat>\p{Lu}\w+)');
SELECT text, groups ->> 'monat' AS monat, groups ->> '$.1' AS tag
FROM presse_matches('Vom 3. März bis zum 12. April.', '(\d+)\. (?<monat>\w+)');
SELECT groups, groups ->> 1 AS tag, groups ->> 2 AS monat
FROM presse_matches('Vom 3. März bis zum 12. April.', '(\d+)\. (\w+)');
SELECT text, groups FROM presse_matches('x=1 y', '(\w)(?:=(?<wert>\d))?');
SELECT text, groups FROM presse_matches('a1 2b', '(?J)(?<n>\d)b|a(?<n>\d)');
SELECT groups FROM presse_matches('sag "A\B"' || char(9) || 'C', '(.+)');
SELECT text, groups FROM presse_matches('ein Wort', '\w+$');
.print -- options and arguments as constraints
SELECT count(*) FROM presse_matches WHERE pattern = 'A' AND document = 'aA';
SELECT count(*) FROM presse_matches('aA', '(?i)a');
SELECT count(*) FROM presse_matches('Ärger und ÄRGER', '(?i)\bärger\b');
SELECT count(*) FROM (SELECT 'eins zwei' AS x UNION ALL SELECT NULL UNION ALL SELECT 'drei') t LEFT JOIN presse_matches(t.x, '\w+');
SELECT a.text, b.text FROM presse_matches('12', '\d') a, presse_matches('12', '\d') b;
SELECT a.text, b.text FROM presse_matches('Haus Hof', '\w+') a, presse_matches(a.text, '[aeiou]') b;
.print -- empty matches go on by one character; a match before an empty one
SELECT position, '[' || text || ']' AS text, start, length FROM presse_matches('äab', 'a*');
SELECT count(*) FROM presse_matches('', '');
SELECT group_concat(start) FROM presse_matches('a' || char(10) || 'b' || char(10), '(?m)^');
SELECT text, start FROM presse_matches('foobar', 'foo\Kbar');
SELECT text, start FROM presse_matches('aa1 bb2', '(?<=[a-z]{2})\d');
SELECT text, start FROM presse_matches('112x2', '\G\d');
.print -- bad UTF-8: read as U+FFFD, positions as substr counts
SELECT hex(text) AS hex, start, length, substr(cast(x'61FF80C362C3A4FF' AS TEXT), start, length) = text AS same
FROM presse_matches(cast(x'61FF80C362C3A4FF' AS TEXT), '.');
SELECT hex(text) AS hex, start, hex(groups) AS json FROM presse_matches(cast(x'80C3A4C320' AS TEXT), '(\x{FFFD}) ');
SELECT hex(text) AS hex, start FROM presse_matches('a' || char(0xFFFD) || 'b', '\x{FFFD}');
SELECT hex(presse_replace(cast(x'61FF62C3' AS TEXT), 'b', 'é')) AS hex;
SELECT hex(presse_replace(cast(x'61FF62C3' AS TEXT), '(\x{FFFD})', '[$1]')) AS hex;
SELECT presse_match(cast(x'FF' AS TEXT), '^.$') AS one, presse_match(cast(x'C3' AS TEXT), 'a') AS none;
SELECT count(*), max(start) FROM presse_matches('a' || char(0) || 'a', 'a');
.print -- presse_match
SELECT presse_match('Rund 60 Millionen', '\bM(rd|illionen)\b'), presse_match('Milliarden', '\bM(rd|illionen)\b');
SELECT presse_match('', ''), presse_match('', 'x'), presse_match(NULL, 'x'), presse_match('x', NULL);
.print -- presse_replace
SELECT presse_replace('Maier, Anna; Weiß, Jörg', '(\w+), (\w+)', '$2 ${1}');
SELECT presse_replace('Maier, Anna', '(?<nach>\w+), (?<vor>\w+)', '${vor} \U${nach}\E $$ \\');
SELECT presse_replace('abc', 'b*', '-'), presse_replace('abc', '(x)?b', '[$1]'), presse_replace('abc', '(x)?b', '${1:-leer}');
SELECT presse_replace('ohne Treffer', 'x', 'y'), presse_replace('', '', 'y'), presse_replace('abc', 'b', '');
SELECT presse_replace(NULL, 'x', 'y'), presse_replace('x', NULL, 'y'), presse_replace('x', 'x', NULL);
SELECT length(presse_replace('a', 'a', printf('%.5000c', 'b') || '$0'));
.print -- long texts: searched in stretches, every match found once
SELECT count(*), min(start), max(start), sum(length) FROM presse_matches(printf('%.300000c', 'ä'), 'ä{7}');
SELECT count(*), sum(start) FROM presse_matches(printf('%.200000c', 'a') || 'ß' || printf('%.200000c', 'b') || 'ß', 'ß');
SELECT count(*) FROM presse_matches(replace(printf('%.20000c', 'x'), 'x', 'wort '), '\bwort\b');
SELECT count(*) FROM presse_matches(printf('%.100000c', 'a') || 'b', '\Ga');
SELECT text, start FROM presse_matches(printf('%.50000c', 'a') || 'xyz', '(?<=a)x|^z');
.print -- errors
SELECT presse_match('abc', '(abc');
SELECT presse_match('abc', 'äö)');
SELECT presse_match('abc', '\Q*') , presse_match('abc', 'a\Cb');
SELECT presse_match('abc', cast(x'61FF' AS TEXT));
SELECT presse_match(NULL, '(');
SELECT presse_match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '(a+)+$');
SELECT * FROM presse_matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '(a+)+$');
SELECT presse_replace('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '(a+)+$', '');
SELECT presse_replace('abc', 'b', '${nope}');
SELECT presse_replace('abc', 'b', '${1');
SELECT presse_match(1, 'a');
SELECT presse_match('a', x'61');
SELECT presse_replace('a', 'a', 5);
SELECT * FROM presse_matches('abc', '[a');
SELECT * FROM presse_matches(7, 'a');
SELECT * FROM presse_matches('abc', 7);
SELECT * FROM presse_matches('abc');
SELECT presse_match('abc');
SELECT length(presse_match('a', printf('%.2000000c', 'a')));
.print -- more patterns than are kept, and more at once
WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 99)
SELECT sum(presse_match('Zahl ' || i, '\b' || i || '$')) FROM n;
WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 199)
SELECT sum(presse_match('Zahl ' || (i % 2), '\b' || (i % 2) || '$')) FROM n;
