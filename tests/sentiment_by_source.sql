-- sql/sentiment.sql: sentiment of the sentences that name somebody, by source.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles: who is named in most'
.parameter set :limit 2
.parameter set :type "'ORG PER'"
.read sql/sentiment.sql
DELETE FROM article;
.read tests/corpus/again.sql
.parameter clear
.print '# empty tables'
.read sql/sentiment.sql
INSERT INTO article(id, source, published, text) VALUES
  (1, 'Nord', '2025-01-05', 'Siemens baut in Gießen. Das freut alle. Siemens plant ein Werk in Emden.'),
  (2, 'Nord', '2025-01-06', 'Die Siemens-Zentrale liegt in Gießen, und Siemens bleibt dort.'),
  (3, 'Süd', '2025-02-01', 'Siemens droht wegen Betrugs eine schwere Strafe.'),
  (4, NULL, NULL, 'Siemens baut in Gießen.'),
  (5, 'West', '2025-02-01', 'Siemens feiert einen großartigen Erfolg.'), (6, 'West', '2025-02-02', 'Siemens baut in Gießen.'),
  (7, 'West', '2025-02-03', 'Alle loben Siemens sehr.'), (8, 'West', '2025-02-03', 'Nichts davon.'), (9, 'Süd', '2025-02-01', NULL),
  (10, 'Süd', '2025-01-01', 'Wegen Betrugs droht Siemens eine Strafe.'), (11, 'Süd', '2025-01-01', 'Wegen Betrugs droht Siemens eine Strafe.');
.read tests/corpus/again.sql
UPDATE article_entity SET keep = 0 WHERE article = 10;
UPDATE article_entity SET kind = 'derived' WHERE article = 11;
-- Nord has three sentences in two articles (that with two mentions counts once), Süd one, West three in three; all 8 in 7.
.print '# a name'
.parameter set :name "'Siemens'"
.read sql/sentiment.sql
-- The same by other formulas. Nord, with a, b, c for its sentences: mean (a + b + c) / 3; each of two articles is off by
-- r = a + b - 2 mean and -r, so the variance is 2/1 · 2 r² / 3², its root 2 r / 3; t of one degree of freedom 12.706; not below -1 or
-- above 1. West, three articles with a sentence each: the standard error of a mean, s / sqrt (3) with s of n - 1; t of two degrees 4.303.
.print '# what it must be for Nord and West'
CREATE TEMP TABLE score AS SELECT
  presse_sentiment('Siemens feiert einen großartigen Erfolg.', 'Siemens') AS good, presse_sentiment('Siemens baut in Gießen.', 'Siemens') AS plain,
  presse_sentiment('Siemens plant ein Werk in Emden.', 'Siemens') AS plan,
  presse_sentiment('Die Siemens-Zentrale liegt in Gießen, und Siemens bleibt dort.', 'Siemens-Zentrale') AS part,
  presse_sentiment('Alle loben Siemens sehr.', 'Siemens') AS praise;
SELECT round(mean, 3) AS mean, round(max(mean - 12.706 * 2 * abs(plan + plain - 2 * mean) / 3, -1), 3) AS low,
       round(min(mean + 12.706 * 2 * abs(plan + plain - 2 * mean) / 3, 1), 3) AS high
  FROM (SELECT *, (plan + plain + part) / 3 AS mean FROM score)
UNION ALL
SELECT round(mean, 3), round(max(mean - width, -1), 3), round(min(mean + width, 1), 3)
  FROM (SELECT mean, 4.303 * sqrt(((good - mean) * (good - mean) + (plain - mean) * (plain - mean) + (praise - mean) * (praise - mean)) / 2 / 3) AS width
          FROM (SELECT *, (good + plain + praise) / 3 AS mean FROM score));
.print '# days; nobody of that name'
.parameter set :from "'2025-02-01'"
.parameter set :to "'2025-02-02'"
.read sql/sentiment.sql
.parameter set :name "'Nemo'"
.read sql/sentiment.sql
