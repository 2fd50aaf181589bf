-- sql/readability.sql: how hard the texts of each source are to read.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles: one of each source is too few; as one source'
.read sql/readability.sql
UPDATE article_document SET source = 'alle';
.read sql/readability.sql
.read tests/corpus/empty.sql
.print '# empty tables'
.read sql/readability.sql
-- Words of three letters and one syllable: LIX is the length of the sentence s, Flesch 180 - s - 58.5, the fourth Wiener
-- formula 0.2656 s - 1.693. Too short for MATTR (50 words).
CREATE TEMP TABLE line(n INTEGER PRIMARY KEY, text TEXT);
INSERT INTO line VALUES (4, 'Der Hut ist rot.'), (6, 'Der Hut ist rot und neu.'), (8, 'Der Hut ist rot und neu und alt.'),
  (14, 'Der Hut ist rot und neu und alt und der Bus ist nun weg.');
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash) VALUES
  (1, NULL, 'Süd', NULL, 0, 0, 0, 100, 0), (2, NULL, 'Süd', NULL, 0, 0, 0, 100, 0), (3, NULL, 'Süd', NULL, 0, 0, 0, 100, 0), (4, NULL, 'Süd', NULL, 0, 0, 0, 100, 0),
  (5, NULL, 'Süd', NULL, 0, 0, 0, 99, 0), (6, NULL, 'Nord', NULL, 0, 0, 0, 100, 0), (7, NULL, 'Nord', NULL, 0, 0, 0, 100, 0),
  (8, NULL, 'Ost', NULL, 0, 0, 0, 100, 0), (9, NULL, NULL, NULL, 0, 0, 0, 100, 0), (10, NULL, NULL, NULL, 0, 0, 0, 100, 0), (11, NULL, 'Ost', NULL, 0, 0, 0, 100, 0);
INSERT INTO article_paragraph(article, position, text, label, keep, score, reason, start, length)
  SELECT column1, 1, text, 'body', 1, 1, NULL, 1, 1
    FROM (VALUES (1, 8), (2, 4), (3, 14), (4, 6), (5, 14), (6, 8), (7, 4), (8, 4), (9, 6), (10, 6)) JOIN line ON n = column2;
INSERT INTO article_paragraph VALUES (9, 2, 'Foto: Archiv', 'credit', 0, 1, NULL, 1, 1); -- not measured; 11 has no text
-- Süd 4, 6, 8, 14: the quartiles lie at the places 0.75, 1.5, 2.25 from 0: 5.5, 7, 9.5; Flesch 107.5, 113.5, 115.5, 117.5: 112, 114.5, 116;
-- wiener_4 0.2656 · 5.5 - 1.693 = -0.2, 0.2, 0.8. 5 has less than 100 words.
-- Nord 4, 8: 5, 6, 7; Flesch 114.5, 115.5, 116.5; wiener_4 -0.4, -0.1, 0.2. Without a source 6, 6; Flesch 115.5; wiener_4 -0.1. Ost has one article.
.print '# quartiles'
.parameter set :articles 2
.read sql/readability.sql
