-- sql/entities-over-time.sql: names by month, week and day; who rises and falls.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles, two places by year'
.parameter set :period "'year'"
.parameter set :type "'LOC'"
.parameter set :limit 2
.parameter set :minimum 2
.read sql/entities-over-time.sql
.read tests/corpus/empty.sql
.parameter clear
.print '# empty tables'
.read sql/entities-over-time.sql
INSERT INTO article_document(article, date, source, characters, sentences, tokens, words, hash)
SELECT column1, column2, column3, 0, 0, 0, 0, 0 FROM (VALUES
  (1, '2025-01-05', 'Nord'), (2, '2025-01-06', 'Nord'), (3, '2025-01-06', NULL), (4, '2025-03-31', 'Nord'), (5, '2025-04-01', 'Süd'), (6, NULL, 'Nord'));
CREATE TEMP TABLE named(name, type, kind, keep, articles);
INSERT INTO named VALUES
  ('Ute Groß', 'PER', 'name', 1, '[1, 1, 2, 4, 6]'),   -- the article 6 has no date
  ('Öland', 'LOC', 'name', 1, '[3, 5]'),
  ('Öland', 'ORG', 'part', 1, '[2, 2, 2, 3]'),         -- ORG in four mentions, LOC in two: ORG; 3 counts once
  ('Öland', 'LOC', 'derived', 1, '[4, 4, 4, 4]'),      -- öländisch
  ('Anna Berg', 'PER', 'name', 1, '[4, 5]'),           -- a tie with Berta Berg
  ('Berta Berg', 'PER', 'name', 1, '[4, 5]'),
  ('Nordblick', 'ORG', 'name', 0, '[1, 2, 3, 4, 5]');  -- boilerplate
INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
SELECT value, row_number() OVER (), 1, keep, name, n.type, kind, name, 1, 1.0, 1, 1 FROM named n, json_each(articles);
-- Months: January has the articles 1, 2, 3; February none; March 4; April 5.
-- Öland: January 2, 3 of 3; April 5; mentions 4 + 1, 1. Ute Groß: January 1, 2 of 3 with 3 mentions, March 4.
-- In the order of articles 3 and 3, mentions 6 and 4; then Anna and Berta Berg with 2 each.
-- Parts: five articles, so the third by date, 2025-01-06, begins the later part: earlier 1, later 4.
-- Öland: 0 and 3: expected 3 · 4/5 = 2.4: 2 · 3 ln (3/2.4) = 1.34. Ute Groß: 1 of 1 and 2 of 4: expected 0.6 and 2.4:
-- 2 (ln (1/0.6) + 2 ln (2/2.4)) = 2 (0.510826 - 0.364643) = 0.29, negative. Anna Berg has less than 3 articles.
.print '# months'
.read sql/entities-over-time.sql
-- 5 January 2025 is a Sunday: its week begins on 30 December, the next on 6 January; 31 March is a Monday, 1 April in its week.
-- Thirteen weeks after 30 December begins that of 31 March. Split at 1 March: earlier 1, 2, 3, later 4, 5.
-- Ute Groß: 2 of 3 and 1 of 2: expected 1.8 and 1.2: 2 (2 ln (2/1.8) + ln (1/1.2)) = 2 (0.210721 - 0.182322) = 0.06, negative
.print '# weeks, one name'
.parameter set :period "'week'"
.parameter set :name "'Ute Groß'"
.parameter set :type ''
.parameter set :split "'2025-03-01'"
.read sql/entities-over-time.sql
-- Of Nord 1, 2, 4 are in days 5 January to 31 March. Split: the second of three, 6 January. Öland ORG, in 2 alone: 0 of 1, 1 of 2:
-- expected 2/3: 2 ln 1.5 = 0.81; Anna and Berta Berg the same
.print '# days of one source, organisations and people'
.parameter clear
.parameter set :source "'Nord'"
.parameter set :period "'day'"
.parameter set :from "'2025-01-06'"
.parameter set :to "'2025-01-08'"
.parameter set :type "'ORG PER'"
.read sql/entities-over-time.sql
.print '# the same, rise and fall of all its days; one of each'
.parameter set :from ''
.parameter set :to ''
.parameter set :limit 1
.parameter set :minimum 1
.parameter set :period "'fortnight'"
.read sql/entities-over-time.sql
.print '# one article: nothing to compare it with'
.parameter clear
.parameter set :minimum 1
.parameter set :limit 1
DELETE FROM article_document WHERE article <> 4;
.read sql/entities-over-time.sql
