-- Who is quoted how often, in their own words or not, with which verbs, and about whom?
--
-- Expects the annotated tables (presse_annotate) and the extension, which reads the dictionary form of the cues:
--     sqlite3 articles.db ".load build/presse" ".read sql/speakers.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :name "'Anna Berg'"      one speaker alone (all)
--     .parameter set :source "'Nordblick'"    the articles of this source alone (all)
--     .parameter set :from "'2025-01-01'"     and not before this day; an article without a date is left out then
--     .parameter set :to "'2025-01-31'"       and not after that one
--     .parameter set :limit 20                so many speakers, those with most quotations first (100; -1: all)
--
--     speaker    articles  quotations  direct  indirect  reported  cues                about
--     Anna Berg  2         4           2       1         1         sagen 2, fordern 1  Emden 2, Karl Ott 1
--
-- cues: the words that introduce what is said, as dictionary forms with their number, the most frequent first; about: the
-- people, organisations and places that are named in it, each with the number of quotations. Speakers of one name are taken
-- for one. A speaker is somebody whom the text names: for "die Polizei" and "ein Sprecher", too, take out the EXISTS.

WITH parameter AS (
  SELECT nullif(:name, '') AS name, nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until,
         CAST(coalesce(nullif(:limit, ''), 100) AS INTEGER) AS row_limit
),
said AS MATERIALIZED (
  SELECT q.article, q.position, q.sentence, q.kind, q.speaker, q.cue_start, q.start, q.length
    FROM parameter p, article_document d JOIN article_quote q USING (article)
   WHERE q.keep AND q.speaker IS NOT NULL
     AND (p.name IS NULL OR q.speaker = p.name) AND (p.source IS NULL OR d.source = p.source)
     AND (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
     AND EXISTS (SELECT 1 FROM article_entity e WHERE e.name = q.speaker AND e.article = q.article)
),
speaker AS MATERIALIZED (
  SELECT speaker, count(DISTINCT article) AS articles, count(*) AS quotations,
         sum(kind = 'direct') AS direct, sum(kind = 'indirect') AS indirect, sum(kind = 'reported') AS reported
    FROM said
   GROUP BY speaker
   ORDER BY quotations DESC, speaker
   LIMIT (SELECT row_limit FROM parameter)
),
-- the cue's sentence is that of the quotation or one near it
cue_sentence AS (
  SELECT article, speaker, cue_start,
         (SELECT s.position FROM article_sentence s
           WHERE s.article = said.article AND s.position >= said.sentence - 2 AND s.start + s.length > said.cue_start
           ORDER BY s.position LIMIT 1) AS sentence
    FROM said JOIN speaker USING (speaker)
   WHERE cue_start IS NOT NULL
),
cue AS (
  SELECT c.speaker, t.lemma AS word, count(*) AS n
    FROM cue_sentence c JOIN article_sentence s ON s.article = c.article AND s.position = c.sentence, presse_tokens(s.text) t
   WHERE t.start = c.cue_start - s.start + 1
   GROUP BY c.speaker, t.lemma
),
about AS (
  SELECT q.speaker, e.name AS word, count(DISTINCT q.article || ' ' || q.position) AS n
    FROM speaker JOIN said q USING (speaker)
    JOIN article_entity e ON e.article = q.article AND e.start >= q.start AND e.start < q.start + q.length
   WHERE e.name <> q.speaker AND e.type <> 'MISC'
   GROUP BY q.speaker, e.name
),
word AS (
  SELECT 'cue' AS list, * FROM cue UNION ALL SELECT 'about', * FROM about
),
-- the eight most frequent words of each list, in the row of the first
eight AS MATERIALIZED (
  SELECT list, speaker, row_number() OVER frequent AS place, group_concat(word || ' ' || n, ', ') OVER frequent AS words
    FROM word
  WINDOW frequent AS (PARTITION BY list, speaker ORDER BY n DESC, word ROWS BETWEEN CURRENT ROW AND 7 FOLLOWING)
)
SELECT s.*, c.words AS cues, a.words AS about
  FROM speaker s
  LEFT JOIN eight c ON c.speaker = s.speaker AND c.list = 'cue' AND c.place = 1
  LEFT JOIN eight a ON a.speaker = s.speaker AND a.list = 'about' AND a.place = 1
 ORDER BY quotations DESC, s.speaker;
