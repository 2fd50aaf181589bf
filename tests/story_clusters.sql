-- sql/story-clusters.sql: articles on one story over days.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles: each its own story; then hardly anything in common, within four months'
.read sql/story-clusters.sql
.parameter set :days 120
.parameter set :similarity 0.02
.read sql/story-clusters.sql
.parameter clear
.read tests/corpus/empty.sql
.print '# empty tables'
.read sql/story-clusters.sql
-- Eight articles with a date, so a word that one of them has weighs 3 ln 2, one that two have 2 ln 2, four ln 2; divided by ln 2:
--   1  Deich 2, Flut 2, Wind 3            length √17
--   2  Deich 2, Flut 2, Sand 2            √12         to 1: 8 / √(17 · 12) = 0.560112
--   7  Sand 2, Mut 3                      √13         to 2: 4 / √(12 · 13) = 0.320256; 1 is five days before
--   3  Tor 2, Ball 3, Jahr 1              √14
--   4  Tor 2, Rat 3                       √13         to 3: 4 / √(14 · 13) = 0.296500, four days apart
--   5  Öl 2 (1 + ln 2), Ebbe 3, Jahr 1    √21.466990  to 3: 1 / √(14 · 21.466990) = 0.057683
--   6  Öl 2, Watt 3, Jahr 1               √14         to 5: (6.772589 + 1) / √(21.466990 · 14) = 0.448349
--   8  Lachs 3, Jahr 1                    √10         to 3: 1 / √140 = 0.084515; 5 to 8: 1 / √214.66990 = 0.068252
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash)
  SELECT column1, column2, column3, 'Titel ' || column1, 0, 0, 0, 0, 0 FROM (VALUES (1, '2025-03-01', 'Süd'), (2, '2025-03-03', 'Nord'), (3, '2025-03-01', 'Süd'),
    (4, '2025-03-05', 'Süd'), (5, '2025-03-02', 'Süd'), (6, '2025-03-02', NULL), (7, '2025-03-06', 'Nord'), (8, '2025-03-01', 'Süd'), (9, NULL, 'Süd'));
INSERT INTO article_term(article, lemma, pos, stop, count) SELECT column1, value, 'NOUN', 0, 1 + (value = 'Öl' AND column1 = 5) FROM (VALUES
  (1, '["Deich","Flut","Wind"]'), (2, '["Deich","Flut","Sand"]'), (3, '["Tor","Ball","Jahr"]'), (4, '["Tor","Rat"]'), (5, '["Öl","Ebbe","Jahr"]'),
  (6, '["Öl","Watt","Jahr"]'), (7, '["Sand","Mut"]'), (8, '["Lachs","Jahr"]'), (9, '["Deich"]')), json_each(column2);
INSERT INTO article_term(article, lemma, pos, stop, count)
  SELECT article, 'sein', 'VERB', 1, 9 FROM article_document WHERE article IN (1, 3) UNION ALL SELECT article, 'dort', 'ADV', 0, 9 FROM article_document WHERE article IN (1, 3);
INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
  SELECT column1, row_number() OVER (), 1, column4, 'x', 'PER', column3, column2, 1, 1, 1, 1 FROM (VALUES (1, 'Emden', 'name', 1), (4, 'Emden', 'name', 1), (1, 'Karl Ott', 'name', 1),
    (2, 'Karl Ott', 'name', 1), (2, 'Karl Ott', 'name', 1), (7, 'Karl Ott', 'part', 1), (7, 'Bonn', 'name', 1), (7, 'Leer', 'name', 0), (7, 'Jever', 'derived', 1));
-- names of 1, 2, 7 (nine articles): Karl Ott, in three, 3 ln (9/3) = 3.30; in one: Bonn ln 9 = 2.20, Emden ln (9/2) = 1.50;
-- keywords in two: Flut, Sand 2 ln (9/2) = 3.01, Deich 2 ln (9/3) = 2.20; in one: Mut, Wind ln 9;
-- of 5, 6, all in half of them: Öl (2 + ln 2) ln (9/2) = 4.05, Ebbe, Watt ln 9 = 2.20, Jahr 2 ln (9/4) = 1.62
.print '# three days'
.read sql/story-clusters.sql
SELECT * FROM article_story;
.print '# four days, three articles, one story'
.parameter set :days 4
.parameter set :limit 1
.parameter set :articles 3
.read sql/story-clusters.sql
SELECT * FROM article_story WHERE article = 4;
-- the story of 3: 8, then 5 (more like 8), then 6. In two and more: Öl 4.05, Jahr 4 ln (9/4) = 3.24; then the words of one
.print '# whatever has a word in common'
.parameter clear
.parameter set :similarity 0.05
.read sql/story-clusters.sql
SELECT * FROM article_story;
