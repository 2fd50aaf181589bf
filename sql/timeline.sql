-- What is said about which day? The days that the articles speak of most, and the sentences in the order of their days.
--
-- Expects the annotated tables (presse_annotate); the extension is not needed:
--     sqlite3 articles.db ".parameter set :from \"'2025-02-01'\"" ".read sql/timeline.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :from "'2025-01-01'"     days that are spoken of, from this one on (all)
--     .parameter set :to "'2025-01-31'"       and up to that one
--     .parameter set :days 1                  so many days at most: 1 for single days, 366 for years too (31: up to months)
--     .parameter set :name "'Anna Berg'"      sentences that name this person, organisation or place (all)
--     .parameter set :source "'Nordblick'"    articles of this source (all)
--     .parameter set :limit 50                so many rows of the first table (50)
--
-- "gestern" and "am Montag" are counted from the article's date; without one they have no day, and only days named in full
-- are found. What has no days, durations, repeated times and "damals", is left out, and so is boilerplate.
--
--     from_date   to_date     days  articles  sources  announced  reported  article  sentence
--     2025-02-23  2025-02-23  1     14        5        9          5         112      Am 23. Februar wird gewählt.
--
-- announced and reported: articles published before from_date, and on it or later; those without a date are in neither.
-- sentence is that of the first article.
.print '1. The days most spoken of'

WITH parameter AS (
  SELECT nullif(:from, '') AS since, nullif(:to, '') AS until, nullif(:name, '') AS name, nullif(:source, '') AS source,
         CAST(coalesce(nullif(:days, ''), 31) AS INTEGER) AS days, CAST(coalesce(nullif(:limit, ''), 50) AS INTEGER) AS row_limit
),
named AS MATERIALIZED (
  SELECT t.article, t.position, t.sentence, t.from_date, t.to_date, d.date, d.source,
         row_number() OVER (PARTITION BY t.from_date, t.to_date ORDER BY d.date IS NULL, d.date, t.article, t.position) AS place
    FROM article_document d JOIN article_time t USING (article), parameter p
   WHERE t.keep AND t.from_date IS NOT NULL
     AND (p.since IS NULL OR t.to_date >= p.since) AND (p.until IS NULL OR t.from_date <= p.until)
     AND julianday(t.to_date) - julianday(t.from_date) < p.days
     AND (p.source IS NULL OR d.source = p.source)
     AND (p.name IS NULL OR EXISTS (SELECT 1 FROM article_entity e
                                     WHERE e.name = p.name AND e.article = t.article AND e.sentence = t.sentence))
),
day AS (
  SELECT from_date, to_date, count(DISTINCT article) AS articles, count(DISTINCT source) AS sources,
         count(DISTINCT article) FILTER (WHERE date < from_date) AS announced,
         count(DISTINCT article) FILTER (WHERE date >= from_date) AS reported
    FROM named
   GROUP BY from_date, to_date
   ORDER BY articles DESC, from_date, to_date
   LIMIT (SELECT row_limit FROM parameter)
)
SELECT y.from_date, y.to_date, CAST(julianday(y.to_date) - julianday(y.from_date) + 1 AS INTEGER) AS days,
       y.articles, y.sources, y.announced, y.reported, n.article, replace(s.text, char(10), ' ') AS sentence
  FROM day y JOIN named n ON n.from_date = y.from_date AND n.to_date = y.to_date AND n.place = 1
  JOIN article_sentence s ON s.article = n.article AND s.position = n.sentence
 ORDER BY y.articles DESC, y.from_date, y.to_date;


-- A row for each expression of time: in the order of the days, those that are exact before those that hold them.
--
--     from_date   to_date     days  published   article  source     expression     value          sentence
--     2025-01-29  2025-01-29  1     2025-01-31  1        Nordblick  Mittwochabend  2025-01-29TEV  Das teilte sie am Mittwochabend mit.
.print '2. What is said about them'

WITH parameter AS (
  SELECT nullif(:from, '') AS since, nullif(:to, '') AS until, nullif(:name, '') AS name, nullif(:source, '') AS source,
         CAST(coalesce(nullif(:days, ''), 31) AS INTEGER) AS days
)
SELECT t.from_date, t.to_date, CAST(julianday(t.to_date) - julianday(t.from_date) + 1 AS INTEGER) AS days,
       d.date AS published, d.article, d.source, t.text AS expression, t.value, replace(s.text, char(10), ' ') AS sentence
  FROM parameter p, article_document d JOIN article_time t USING (article)
  JOIN article_sentence s ON s.article = t.article AND s.position = t.sentence
 WHERE t.keep AND t.from_date IS NOT NULL
   AND (p.since IS NULL OR t.to_date >= p.since) AND (p.until IS NULL OR t.from_date <= p.until)
   AND julianday(t.to_date) - julianday(t.from_date) < p.days
   AND (p.source IS NULL OR d.source = p.source)
   AND (p.name IS NULL OR EXISTS (SELECT 1 FROM article_entity e
                                   WHERE e.name = p.name AND e.article = t.article AND e.sentence = t.sentence))
 ORDER BY t.from_date, t.to_date, d.date, d.article, t.position;
