-- How do sources speak of somebody or something? Sentiment of the sentences that name it, by source.
--
-- Expects the annotated tables (presse_annotate), the extension, which scores each sentence (presse_sentiment), and sqrt(), which
-- the sqlite3 shell has (other hosts: SQLITE_ENABLE_MATH_FUNCTIONS; without it leave out low and high):
--     sqlite3 articles.db ".load build/presse" ".parameter set :name \"'Siemens'\"" ".read sql/sentiment.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :name "'Siemens'"        the name as article_entity has it (the names in most articles)
--     .parameter set :type "'PER ORG'"        one or several of PER, ORG, LOC, MISC (all)
--     .parameter set :from "'2025-01-01'"     articles from this day on (all; one without a date is left out then)
--     .parameter set :to "'2025-12-31'"       and up to that one
--     .parameter set :limit 5                 so many names, where there is no :name (5)
--
--     name     source     articles  sentences  mean    low     high   positive  neutral  negative
--     Siemens  Nordblick  41        63         0.061   0.012   0.11   0.38      0.44     0.18
--     Siemens  Südkurier  2         3          -0.147  -1.0    0.931  0.0       0.33     0.67
--     Siemens             43        66         0.051   0.003   0.1    0.36      0.44     0.2
--
-- mean is that of the sentences, -1 to 1; a sentence is positive from 0.05, negative from -0.05 down. low and high are the 95 %
-- interval of the mean: sentences of one article are no independent witnesses, so articles are what it counts (NULL for one).
-- Do not compare sources whose intervals hold each other's means. The last row of a name is that of all sources; articles
-- without a source are in it alone.

WITH parameter AS (
  SELECT nullif(:name, '') AS name, nullif(:type, '') AS type, nullif(:from, '') AS since, nullif(:to, '') AS until,
         CAST(coalesce(nullif(:limit, ''), 5) AS INTEGER) AS row_limit
),
document AS MATERIALIZED (
  SELECT d.article, nullif(d.source, '') AS source
    FROM article_document d, parameter p
   WHERE (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
),
entity AS MATERIALIZED (
  SELECT e.name, row_number() OVER (ORDER BY count(DISTINCT e.article) DESC, e.name) AS rank
    FROM parameter p, document d JOIN article_entity e USING (article)
   WHERE e.keep AND e.kind <> 'derived' AND (p.name IS NULL OR e.name = p.name) AND (p.type IS NULL OR instr(p.type, e.type))
   GROUP BY e.name
   ORDER BY rank
   LIMIT (SELECT row_limit FROM parameter)
),
-- each sentence once, for the first mention in it; the target is what the sentence says ("Merkel"), not the full name
mention AS MATERIALIZED (
  SELECT n.rank, n.name, d.article, d.source, e.sentence, e.text, min(e.position)
    FROM entity n JOIN article_entity e ON e.name = n.name JOIN document d USING (article)
   WHERE e.keep AND e.kind <> 'derived'
   GROUP BY n.rank, d.article, e.sentence
),
scored AS MATERIALIZED (
  SELECT m.rank, m.name, m.article, m.source, presse_sentiment(s.text, m.text) AS score
    FROM mention m JOIN article_sentence s ON s.article = m.article AND s.position = m.sentence
),
-- by article; once under its source and once under all
voice AS MATERIALIZED (
  SELECT rank, name, source, 0 AS everywhere, article, count(score) AS n, sum(score) AS total,
         sum(score >= 0.05) AS positive, sum(score <= -0.05) AS negative
    FROM scored
   WHERE score IS NOT NULL
   GROUP BY rank, article
),
twice AS MATERIALIZED (
  SELECT * FROM voice WHERE source IS NOT NULL
  UNION ALL
  SELECT rank, name, NULL, 1, article, n, total, positive, negative FROM voice
),
mean AS MATERIALIZED (
  SELECT rank, name, source, everywhere, count(*) AS articles, sum(n) AS n, sum(total) / sum(n) AS mean,
         1.0 * sum(positive) / sum(n) AS positive, 1.0 * sum(negative) / sum(n) AS negative
    FROM twice
   GROUP BY rank, source, everywhere
),
-- the variance of a ratio, total score by number of sentences, with articles as what was drawn (Cochran 1977, chapter 6)
spread AS (
  SELECT m.rank, m.source, m.everywhere,
         m.articles / (m.articles - 1.0) * sum((t.total - t.n * m.mean) * (t.total - t.n * m.mean)) / m.n / m.n AS variance
    FROM mean m JOIN twice t ON t.rank = m.rank AND t.source IS m.source AND t.everywhere = m.everywhere
   GROUP BY m.rank, m.source, m.everywhere
),
-- Student's t for 95 %, by degrees of freedom; between two the larger one is taken
student(freedom, t) AS (VALUES
  (1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (6, 2.447), (8, 2.306),
  (10, 2.228), (15, 2.131), (20, 2.086), (30, 2.042), (60, 2.0), (120, 1.98)),
width AS (
  SELECT m.*, (SELECT t FROM student WHERE freedom < m.articles ORDER BY freedom DESC LIMIT 1) * sqrt(s.variance) AS width
    FROM mean m JOIN spread s ON s.rank = m.rank AND s.source IS m.source AND s.everywhere = m.everywhere
)
SELECT name, source, articles, n AS sentences, round(mean, 3) AS mean,
       round(max(mean - width, -1), 3) AS low, round(min(mean + width, 1), 3) AS high,
       round(positive, 2) AS positive, round(1 - positive - negative, 2) AS neutral, round(negative, 2) AS negative
  FROM width
 ORDER BY rank, everywhere, articles DESC, source;
