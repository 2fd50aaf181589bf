-- sql/cooccurrence.sql: who is named with whom, by sentence and by article.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles'
.parameter set :within "'article'"
.parameter set :minimum 2
.read sql/cooccurrence.sql
.print '# and by sentence: people and organisations'
.parameter clear
.parameter set :type "'PER ORG'"
.parameter set :minimum 1
.parameter set :limit 5
.read sql/cooccurrence.sql
.read tests/corpus/empty.sql
.parameter clear
.print '# empty tables'
.read sql/cooccurrence.sql
INSERT INTO article_document(article, date, characters, sentences, tokens, words, hash)
SELECT column1, column2, 0, 0, 0, 0, 0 FROM (VALUES (1, '2025-01-05'), (2, '2025-01-06'), (3, '2025-02-01'), (4, NULL));
INSERT INTO article_sentence(article, position, paragraph, keep, text, start, length)
SELECT column1, column2, 1, column3, '', 1, 1
  FROM (VALUES (1, 1, 1), (1, 2, 1), (1, 3, 1), (2, 1, 1), (2, 2, 1), (3, 1, 1), (3, 2, 0), (4, 1, 1));
INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
SELECT column1, row_number() OVER (), column2, column3, '', column4, column5, column6, 1, 1.0, 1, 1 FROM (VALUES
  (1, 1, 1, 'PER', 'name', 'Anna Berg'), (1, 1, 1, 'ORG', 'name', 'Nordwerft'),
  (1, 2, 1, 'PER', 'name', 'Anna Berg'), (1, 2, 1, 'ORG', 'name', 'Nordwerft'), (1, 2, 1, 'PER', 'name', 'Ute Groß'),
  (2, 1, 1, 'ORG', 'part', 'Nordwerft'), (2, 1, 1, 'PER', 'name', 'Anna Berg'), (2, 1, 1, 'LOC', 'derived', 'Öland'),
  (2, 2, 1, 'PER', 'name', 'Ute Groß'),
  (3, 1, 1, 'PER', 'name', 'Anna Berg'), (3, 1, 1, 'LOC', 'name', 'Öland'), (3, 1, 1, 'PER', 'name', 'Anna Berg'),
  (3, 2, 0, 'PER', 'name', 'Anna Berg'), (3, 2, 0, 'ORG', 'name', 'Nordwerft'),
  (4, 1, 1, 'LOC', 'name', 'Nordwerft'), (4, 1, 1, 'PER', 'name', 'Ute Groß'));
-- Seven sentences that are kept. Anna Berg in 4, Nordwerft in 4 (ORG three times, LOC once: ORG), Ute Groß in 3, Öland in 1.
-- Anna Berg - Nordwerft: 3 sentences, 2 articles. npmi ln (3 · 7 / 16) / -ln (3/7) = 0.271934 / 0.847298 = 0.321; logdice 14 + log2 (6/8) = 13.58
-- Nordwerft - Ute Groß: 2, 2. ln (14/12) / -ln (2/7) = 0.154151 / 1.252763 = 0.123; 14 + log2 (4/7) = 13.19
-- Anna Berg - Öland: 1, 1. ln (7/4) / -ln (1/7) = 0.559616 / 1.94591 = 0.288; 14 + log2 (2/5) = 12.68
-- Anna Berg - Ute Groß: 1, 1. ln (7/12) / -ln (1/7) = -0.277; 14 + log2 (2/7) = 12.19
.print '# sentences'
.parameter set :minimum 1
.read sql/cooccurrence.sql
.print '# two articles; with people alone there is none'
.parameter set :minimum 2
.read sql/cooccurrence.sql
.parameter set :type "'PER'"
.read sql/cooccurrence.sql
-- Four articles, each name in three. Nordwerft - Ute Groß in 3: ln (12/9) / -ln (3/4) = 1; 14. Anna Berg with either in 2:
-- ln (8/9) / -ln (1/2) = -0.17; 14 + log2 (4/6) = 13.42
.print '# articles'
.parameter set :type ''
.parameter set :within "'article'"
.read sql/cooccurrence.sql
.print '# the default asks for three articles'
.parameter set :minimum ''
.read sql/cooccurrence.sql
-- Articles 1 and 2: of two each names Anna Berg, Nordwerft, Ute Groß. All pairs 2 of 2 and 2: the limit 1; 14. NULL has no day.
.print '# days, one name'
.parameter set :minimum 2
.parameter set :from "'2025-01-01'"
.parameter set :to "'2025-01-31'"
.parameter set :name "'Anna Berg'"
.read sql/cooccurrence.sql
-- Forty names in a sentence, the last of them twice: it and the first 29 are paired
.print '# the cap: the 29th name has 29 partners, the 30th none, the 40th 29'
.parameter clear
DELETE FROM article_entity;
INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
  WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 41)
  SELECT 1, n, 1, 1, '', 'PER', 'name', printf('N%02d', min(n, 40)), 1, 1.0, 1, 1 FROM n;
.parameter set :minimum 1
.parameter set :name "'N29'"
.mode count
.read sql/cooccurrence.sql
.parameter set :name "'N30'"
.read sql/cooccurrence.sql
.print 'N40'
.parameter set :name "'N40'"
.read sql/cooccurrence.sql
.print '# one article, one sentence: its two names are never apart'
.mode list
.parameter clear
DELETE FROM article_document WHERE article > 1;
DELETE FROM article_sentence WHERE article > 1 OR position > 1;
DELETE FROM article_entity WHERE position > 2;
.parameter set :minimum 1
.read sql/cooccurrence.sql
