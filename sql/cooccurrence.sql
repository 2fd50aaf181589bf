-- Who is named with whom? Pairs of names in the same sentence or article, as a table and as the edges of a network.
--
-- Expects the annotated tables (presse_annotate) and the extension (presse_npmi, presse_logdice):
--     sqlite3 articles.db ".load build/presse" ".parameter set :type \"'PER'\"" ".read sql/cooccurrence.sql"
-- For Gephi or networkx (the columns source, target and weight are what they look for):
--     sqlite3 articles.db ".load build/presse" ".parameter set :limit -1" ".headers on" ".mode csv" ".once edges.csv" \
--         ".read sql/cooccurrence.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :within "'article'"      sentence or article: what the two must share (sentence)
--     .parameter set :name "'Anna Berg'"      pairs with this name alone (all)
--     .parameter set :type "'PER ORG'"        one or several of PER, ORG, LOC, MISC, for both names (all)
--     .parameter set :from "'2025-01-01'"     articles from this day on (all; one without a date is left out then)
--     .parameter set :to "'2025-12-31'"       and up to that one
--     .parameter set :minimum 3               in how many articles they must be together (3)
--     .parameter set :limit 200               so many pairs (200; -1: all)
--
--     source     source_type  target     target_type  weight  articles  source_count  target_count  npmi  logdice
--     Anna Berg  PER          Nordwerft  ORG          14      9         31            52            0.62  12.43
--
-- A pair has no direction; source is the first by its letters. weight: sentences (or articles) with both; source_count and
-- target_count: those with each. npmi is 1 for two that are never apart, 0 for chance; logdice 14 for two never apart.
-- Of each sentence or article 30 names are paired, those with most mentions and then the first: 435 pairs at most, so that
-- a list of a thousand names does not make half a million. Names in fewer articles than :minimum are left out before.

WITH parameter AS (
  SELECT coalesce(nullif(:within, ''), 'sentence') AS within, nullif(:name, '') AS name, nullif(:type, '') AS type,
         nullif(:from, '') AS since, nullif(:to, '') AS until,
         CAST(coalesce(nullif(:minimum, ''), 3) AS INTEGER) AS minimum,
         CAST(coalesce(nullif(:limit, ''), 200) AS INTEGER) AS row_limit
),
document AS MATERIALIZED (
  SELECT d.article
    FROM article_document d, parameter p
   WHERE (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until) AND p.within IN ('sentence', 'article')
),
-- place: the sentence, or 0 for all of the article
mention AS MATERIALIZED (
  SELECT e.article, CASE p.within WHEN 'sentence' THEN e.sentence ELSE 0 END AS place, e.name, e.type, e.position
    FROM document d JOIN article_entity e USING (article), parameter p
   WHERE e.keep AND e.kind <> 'derived'
),
typed AS (
  SELECT name, type, row_number() OVER (PARTITION BY name ORDER BY count(*) DESC, type) AS rank FROM mention GROUP BY name, type
),
-- two names are not together in more articles than each of them is (Agrawal and Srikant 1994)
frequent AS MATERIALIZED (
  SELECT m.name, t.type
    FROM mention m JOIN typed t ON t.name = m.name AND t.rank = 1, parameter p
   WHERE p.type IS NULL OR instr(p.type, t.type)
   GROUP BY m.name
  HAVING count(DISTINCT m.article) >= (SELECT minimum FROM parameter)
),
ranked AS (
  SELECT m.article, m.place, m.name,
         row_number() OVER (PARTITION BY m.article, m.place ORDER BY count(*) DESC, min(m.position)) AS rank
    FROM mention m JOIN frequent USING (name)
   GROUP BY m.article, m.place, m.name
),
named AS MATERIALIZED (
  SELECT article, place, name FROM ranked WHERE rank <= 30
),
size AS MATERIALIZED (
  SELECT CASE p.within WHEN 'article' THEN (SELECT count(*) FROM document)
         ELSE (SELECT count(*) FROM document JOIN article_sentence s USING (article) WHERE s.keep) END AS n
    FROM parameter p
),
frequency AS MATERIALIZED (
  SELECT name, type, count(*) AS count FROM named JOIN frequent USING (name) GROUP BY name
),
pair AS (
  SELECT a.name AS source, b.name AS target, count(*) AS weight, count(DISTINCT a.article) AS articles
    FROM named a JOIN named b ON b.article = a.article AND b.place = a.place AND b.name > a.name, parameter p
   WHERE p.name IS NULL OR p.name IN (a.name, b.name)
   GROUP BY a.name, b.name
  HAVING count(DISTINCT a.article) >= (SELECT minimum FROM parameter)
)
SELECT source, s.type AS source_type, target, t.type AS target_type, weight, articles,
       s.count AS source_count, t.count AS target_count,
       round(presse_npmi(weight, s.count, t.count, n), 3) AS npmi, round(presse_logdice(weight, s.count, t.count), 2) AS logdice
  FROM pair JOIN frequency s ON s.name = source JOIN frequency t ON t.name = target, size
 ORDER BY weight DESC, articles DESC, npmi DESC, source, target
 LIMIT (SELECT row_limit FROM parameter);
