-- presse_sentences and presse_clean.
.nullvalue NULL
.mode list
.print '# all columns'
.headers on
SELECT position, paragraph, text, start, length FROM presse_sentences(
  'Neue Brücke' || char(10, 10) || 'Der Rat tagte am 3. März. „Wir bauen“, sagte Dr. Weber. Gut so!');
.headers off
.print '# a token knows its sentence'
WITH t(x) AS (VALUES ('Er ging. Sie kam z. B. spät. Ende'))
SELECT s.position, s.text, count(*), min(t.position), max(t.position)
  FROM t, presse_sentences(x) s JOIN presse_tokens(x) t ON t.sentence = s.position
 GROUP BY s.position;
.print '# a unit of one letter takes no full stop of its own'
SELECT text FROM presse_sentences('Der Pegel steht bei 2,70 m. „Der Wind hat gedreht“, sagte sie. Das Feld misst 3 m. Bauer Ott pflügt es. Der Sack wiegt 5 g. – Mehr nicht. „Es sind 8 m.“ Dann war Ruhe.');
SELECT text FROM presse_sentences('Das Boot ist 12 m. lang, siehe Abb. 3 s. Anhang. Um 100 n. Chr. und 5 v. Chr. fuhr es.');
.print '# positions'
WITH t(x) AS (VALUES ('Süß.' || char(10) || '„Größer!“, rief er. Schön …'))
SELECT s.position, s.start, s.length, substr(x, s.start, s.length) = s.text AS same FROM t, presse_sentences(x) s;
.print '# no text, no rows'
SELECT count(*) FROM presse_sentences('');
SELECT count(*) FROM presse_sentences(NULL);
.print '# clean'
SELECT presse_clean(NULL);
SELECT '[' || presse_clean('') || ']';
SELECT typeof(presse_clean('Der Rat tagte am Montag bis spät in die Nacht und vertagte sich dann.'));
