-- Which names are new this week? People, organisations and places that the corpus names for the first time.
--
-- Expects the annotated tables (presse_annotate); the extension is not needed:
--     sqlite3 articles.db ".parameter set :type \"'PER'\"" ".read sql/new-entities.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :day "'2025-03-31'"    the last day of the period (the last day of the corpus)
--     .parameter set :days 7                its length: 1 for a day, 7 for a week (7)
--     .parameter set :type "'PER ORG'"      one or several of PER, ORG, LOC, MISC (all)
--     .parameter set :minimum 1             in how many articles of the period a name must be (1)
--     .parameter set :limit 50              so many names, those in most articles first (50)
--
-- New is what no earlier article has, not even as "Berliner" for Berlin; later articles do not matter, so that each past week
-- can be asked for. An article without a date takes no part. Where the corpus begins, everything is new.
--
--     name       type  articles  sources  mentions  score  first_date  article  sentence
--     Anna Berg  PER   4         3        11        0.98   2025-03-27  812      Neue Chefin der Werft wird Anna Berg.
--
-- score is the best of its mentions, the probability that it is a name at all: what is new is often misread as well.
-- sentence is that of the first mention, in article.

WITH parameter AS (
  SELECT date(coalesce(nullif(:day, ''), (SELECT max(date) FROM article_document))) AS until,
         CAST(coalesce(nullif(:days, ''), 7) AS INTEGER) AS days, nullif(:type, '') AS type,
         CAST(coalesce(nullif(:minimum, ''), 1) AS INTEGER) AS minimum,
         CAST(coalesce(nullif(:limit, ''), 50) AS INTEGER) AS row_limit
),
period AS MATERIALIZED (
  SELECT date(until, '-' || (days - 1) || ' days') AS since, until FROM parameter
),
mention AS MATERIALIZED (
  SELECT e.name, e.type, e.article, e.sentence, e.score, d.date, d.source,
         row_number() OVER (PARTITION BY e.name ORDER BY d.date, e.article, e.position) AS place
    FROM period JOIN article_document d ON d.date BETWEEN period.since AND period.until
    JOIN article_entity e USING (article)
   WHERE e.keep AND e.kind <> 'derived'
),
typed AS (
  SELECT name, type, row_number() OVER (PARTITION BY name ORDER BY count(*) DESC, type) AS rank FROM mention GROUP BY name, type
),
new AS (
  SELECT m.name, t.type, count(DISTINCT m.article) AS articles, count(DISTINCT m.source) AS sources, count(*) AS mentions,
         max(m.score) AS score, min(m.date) AS first_date,
         max(m.article) FILTER (WHERE m.place = 1) AS article, max(m.sentence) FILTER (WHERE m.place = 1) AS sentence
    FROM mention m JOIN typed t ON t.name = m.name AND t.rank = 1, parameter p
   WHERE p.type IS NULL OR instr(p.type, t.type)
   GROUP BY m.name
)
SELECT n.name, n.type, n.articles, n.sources, n.mentions, round(n.score, 2) AS score, n.first_date, n.article,
       replace(s.text, char(10), ' ') AS sentence
  FROM new n JOIN article_sentence s ON s.article = n.article AND s.position = n.sentence, parameter p
 WHERE n.articles >= p.minimum
   AND NOT EXISTS (SELECT 1 FROM article_entity e JOIN article_document d USING (article)
                    WHERE e.name = n.name AND e.keep AND d.date < (SELECT since FROM period))
 ORDER BY n.articles DESC, n.mentions DESC, n.name
 LIMIT (SELECT row_limit FROM parameter);
