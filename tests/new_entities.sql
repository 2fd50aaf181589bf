-- sql/new-entities.sql: names that a period has for the first time.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles, the last week: one article'
.read sql/new-entities.sql
.print '# a past week'
.parameter set :day "'2025-01-21'"
.parameter set :type "'ORG PER'"
.parameter set :limit 5
.read sql/new-entities.sql
.read tests/corpus/empty.sql
.parameter clear
.print '# empty tables'
.read sql/new-entities.sql
INSERT INTO article_document(article, date, source, characters, sentences, tokens, words, hash)
SELECT column1, column2, column3, 0, 0, 0, 0, 0 FROM (VALUES
  (1, '2025-03-24', 'Nord'), (2, '2025-03-25', 'Nord'), (3, '2025-03-31', 'Süd'), (4, '2025-03-31', NULL), (5, NULL, 'Süd'), (6, '2025-03-26', 'Nord'));
INSERT INTO article_sentence(article, position, paragraph, keep, text, start, length)
SELECT article, 1, 1, 1, 'Satz ' || article || char(10) || 'zu Ende.', 1, 1 FROM article_document;
INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
SELECT column1, row_number() OVER (), 1, column2, '', column3, column4, column5, 1, column6, 1, 1 FROM (VALUES
  (1, 1, 'PER', 'name', 'Anna Berg', 0.9), (3, 1, 'PER', 'name', 'Anna Berg', 0.9),  -- known
  (1, 1, 'LOC', 'derived', 'Öland', 0.9), (2, 1, 'LOC', 'name', 'Öland', 0.9),      -- known as "öländisch"
  (1, 0, 'PER', 'name', 'Ute Groß', 0.9),                                            -- in boilerplate only
  (5, 1, 'PER', 'name', 'Ute Groß', 0.9),                                            -- without a date
  (3, 1, 'PER', 'name', 'Ute Groß', 0.5), (2, 1, 'PER', 'name', 'Ute Groß', 0.7),
  (4, 1, 'ORG', 'name', 'Ute Groß', 0.4),                                            -- PER twice, ORG once
  (3, 1, 'ORG', 'name', 'Werft', 0.9), (4, 1, 'LOC', 'part', 'Werft', 0.8),          -- a tie of types: LOC
  (3, 1, 'ORG', 'name', 'Amt', 0.9), (4, 1, 'ORG', 'name', 'Amt', 0.8),              -- a tie with Werft
  (3, 1, 'LOC', 'derived', 'Norwegen', 0.9));                                        -- "norwegisch" names nobody
-- The week to 31 March begins on the 25: 2, 3, 4, 6. New are Ute Groß (2, 3, 4; sources Nord, Süd), Amt and Werft (3, 4; Süd).
.print '# the last week'
.read sql/new-entities.sql
-- The last day: Ute Groß is known from 2, Werft and Amt are new
.print '# the last day; one row'
.parameter set :days 1
.parameter set :limit 1
.read sql/new-entities.sql
-- The week to 25 March has 1 and 2: all is new, also what is named later on
.print '# an earlier week; articles after it do not count'
.parameter clear
.parameter set :day "'2025-03-25'"
.parameter set :type ''
.read sql/new-entities.sql
.print '# three articles; days without articles; no date'
.parameter set :day ''
.parameter set :minimum 3
.read sql/new-entities.sql
.parameter clear
.parameter set :day "'2025-05-25'"
.read sql/new-entities.sql
.parameter set :day "'gestern'"
.read sql/new-entities.sql
