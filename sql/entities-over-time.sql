-- Who and what is named how often over time, and who rises and falls?
--
-- Expects the annotated tables (presse_annotate); the second query needs the extension (presse_loglikelihood):
--     sqlite3 articles.db ".load build/presse" ".parameter set :type \"'PER'\"" ".read sql/entities-over-time.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :period "'week'"         day, week (from Monday), month or year (month)
--     .parameter set :name "'Anna Berg'"      one name alone (the most frequent)
--     .parameter set :type "'PER ORG'"        one or several of PER, ORG, LOC, MISC (all)
--     .parameter set :source "'Nordblick'"    articles of this source (all)
--     .parameter set :from "'2025-01-01'"     articles from this day on (all)
--     .parameter set :to "'2025-12-31'"       and up to that one (all)
--     .parameter set :limit 10                so many names (10); in the second table so many up and so many down
--     .parameter set :split "'2025-07-01'"    where the second table's later part begins (the day that halves the articles)
--     .parameter set :minimum 3               in how many articles a name of the second table must be (3)
--
-- An article without a date takes no part. A name counts once for an article, however often it is named there; what was
-- read as different types is one name, under the type that is most frequent. "deutsche" does not count for Deutschland.
--
--     name       type  period      articles  mentions  all_articles  share
--     Anna Berg  PER   2025-01-01  3         7         120           0.025
--     Anna Berg  PER   2025-02-01  0         0         98            0.0
--
-- period is its first day. Every period from the first article to the last has a row; share is NULL where there is no article.
.print '1. Over time'

WITH RECURSIVE parameter AS (
  SELECT coalesce(nullif(:period, ''), 'month') AS period, nullif(:name, '') AS name, nullif(:type, '') AS type,
         nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until,
         CAST(coalesce(nullif(:limit, ''), 10) AS INTEGER) AS row_limit
),
document AS MATERIALIZED (
  SELECT d.article, CASE p.period WHEN 'week' THEN date(d.date, '-6 days', 'weekday 1')
                    ELSE date(d.date, 'start of ' || p.period) END AS period
    FROM article_document d, parameter p
   WHERE d.date IS NOT NULL AND (p.source IS NULL OR d.source = p.source)
     AND (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
),
calendar(period) AS (
  SELECT min(period) FROM document HAVING min(period) IS NOT NULL
  UNION ALL
  SELECT date(c.period, CASE p.period WHEN 'week' THEN '+7 days' ELSE '+1 ' || p.period END)
    FROM calendar c, parameter p
   WHERE c.period < (SELECT max(period) FROM document)
),
size AS MATERIALIZED (
  SELECT period, count(*) AS articles FROM document GROUP BY period
),
mention AS MATERIALIZED (
  SELECT e.name, e.type, d.period, e.article, count(*) AS mentions
    FROM document d JOIN article_entity e USING (article), parameter p
   WHERE e.keep AND e.kind <> 'derived' AND (p.name IS NULL OR e.name = p.name)
   GROUP BY e.name, e.type, e.article
),
typed AS (
  SELECT name, type, sum(sum(mentions)) OVER (PARTITION BY name) AS mentions,
         row_number() OVER (PARTITION BY name ORDER BY sum(mentions) DESC, type) AS place
    FROM mention
   GROUP BY name, type
),
entity AS (
  SELECT t.name, t.type, t.mentions, (SELECT count(DISTINCT article) FROM mention m WHERE m.name = t.name) AS articles
    FROM typed t, parameter p
   WHERE t.place = 1 AND (p.type IS NULL OR instr(p.type, t.type))
),
chosen AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY articles DESC, mentions DESC, name) AS rank
    FROM entity
   ORDER BY rank
   LIMIT (SELECT row_limit FROM parameter)
)
SELECT c.name, c.type, k.period, count(DISTINCT m.article) AS articles, coalesce(sum(m.mentions), 0) AS mentions,
       coalesce(s.articles, 0) AS all_articles, round(1.0 * count(DISTINCT m.article) / s.articles, 4) AS share
  FROM chosen c, calendar k
  LEFT JOIN size s ON s.period = k.period
  LEFT JOIN mention m ON m.name = c.name AND m.period = k.period
 GROUP BY c.rank, k.period
 ORDER BY c.rank, k.period;


-- Whose share of articles is larger, or smaller, in the later part of the time than in the earlier one?
-- loglikelihood is positive for what rises, negative for what falls; from 3.84 on chance alone does so in one of twenty names
-- that stay alike, from 10.83 on in one of a thousand.
--
--     name       type  loglikelihood  earlier  later  share_earlier  share_later
--     Anna Berg  PER   12.67          4        21     0.008          0.042
.print '2. Who rises and who falls'

WITH parameter AS (
  SELECT nullif(:name, '') AS name, nullif(:type, '') AS type, nullif(:split, '') AS split,
         nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until,
         CAST(coalesce(nullif(:limit, ''), 10) AS INTEGER) AS row_limit,
         CAST(coalesce(nullif(:minimum, ''), 3) AS INTEGER) AS minimum
),
document AS MATERIALIZED (
  SELECT d.article, d.date
    FROM article_document d, parameter p
   WHERE d.date IS NOT NULL AND (p.source IS NULL OR d.source = p.source)
     AND (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
),
split AS MATERIALIZED (
  SELECT coalesce(p.split, (SELECT date FROM document ORDER BY date LIMIT 1 OFFSET (SELECT count(*) FROM document) / 2)) AS day
    FROM parameter p
),
size AS MATERIALIZED (
  SELECT count(*) FILTER (WHERE date < day) AS earlier, count(*) FILTER (WHERE date >= day) AS later FROM document, split
),
mention AS MATERIALIZED (
  SELECT e.name, e.type, e.article, d.date >= s.day AS later, count(*) AS mentions
    FROM document d JOIN article_entity e USING (article), split s, parameter p
   WHERE e.keep AND e.kind <> 'derived' AND (p.name IS NULL OR e.name = p.name)
   GROUP BY e.name, e.type, e.article
),
typed AS MATERIALIZED (
  SELECT name, type, row_number() OVER (PARTITION BY name ORDER BY sum(mentions) DESC, type) AS place
    FROM mention
   GROUP BY name, type
),
entity AS (
  SELECT name, count(DISTINCT article) FILTER (WHERE NOT later) AS earlier, count(DISTINCT article) FILTER (WHERE later) AS later
    FROM mention
   GROUP BY name
),
compared AS (
  SELECT e.name, t.type, e.earlier, e.later, 1.0 * e.earlier / s.earlier AS share_earlier, 1.0 * e.later / s.later AS share_later,
         presse_loglikelihood(e.later, e.earlier, s.later, s.earlier) AS loglikelihood
    FROM entity e JOIN typed t ON t.name = e.name AND t.place = 1, size s, parameter p
   WHERE e.earlier + e.later >= p.minimum AND s.earlier > 0 AND s.later > 0 AND (p.type IS NULL OR instr(p.type, t.type))
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY loglikelihood > 0 ORDER BY abs(loglikelihood) DESC, name) AS place
    FROM compared
   WHERE loglikelihood <> 0
)
SELECT name, type, round(loglikelihood, 2) AS loglikelihood, earlier, later,
       round(share_earlier, 4) AS share_earlier, round(share_later, 4) AS share_later
  FROM ranked
 WHERE place <= (SELECT row_limit FROM parameter)
 ORDER BY ranked.loglikelihood DESC, name;
