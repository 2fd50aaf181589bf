-- Which words set one part of the corpus apart from another: one source from the rest, one month from the other months?
--
-- Expects the annotated tables (presse_annotate), the extension for presse_loglikelihood, and log2(), which the sqlite3
-- shell has (other hosts: SQLITE_ENABLE_MATH_FUNCTIONS; without it take "ratio" and leave out the column log_ratio):
--     sqlite3 articles.db ".load build/presse" ".parameter set :source \"'Küstenkurier'\"" ".read sql/keyness.sql"
--
-- Parameters, each unset or '' where it is not wanted:
--     .parameter set :source "'Küstenkurier'"         the first part: the articles of this source
--     .parameter set :from "'2025-01-01'"             and not before this day
--     .parameter set :to "'2025-01-31'"               and not after that one
--     .parameter set :against_source "'Nordblick'"    the second part, in the same way; where none of these is set, all
--     .parameter set :against_from "'2024-01-01'"     articles that are not in the first
--     .parameter set :against_to "'2024-12-31'"
--     .parameter set :minimum 5                       how often a word must occur in the part that it is typical of (5)
--     .parameter set :articles 3                      in how many of its articles (3)
--     .parameter set :limit 50                        so many words of each part (50)
-- No article is in both parts. One whose date or source is missing where it would decide is in neither.
--
--     word   pos   keyness  keyness_articles  log_ratio  count  count_2  articles  articles_2  greatest
--     Hafen  NOUN  29.45    7.72              3.17       36     4        14        3           0.14
--     Tor    NOUN  -24.96   -7.36             -4.52      1      23       1         9           0.22
--
-- keyness: log-likelihood of the counts, negative for what is typical of the second part; its limits are in docs/corpora.md.
-- keyness_articles: the same of the numbers of articles, in which a long article weighs no more than a short one.
-- log_ratio: how many times the word's share doubles from the second part to the first; a count of 0 is taken as 0.5.
-- greatest: the share of the word's occurrences, in the part it is typical of, that stand in one article. Above one half the
-- word is that article's and is left out.

WITH parameter AS (
  SELECT nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until,
         nullif(:against_source, '') AS source_2, nullif(:against_from, '') AS since_2, nullif(:against_to, '') AS until_2,
         CAST(coalesce(nullif(:minimum, ''), 5) AS INTEGER) AS minimum,
         CAST(coalesce(nullif(:articles, ''), 3) AS INTEGER) AS articles,
         CAST(coalesce(nullif(:limit, ''), 50) AS INTEGER) AS row_limit
),
-- inside is NULL where a missing date or source would decide; such an article falls out below
membership AS (
  SELECT d.article, d.words,
         (p.source IS NULL OR d.source = p.source) AND (p.since IS NULL OR d.date >= p.since)
           AND (p.until IS NULL OR d.date <= p.until) AS inside,
         (p.source_2 IS NULL OR d.source = p.source_2) AND (p.since_2 IS NULL OR d.date >= p.since_2)
           AND (p.until_2 IS NULL OR d.date <= p.until_2) AS against
    FROM article_document d, parameter p
),
part AS MATERIALIZED (
  SELECT article, words, CASE WHEN inside THEN 1 ELSE 2 END AS part
    FROM membership
   WHERE inside OR (NOT inside AND against)
),
size AS MATERIALIZED (
  SELECT coalesce(sum(words) FILTER (WHERE part = 1), 0) AS n1, coalesce(sum(words) FILTER (WHERE part = 2), 0) AS n2,
         count(*) FILTER (WHERE part = 1) AS articles1, count(*) FILTER (WHERE part = 2) AS articles2
    FROM part
),
word AS (
  SELECT t.lemma, t.pos,
         sum(t.count * (part = 1)) AS f1, sum(t.count * (part = 2)) AS f2,
         sum(part = 1) AS a1, sum(part = 2) AS a2,
         max(t.count * (part = 1)) AS top1, max(t.count * (part = 2)) AS top2
    FROM article_term t JOIN part USING (article)
   WHERE NOT t.stop AND t.pos IN ('NOUN', 'PROPN', 'VERB', 'ADJ')
   GROUP BY t.lemma, t.pos
),
-- typical_1: the word's share is larger in the first part; count_t, articles_t, top_t are of the part that it is typical of
typical AS (
  SELECT *, CASE WHEN typical_1 THEN f1 ELSE f2 END AS count_t, CASE WHEN typical_1 THEN a1 ELSE a2 END AS articles_t,
         CASE WHEN typical_1 THEN top1 ELSE top2 END AS top_t
    FROM (SELECT *, 1.0 * f1 / n1 > 1.0 * f2 / n2 AS typical_1 FROM word, size WHERE n1 > 0 AND n2 > 0)
),
measured AS (
  SELECT t.*, presse_loglikelihood(f1, f2, n1, n2) AS keyness,
         presse_loglikelihood(a1, a2, articles1, articles2) AS keyness_articles,
         1.0 * max(f1, 0.5) / n1 / (1.0 * max(f2, 0.5) / n2) AS ratio
    FROM typical t, parameter p
   WHERE t.count_t >= p.minimum AND t.articles_t >= p.articles AND 2 * t.top_t <= t.count_t
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY typical_1 ORDER BY abs(keyness) DESC, lemma, pos) AS place
    FROM measured
   WHERE keyness <> 0
)
SELECT lemma AS word, pos, round(keyness, 2) AS keyness, round(keyness_articles, 2) AS keyness_articles,
       round(log2(ratio), 2) AS log_ratio, f1 AS count, f2 AS count_2, a1 AS articles, a2 AS articles_2,
       round(1.0 * top_t / count_t, 2) AS greatest
  FROM ranked, parameter p
 WHERE place <= p.row_limit
 ORDER BY ranked.keyness DESC, lemma, pos;
