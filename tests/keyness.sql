-- sql/keyness.sql: words that set one part of the corpus apart from another.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles: 2025 against 2024'
.parameter set :from "'2025-01-01'"
.parameter set :minimum 3
.parameter set :articles 2
.parameter set :limit 4
.read sql/keyness.sql
.print '# unset parameters: one part has all articles, the other none'
.parameter clear
.read sql/keyness.sql
.read tests/corpus/empty.sql
.print '# empty tables'
.parameter set :source "'Süd'"
.read sql/keyness.sql
-- Süd has the articles 1 to 3, Nord 4 to 6, 1000 words each; 7 has no source
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash) VALUES
  (1, '2025-01-05', 'Süd', NULL, 0, 0, 0, 250, 0), (2, '2025-01-06', 'Süd', NULL, 0, 0, 0, 250, 0),
  (3, '2025-02-01', 'Süd', NULL, 0, 0, 0, 500, 0), (4, '2025-02-02', 'Nord', NULL, 0, 0, 0, 250, 0),
  (5, '2025-02-03', 'Nord', NULL, 0, 0, 0, 250, 0), (6, NULL, 'Nord', NULL, 0, 0, 0, 500, 0),
  (7, '2025-01-05', NULL, NULL, 0, 0, 0, 900, 0);
INSERT INTO article_term(lemma, pos, stop, article, count)
SELECT column1, column2, column3, key + 1, value FROM (VALUES
  ('Straße', 'NOUN', 0, '[2,2,2,0,0,0,50]'), -- f 6 0, articles 3 0
  ('Ebbe', 'NOUN', 0, '[2,2,2,0,0,0,0]'),    -- a tie
  ('Ebbe', 'PROPN', 0, '[2,2,2,0,0,0,0]'),
  ('Tor', 'NOUN', 0, '[0,2,0,3,2,1,0]'),     -- f 2 6, articles 1 3
  ('Rat', 'NOUN', 0, '[2,2,2,2,2,2,0]'),     -- alike
  ('Deich', 'NOUN', 0, '[7,1,1,0,0,0,0]'),   -- 7 of 9 in one article
  ('Sand', 'NOUN', 0, '[2,1,1,0,0,0,0]'),    -- less than 5
  ('Wind', 'NOUN', 0, '[3,3,0,0,0,0,0]'),    -- in 2 articles
  ('und', 'CCONJ', 1, '[9,9,9,0,0,0,0]'), ('sein', 'VERB', 1, '[9,9,9,0,0,0,0]'), ('dort', 'ADV', 0, '[9,9,9,0,0,0,0]')),
  json_each(column4) WHERE value > 0;
-- n1 = n2: expected are halves.
-- Straße, Ebbe: 2 · 6 ln 2 = 8.32; articles 2 · 3 ln 2 = 4.16; log2 (6 / 0.5) = 3.58; greatest 2 / 6
-- Tor: 2 (2 ln (2/4) + 6 ln (6/4)) = 2 (-1.386294 + 2.432791) = 2.09; articles 2 (ln (1/2) + 3 ln (3/2)) = 1.05;
-- log2 (2/6) = -1.58; greatest 3 / 6
.print '# one source against the rest'
.read sql/keyness.sql
.print '# the other way round, by name; one row each'
.parameter set :source "'Nord'"
.parameter set :against_source "'Süd'"
.parameter set :limit 1
.read sql/keyness.sql
-- The minima are 2 and 2. January: 1, 2 (500 words); the rest 3, 4, 5 (1000 words), 6 has no date, 7 would be January but is another source.
-- Straße: E 6 · 500/1500 = 2 and 4; 2 (4 ln (4/2) + 2 ln (2/4)) = 2.77; articles: E 3 · 2/5 = 1.2 and 1.8,
-- 2 (2 ln (2/1.2) + ln (1/1.8)) = 0.87; log2 ((4/500) / (2/1000)) = 2. Sand: 3 and 1, E 4/3 and 8/3, 2 (3 ln (9/4) + ln (3/8)) = 2.90;
-- log2 6 = 2.58; 2 of 3 in one article: out. Rat as Straße but for article 4 and 5: 4 and 6, E 10/3 and 20/3,
-- 2 (4 ln 1.2 + 6 ln 0.9) = 0.19; articles 2 of 2 and 3 of 3: 0; log2 ((4/500) / (6/1000)) = 0.42
-- Wind: 6 and 0, E 2 and 4: 2 · 6 ln 3 = 13.18; articles 2 and 0, E 0.8: 2 · 2 ln 2.5 = 3.67; log2 (12 · 2) = 4.58
-- Tor: 2 and 5, E 7/3 and 14/3: 2 (2 ln (6/7) + 5 ln (15/14)) = 0.07, 3 of 5 in one article: out
-- Deich: 8 and 1: 7 of 8 in one: out
.print '# days; an article without a date is in neither part'
.parameter clear
.parameter set :from "'2025-01-01'"
.parameter set :to "'2025-01-31'"
.parameter set :source ''
.parameter set :minimum 2
.parameter set :articles 2
DELETE FROM article_document WHERE article = 7;
.read sql/keyness.sql
