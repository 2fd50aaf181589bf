-- Which source writes how: how long are its sentences, how hard is it to read, and how much does that differ between articles?
--
-- Expects the annotated tables (presse_annotate) and the extension, which measures the text:
--     sqlite3 articles.db ".load build/presse" ".read sql/readability.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :articles 10     sources with fewer articles are left out (10)
--     .parameter set :words 100       articles of fewer words are left out: of a few sentences no measure means much (100)
--
-- A row for each measure and source, the highest median first; articles without a source are one source (NULL). Boilerplate and
-- headings are not measured. Half of the source's articles lie between lower and upper, the quartiles.
--
--     measure  source      articles  lower  median  upper
--     lix      Kontor      58        52.1   55.4    59.0
--     lix      Wümme-Bote  112       43.9   47.2    50.3
--
-- What the measures mean: docs/corpora.md.

WITH parameter AS (
  SELECT CAST(coalesce(nullif(:articles, ''), 10) AS INTEGER) AS articles,
         CAST(coalesce(nullif(:words, ''), 100) AS INTEGER) AS words
),
chosen(rank, measure, digits) AS (
  VALUES (1, 'lix', 1), (2, 'flesch', 1), (3, 'wiener_4', 1), (4, 'sentence_length', 1), (5, 'word_length', 2), (6, 'mattr', 3),
         (7, 'passive_share', 3)
),
kept AS MATERIALIZED (
  SELECT d.source, (SELECT group_concat(text, char(10, 10))
                      FROM (SELECT text FROM article_paragraph p WHERE p.article = d.article AND p.keep ORDER BY position)) AS text
    FROM article_document d, parameter p
   WHERE d.words >= p.words
),
measured AS MATERIALIZED (
  SELECT k.source, r.measure, r.value
    FROM kept k, presse_readability(k.text) r
   WHERE r.value IS NOT NULL AND r.measure IN (SELECT measure FROM chosen)
),
-- place: from 0, in the order of the values
ordered AS (
  SELECT source, measure, value, row_number() OVER (PARTITION BY source, measure ORDER BY value) - 1 AS place,
         count(*) OVER (PARTITION BY source, measure) AS articles
    FROM measured
)
-- A quantile lies at the place q (n - 1); where that is no whole number, between its neighbours, each with the more weight the
-- nearer it is. The 1e-9 makes every version of SQLite round halves up.
SELECT measure, source, o.articles,
       round(sum(value * max(0, 1 - abs(place - 0.25 * (o.articles - 1)))) + 1e-9, digits) AS lower,
       round(sum(value * max(0, 1 - abs(place - 0.5 * (o.articles - 1)))) + 1e-9, digits) AS median,
       round(sum(value * max(0, 1 - abs(place - 0.75 * (o.articles - 1)))) + 1e-9, digits) AS upper
  FROM ordered o JOIN chosen USING (measure), parameter p
 WHERE o.articles >= p.articles
 GROUP BY measure, source
 ORDER BY rank, median DESC, source;
