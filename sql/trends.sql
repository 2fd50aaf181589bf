-- Which words or names are used more than before, and when did each have its burst?
--
-- Expects the annotated tables (presse_annotate), the extension for presse_loglikelihood in the first table, and ln(), which
-- the sqlite3 shell has (other hosts: SQLITE_ENABLE_MATH_FUNCTIONS), in the second:
--     sqlite3 articles.db ".load build/presse" ".parameter set :what \"'names'\"" ".read sql/trends.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :what "'names'"       names of people, organisations, places and works; else words
--     .parameter set :period "'month'"     day, week or month (week; a week is named by its Monday)
--     .parameter set :minimum 3            in how many articles of the period a word must be (3), of the burst in the second table
--     .parameter set :keyness 3.84         how sure a rise must be, in the first table (10.83: chance alone goes beyond it once in
--                                          a thousand words; small corpora need less)
--     .parameter set :limit 10             so many words for each period (10), ten times as many bursts
-- Articles are counted, not occurrences: a long article weighs no more than a short one. Those without a date are left out,
-- periods without an article too.
--
--     period      word    kind  articles  of   before  of_before  times  keyness        -- 1. more than before
--     2025-03-31  Deich   NOUN  14        210  9       1890       14.0   35.6
--
--     word        kind  first       last        periods  articles  of   times  weight   -- 2. bursts
--     Sturmflut   NOUN  2025-03-31  2025-04-14  3        41        640  11.2   25.0
--
-- before: articles with the word in all periods before, of_before: all articles of these. times: how many times the share of
-- articles is that of before (none is taken as half an article), in the second table that of the whole corpus. weight: how
-- much likelier the counts are with the burst than without, as a logarithm.

.print '1. More than before'

WITH parameter AS (
  SELECT coalesce(nullif(:what, ''), 'words') AS what, coalesce(nullif(:period, ''), 'week') AS period,
         CAST(coalesce(nullif(:minimum, ''), 3) AS INTEGER) AS minimum,
         CAST(coalesce(nullif(:keyness, ''), 10.83) AS REAL) AS keyness,
         CAST(coalesce(nullif(:limit, ''), 10) AS INTEGER) AS row_limit
),
dated AS MATERIALIZED (
  SELECT article, CASE p.period WHEN 'day' THEN date WHEN 'month' THEN substr(date, 1, 7)
                                ELSE date(date, '-6 days', 'weekday 1') END AS period
    FROM article_document, parameter p
   WHERE date IS NOT NULL
),
period AS MATERIALIZED (
  SELECT period, count(*) AS articles, sum(count(*)) OVER (ORDER BY period) - count(*) AS before FROM dated GROUP BY period
),
mention AS (
  SELECT t.article, t.lemma AS word, t.pos AS kind FROM article_term t, parameter p
   WHERE p.what <> 'names' AND NOT t.stop AND t.pos IN ('NOUN', 'PROPN', 'VERB', 'ADJ')
  UNION ALL
  SELECT DISTINCT e.article, e.name, e.type FROM article_entity e, parameter p
   WHERE p.what = 'names' AND e.keep AND e.kind <> 'derived'
),
series AS (
  SELECT word, kind, period, count(*) AS articles,
         sum(count(*)) OVER (PARTITION BY word, kind ORDER BY period) - count(*) AS before
    FROM mention JOIN dated USING (article)
   GROUP BY word, kind, period
),
measured AS (
  SELECT s.period, s.word, s.kind, s.articles, n.articles AS of, s.before, n.before AS of_before,
         1.0 * s.articles / n.articles / (1.0 * max(s.before, 0.5) / n.before) AS times,
         presse_loglikelihood(s.articles, s.before, n.articles, n.before) AS keyness
    FROM series s JOIN period n USING (period), parameter p
   WHERE s.articles >= p.minimum AND n.before > 0
),
ranked AS (
  SELECT m.*, row_number() OVER (PARTITION BY m.period ORDER BY m.keyness DESC, word, kind) AS place
    FROM measured m, parameter p
   WHERE m.keyness >= p.keyness
)
SELECT ranked.period, word, kind, articles, of, before, of_before, round(times, 1) AS times, round(ranked.keyness, 1) AS keyness
  FROM ranked, parameter p
 WHERE place <= p.row_limit
 ORDER BY ranked.period, place;


-- Kleinberg's automaton of two states: in the first a word has its share of the whole corpus, in the second, the burst, twice
-- as much. Going up costs ln of the number of periods, staying and going down nothing. The way that explains the counts best
-- is found from period to period; gain is what a period speaks for the second state.
.print '2. Bursts'

WITH RECURSIVE parameter AS (
  SELECT coalesce(nullif(:what, ''), 'words') AS what, coalesce(nullif(:period, ''), 'week') AS period,
         CAST(coalesce(nullif(:minimum, ''), 3) AS INTEGER) AS minimum,
         10 * CAST(coalesce(nullif(:limit, ''), 10) AS INTEGER) AS row_limit
),
dated AS MATERIALIZED (
  SELECT article, CASE p.period WHEN 'day' THEN date WHEN 'month' THEN substr(date, 1, 7)
                                ELSE date(date, '-6 days', 'weekday 1') END AS period
    FROM article_document, parameter p
   WHERE date IS NOT NULL
),
period AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY period) AS n, period, count(*) AS articles FROM dated GROUP BY period
),
size AS MATERIALIZED (
  SELECT count(*) AS periods, sum(articles) AS articles, ln(count(*)) AS rise FROM period
),
mention AS (
  SELECT t.article, t.lemma AS word, t.pos AS kind FROM article_term t, parameter p
   WHERE p.what <> 'names' AND NOT t.stop AND t.pos IN ('NOUN', 'PROPN', 'VERB', 'ADJ')
  UNION ALL
  SELECT DISTINCT e.article, e.name, e.type FROM article_entity e, parameter p
   WHERE p.what = 'names' AND e.keep AND e.kind <> 'derived'
),
series AS MATERIALIZED (
  SELECT word, kind, period, count(*) AS articles FROM mention JOIN dated USING (article) GROUP BY word, kind, period
),
-- up, down: what an article with, without the word speaks for the burst
word AS (
  SELECT s.word, s.kind, s.share, ln(2) AS up, ln((1 - 2 * s.share) / (1 - s.share)) AS down
    FROM (SELECT word, kind, 1.0 * sum(articles) / (SELECT articles FROM size) AS share, sum(articles) AS articles
            FROM series GROUP BY word, kind) s, parameter p
   WHERE s.share < 0.5 AND s.articles >= p.minimum
),
-- only words whose good periods together are worth going up once can have a burst
candidate AS MATERIALIZED (
  SELECT row_number() OVER () AS id, word, kind, share, up, down
    FROM word JOIN series s USING (word, kind) JOIN period n USING (period)
   GROUP BY word, kind
  HAVING sum(max(0, s.articles * up + (n.articles - s.articles) * down)) > (SELECT rise FROM size)
),
grid AS MATERIALIZED (
  SELECT c.id, n.n, n.articles AS of, coalesce(s.articles, 0) AS articles,
         coalesce(s.articles, 0) * c.up + (n.articles - coalesce(s.articles, 0)) * c.down AS gain
    FROM candidate c CROSS JOIN period n LEFT JOIN series s ON s.word = c.word AND s.kind = c.kind AND s.period = n.period
),
-- low, high: the gain of the best way that ends in the first, in the second state; low_bursts, high_bursts: the bursts that
-- ended on this way, as "first-last,"; since: where the one under way began
walk(id, n, low, high, low_bursts, high_bursts, since) AS (
  SELECT id, 0, 0.0, -1e9, '', '', 0 FROM candidate
  UNION ALL
  SELECT g.id, g.n, max(w.low, w.high), max(w.low - size.rise, w.high) + g.gain,
         CASE WHEN w.high > w.low THEN w.high_bursts || w.since || '-' || w.n || ',' ELSE w.low_bursts END,
         CASE WHEN w.high > w.low - size.rise THEN w.high_bursts ELSE w.low_bursts END,
         CASE WHEN w.high > w.low - size.rise THEN w.since ELSE g.n END
    FROM walk w JOIN grid g ON g.id = w.id AND g.n = w.n + 1, size
),
span(id, first, last, rest) AS (
  SELECT id, NULL, NULL, CASE WHEN high > low THEN high_bursts || since || '-' || n || ',' ELSE low_bursts END
    FROM walk JOIN size ON n = periods
  UNION ALL
  SELECT id, CAST(rest AS INTEGER), CAST(substr(rest, instr(rest, '-') + 1) AS INTEGER), substr(rest, instr(rest, ',') + 1)
    FROM span WHERE rest <> ''
),
burst AS (
  SELECT s.id, s.first, s.last, sum(g.articles) AS articles, sum(g.of) AS of, sum(g.gain) AS weight
    FROM span s JOIN grid g ON g.id = s.id AND g.n BETWEEN s.first AND s.last
   GROUP BY s.id, s.first
)
SELECT c.word, c.kind, (SELECT period FROM period WHERE n = b.first) AS first, (SELECT period FROM period WHERE n = b.last) AS last,
       b.last - b.first + 1 AS periods, b.articles, b.of,
       round(1.0 * b.articles / b.of / c.share, 1) AS times, round(b.weight, 1) AS weight
  FROM burst b JOIN candidate c USING (id), parameter p
 WHERE b.articles >= p.minimum
 ORDER BY b.weight DESC, c.word, c.kind, b.first
 LIMIT (SELECT row_limit FROM parameter);
