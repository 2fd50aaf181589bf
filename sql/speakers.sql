-- Who is quoted how often, in their own words or not, with which verbs, and about whom?
--
-- Expects the extension to be loaded and a table article(id, text):
--     sqlite3 articles.db ".load build/presse" ".read sql/speakers.sql"
--
-- A row for each speaker: in how many articles, how many quotations, how many of them direct, indirect and reported; the
-- words that introduce them, as dictionary forms with their number, the most frequent first; and the people, organisations
-- and places that are named in what is said, in the same way. Speakers of one name are taken for one: join a table of your
-- own (docs/own-names.md) to tell them apart. Boilerplate is left out.
--
--     speaker    articles  quotations  direct  indirect  reported  cues                about
--     Anna Berg  2         4           2       1         1         sagen 2, fordern 1  Emden 2, Karl Ott 1
--
-- Parameters: none. For the speakers of some articles put a WHERE behind the first FROM; for those without a name, too,
-- take out the EXISTS.

WITH said AS MATERIALIZED (
  SELECT a.id AS article, q.position, q.kind, q.speaker, q.cue_start, q.start, q.length
    FROM article a, presse_quotes(a.text) q
   WHERE q.keep AND q.speaker IS NOT NULL
     AND EXISTS (SELECT 1 FROM presse_entities(a.text) e WHERE e.name = q.speaker)
),
cue AS (
  SELECT s.speaker, t.lemma AS word, count(*) AS n
    FROM said s JOIN article a ON a.id = s.article, presse_tokens(a.text) t
   WHERE t.start = s.cue_start GROUP BY 1, 2
),
about AS (
  SELECT s.speaker, e.name AS word, count(DISTINCT s.article || ' ' || s.position) AS n
    FROM said s JOIN article a ON a.id = s.article, presse_entities(a.text) e
   WHERE e.start >= s.start AND e.start < s.start + s.length AND e.name <> s.speaker AND e.type <> 'MISC'
   GROUP BY 1, 2
)
SELECT speaker, count(DISTINCT article) AS articles, count(*) AS quotations,
       sum(kind = 'direct') AS direct, sum(kind = 'indirect') AS indirect, sum(kind = 'reported') AS reported,
       (SELECT group_concat(word || ' ' || n, ', ') FROM (SELECT word, n FROM cue c WHERE c.speaker = s.speaker
                                                           ORDER BY n DESC, word LIMIT 8)) AS cues,
       (SELECT group_concat(word || ' ' || n, ', ') FROM (SELECT word, n FROM about b WHERE b.speaker = s.speaker
                                                           ORDER BY n DESC, word LIMIT 8)) AS about
  FROM said s GROUP BY speaker ORDER BY quotations DESC, speaker;
