-- sql/near-duplicates.sql: copies of one text, who had it first, who carries it.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles: no copies'
.read sql/near-duplicates.sql
SELECT count(*) FROM article_copy;
.print '# once more, with each article in a second source, shortened; three groups of ten'
.parameter set :limit 3
INSERT INTO article_document SELECT article + 100, date(date, '+1 day'), 'Zweitblatt', title, characters, sentences, tokens, words, hash FROM article_document;
INSERT INTO article_sentence SELECT article + 100, position, paragraph, keep, text, start, length FROM article_sentence WHERE position <> 5;
.read sql/near-duplicates.sql
SELECT count(*) FROM article_copy;
.parameter clear
.read tests/corpus/empty.sql
.print '# empty tables'
.read sql/near-duplicates.sql
-- Sentences of ten words: a text of n of them has 10 n - 2 runs of three words.
CREATE TEMP TABLE line(n INTEGER PRIMARY KEY, text TEXT);
INSERT INTO line VALUES
  (1, 'Am Montag brach bei Emden der alte Deich vor Straße'), (2, 'Das Wasser stand bald kniehoch in allen Kellern der Siedlung'),
  (3, 'Helfer füllten bis zum Morgen Säcke mit Sand und Kies'), (4, 'Verletzt wurde niemand doch der Schaden geht in die Tausende'),
  (5, 'Ein Sprecher des Kreises lobte später den Mut aller Nachbarn'), (6, 'Im Herbst soll nun endlich ein neuer Damm entstehen dort'),
  (7, 'Gestern gewann der Turnverein sein letztes Spiel gegen Leer klar');
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash)
  SELECT column1, column2, column3, column4, 0, 0, 0, column5, 0 FROM (VALUES
  (1, '2025-03-31', 'Nordblick', 'Deich', 40), (2, '2025-03-31', 'Küstenkurier', NULL, 40), (3, '2025-04-02', 'Bote', NULL, 30),
  (4, NULL, 'Zeitung', NULL, 40), (5, '2025-03-30', NULL, 'Früher', 40), (6, '2025-04-01', 'Bote', NULL, 40), (7, '2025-04-05', 'Zeitung', NULL, 40),
  (8, '2025-04-01', 'Bote', NULL, 10), (9, '2025-04-01', 'Nordblick', NULL, 10), (10, '2025-04-01', 'Bote', NULL, 40), (11, '2026-03-31', 'Nordblick', NULL, 40));
INSERT INTO article_sentence(article, position, paragraph, keep, text, start, length)
  SELECT column1, key + 1, 1, 1, CASE column1 WHEN 2 THEN upper(text) ELSE text END, 1, 1 FROM (VALUES
  (1, '[1,2,3,4]'), (2, '[1,2,3,4]'), (3, '[1,2,3]'), (4, '[1,2,3,4]'), (5, '[1,2,3,4]'), (6, '[2,3,4,5]'), (7, '[3,4,5,6]'),
  (8, '[7]'), (9, '[7]'), (10, '[7,7,7,7]'), (11, '[1,2,3,4]')), json_each(column2), line WHERE n = value;
-- boilerplate makes no copy
INSERT INTO article_sentence SELECT 10, n + 10, 2, 0, text, 1, 1 FROM line;
-- 5 has the earliest date. 1, 2 (in capitals, SS for ß), 4 (without date: the last) and 11 are alike: 1. 3: 28 of 38 runs, 0.74.
-- 6: 28 common, 48 in all, 0.58 to the same first. 7 has 0.58 in common with 6 and 18 of 58, 0.31, with the first: it is like 6.
-- 8 and 9 are too short. The estimates may differ from these by some hundredths.
.print '# groups'
.read sql/near-duplicates.sql
.headers off
SELECT article, first, follows, round(similarity, 2) FROM article_copy;
SELECT max(abs(similarity - CASE article WHEN 3 THEN 28.0 / 38 WHEN 6 THEN 28.0 / 48 WHEN 7 THEN 28.0 / 48 ELSE 1 END)) < 0.1 FROM article_copy;
.print '# only what is alike to nine tenths within two days; shorter texts too'
.parameter set :similarity 0.9
.parameter set :days 2
.parameter set :words 5
.headers on
.read sql/near-duplicates.sql
.print '# a thousand copies: one group'
.parameter clear
.read tests/corpus/empty.sql
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash)
  WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000) SELECT n, '2025-01-01', 'Blatt ' || (n % 2), NULL, 0, 0, 0, 40, 0 FROM n;
INSERT INTO article_sentence SELECT article, n, 1, 1, text, 1, 1 FROM article_document, line WHERE n < 5;
.read sql/near-duplicates.sql
