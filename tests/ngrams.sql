-- presse_ngrams: what is in a row of words, positions, errors.
.mode list
.headers on
.nullvalue NULL
.print '# all columns'
SELECT * FROM presse_ngrams('Der Rat tagt am 3. März. Er berät heute, sagt Anna Weber.', 2);
.headers off
.print '# sizes: 2 if not given'
SELECT group_concat(text, ' | ') FROM presse_ngrams('Der Rat tagt am Markt.');
SELECT group_concat(text, ' | ') FROM presse_ngrams('Der Rat tagt am Markt.', 1);
SELECT group_concat(text, ' | ') FROM presse_ngrams('Der Rat tagt am Markt.', 5);
SELECT count(*) FROM presse_ngrams('Der Rat tagt am Markt.', 6);
.print '# marks, signs and emoji end a run; numbers, links and hashtags are in it'
SELECT text FROM presse_ngrams('Rund 60 Gäste (auch #Rat) kamen 🙂 mit 5 % mehr – www.example.org hilft z. B. dabei');
.print '# inside sentences'
SELECT sentence, text FROM presse_ngrams('Sie kam' || char(10, 10) || 'Er ging spät. Dann nichts');
.print '# positions are characters'
WITH t(x) AS (VALUES ('🙂 Öffentliche  Häuser' || char(9) || 'und „große Äcker“'))
SELECT start, length, substr(x, start, length) = text AS same, text FROM t, presse_ngrams(x);
.print '# lemmas'
SELECT lemmas, count(*) FROM presse_ngrams('das Haus. Das Haus. das haus') GROUP BY 1;
.print '# no text, no rows'
SELECT count(*) FROM presse_ngrams(NULL);
SELECT count(*) FROM presse_ngrams('');
SELECT count(*) FROM presse_ngrams('.,;');
SELECT count(*) FROM presse_ngrams('a b', NULL);
SELECT count(*) FROM presse_ngrams WHERE n = 3 AND document = 'a b c d';
SELECT count(*) FROM presse_ngrams(replace(printf('%.20000c', 'x'), 'x', 'wort '), 3);
.print '# errors'
SELECT * FROM presse_ngrams('a', 0);
SELECT * FROM presse_ngrams('a', 11);
SELECT * FROM presse_ngrams('a', 'b');
SELECT * FROM presse_ngrams('a', 1.5);
SELECT * FROM presse_ngrams(NULL, 0);
SELECT * FROM presse_ngrams(7);
SELECT * FROM presse_ngrams;
