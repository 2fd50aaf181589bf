-- sql/trends.sql: what is used more than before, and bursts.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles, by month'
.parameter set :period "'month'"
.parameter set :minimum 1
.parameter set :limit 1
.read sql/trends.sql
.read tests/corpus/empty.sql
.print '# empty tables'
.read sql/trends.sql
-- Ten articles in each of four months, half of them on a Monday, half on the Sunday behind it; one more without a date.
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash)
  WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 40)
  SELECT n, date(json_extract('["2025-01-06","2025-02-03","2025-03-03","2025-04-07"]', printf('$[%d]', (n - 1) / 10)),
                 printf('+%d days', n % 2 * 6)), NULL, NULL, 0, 0, 0, 0, 0 FROM n;
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash) VALUES (41, NULL, NULL, NULL, 0, 0, 0, 0, 0);
-- in how many articles of each month
INSERT INTO article_term(article, lemma, pos, stop, count)
  SELECT a.article, column1, column2, column3, 5 FROM (VALUES
    ('Flut', 'NOUN', 0, '[0,4,4,0]'), ('Tor', 'NOUN', 0, '[0,0,0,4]'), ('Kran', 'NOUN', 0, '[1,0,0,8]'), ('Watt', 'NOUN', 0, '[0,0,0,3]'),
    ('Öl', 'NOUN', 0, '[0,0,0,3]'), ('Ebbe', 'NOUN', 0, '[0,2,0,0]'), ('Sand', 'NOUN', 0, '[1,1,1,1]'), ('Eis', 'NOUN', 0, '[4,0,0,4]'),
    ('Rat', 'NOUN', 0, '[5,5,6,9]'), ('und', 'CCONJ', 1, '[0,0,0,9]'), ('dort', 'ADV', 0, '[0,0,0,9]')),
    json_each(column4), article_document a
   WHERE (a.article - 1) / 10 = key AND (a.article - 1) % 10 < value OR column1 = 'Tor' AND key = 0 AND a.article = 41;
-- More than before, April against the 30 articles before:
-- Kran 8 of 10, 1 of 30: E 2.25 and 6.75; 2 (8 ln (8/2.25) + ln (1/6.75)) = 2 (10.14809 - 1.90954) = 16.5; times 0.8 · 30 / 1 = 24
-- Tor 4 of 10, 0 of 30: E 1; 2 · 4 ln 4 = 11.1; times 0.4 · 30 / 0.5 = 24. Watt, Öl 2 · 3 ln 4 = 8.3: chance
-- Flut in February 2 · 4 ln 2 = 5.5: chance
--
-- Bursts: going up costs ln 4 = 1.3863.
-- Kran: share 9/40, a month's gain 8 ln 2 + 2 ln (0.55/0.775) = 5.5452 - 0.6859 = 4.9; times 0.8 / 0.225 = 3.6
-- Flut: share 8/40; in February and March 4 ln 2 + 6 ln (0.6/0.8) = 2.7726 - 1.7261 = 1.0465 each, less than going up costs,
--   together 2.0930; January and April 10 ln 0.75 = -2.9; times 0.4 / 0.2 = 2
-- Tor: share 4/40 (not 41): 4 ln 2 + 6 ln (0.8/0.9) = 2.7726 - 0.7067 = 2.0659; times 0.4 / 0.1 = 4
-- Watt, Öl: share 3/40: 3 ln 2 + 7 ln (0.85/0.925) = 2.0794 - 0.5919 = 1.4875; times 0.3 / 0.075 = 4
-- Eis: share 8/40, twice 1.0465, but 2 · 2.9 lie between: no burst. Ebbe is in less than three articles; Sand has ln 2 + 9 ln (0.8/0.9) < 0;
-- Rat is in 25 of 40 articles, more than half.
.print '# months'
.parameter clear
.parameter set :period "'month'"
.read sql/trends.sql
.print '# weeks: from Monday to Sunday; one row for a week, ten bursts'
.parameter clear
.parameter set :period "''"
.parameter set :limit 1
.read sql/trends.sql
-- Tor's figures, for a name: twice in an article is once; no adjective, nothing in boilerplate
.print '# names'
INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
  SELECT article, 1, 1, 1, 'Groß', 'PER', 'name', 'Anna Groß', 1, 1, 1, 1 FROM article_document WHERE article BETWEEN 31 AND 34
  UNION ALL SELECT 31, 2, 1, 1, 'Groß', 'PER', 'name', 'Anna Groß', 1, 1, 1, 1
  UNION ALL SELECT article, 3, 1, 1, 'deutsch', 'LOC', 'derived', 'Deutschland', 2, 1, 1, 1 FROM article_document WHERE article BETWEEN 31 AND 38
  UNION ALL SELECT article, 4, 1, 0, 'Bonn', 'LOC', 'name', 'Bonn', 3, 1, 1, 1 FROM article_document WHERE article BETWEEN 31 AND 38;
.parameter set :what "'names'"
.read sql/trends.sql
-- 2 of 5 on each of two days: 4 ln 2 + 6 ln (0.8/0.9) = 2.0659 is less than ln 8 = 2.0794 for going up;
-- against 30 articles before 2 · 2 ln 7 = 7.8
.print '# by day: chance'
.parameter set :period "'day'"
.parameter set :minimum 2
.read sql/trends.sql
.print '# by day, sure once in twenty: 7.8 is enough'
.parameter set :keyness 3.84
.read sql/trends.sql
.parameter set :keyness "''"
.print '# a single period has nothing before'
DELETE FROM article_document WHERE article <= 30;
.parameter set :period "'month'"
.read sql/trends.sql
