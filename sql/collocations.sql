-- Which words keep company with a word: in the same sentence, or not farther away than some tokens?
--
-- Expects the annotated tables (presse_annotate) and the extension, which reads the sentences of the articles with the word:
--     sqlite3 articles.db ".load build/presse" ".parameter set :word \"'Hafen'\"" ".read sql/collocations.sql"
--
-- Parameters, each unset or '' for its default:
--     .parameter set :word "'Hafen'"     the word, as dictionary form or as it is written ("Häfen"); without it no row
--     .parameter set :pos "'NOUN'"       its part of speech, where it has several (all)
--     .parameter set :window 5           the farthest token, counted from the word, marks too (5); 0: the whole sentence
--     .parameter set :minimum 3          how often they must meet (3)
--     .parameter set :articles 2         in how many articles (2)
--     .parameter set :limit 50           so many words (50)
--
--     word        pos   logdice  together  count  articles  before
--     Sanierung   NOUN  10.1     8         40     6         1.0
--     ausbaggern  VERB  9.87     6         11     4         0.17
--
-- logdice: 14 for two that are never apart, one less for half as close; comparable between words and corpora. together: how
-- often they meet; each occurrence of either is counted once. count: of the word in the corpus. before: the share of its
-- occurrences that stand before the nearest :word.

WITH parameter AS (
  SELECT nullif(:word, '') AS word, nullif(:pos, '') AS pos,
         coalesce(nullif(CAST(coalesce(nullif(:window, ''), 5) AS INTEGER), 0), 1000000) AS window,
         CAST(coalesce(nullif(:minimum, ''), 3) AS INTEGER) AS minimum,
         CAST(coalesce(nullif(:articles, ''), 2) AS INTEGER) AS articles,
         CAST(coalesce(nullif(:limit, ''), 50) AS INTEGER) AS row_limit
),
lemma AS (
  SELECT word AS lemma FROM parameter UNION SELECT presse_lemma(word) FROM parameter
),
found AS MATERIALIZED (
  SELECT t.article, sum(t.count) AS count
    FROM lemma JOIN article_term t USING (lemma), parameter p
   WHERE p.pos IS NULL OR t.pos = p.pos
   GROUP BY t.article
),
token AS MATERIALIZED (
  SELECT row_number() OVER () AS id, s.article, s.position AS sentence, t.position, t.lemma, t.pos,
         t.lemma IN (SELECT lemma FROM lemma) AS same
    FROM found JOIN article_sentence s USING (article), presse_tokens(s.text) t
   WHERE s.keep
     AND (t.lemma IN (SELECT lemma FROM lemma) OR (NOT t.stop AND t.pos IN ('NOUN', 'PROPN', 'VERB', 'ADJ')))
),
-- each neighbour with each occurrence of the word in reach, the nearest first
pair AS (
  SELECT n.id AS node, t.id AS neighbour, t.article, t.lemma, t.pos, t.position < n.position AS before,
         row_number() OVER (PARTITION BY t.id ORDER BY abs(t.position - n.position), n.position) AS place
    FROM parameter p
    JOIN token n ON n.same AND (p.pos IS NULL OR n.pos = p.pos)
    JOIN token t ON t.article = n.article AND t.sentence = n.sentence AND NOT t.same
   WHERE abs(t.position - n.position) <= p.window
),
-- "Haus an Haus am Hafen" is one meeting of Haus and Hafen: no count of meetings is larger than that of either word
met AS (
  SELECT lemma, pos, min(count(DISTINCT node), count(DISTINCT neighbour)) AS together, count(DISTINCT article) AS articles,
         avg(before) FILTER (WHERE place = 1) AS before
    FROM pair
   GROUP BY lemma, pos
),
counted AS (
  SELECT m.*, (SELECT sum(count) FROM article_term t WHERE t.lemma = m.lemma AND t.pos = m.pos) AS count
    FROM met m, parameter p
   WHERE m.together >= p.minimum AND m.articles >= p.articles
)
-- a sentence by itself may be tagged otherwise than in its article, hence max()
SELECT lemma AS word, pos,
       round(presse_logdice(together, max(together, (SELECT sum(count) FROM found)), max(together, coalesce(count, 0))), 2) AS logdice,
       together, max(together, coalesce(count, 0)) AS count, counted.articles, round(before, 2) AS before
  FROM counted
 ORDER BY logdice DESC, together DESC, word, pos
 LIMIT (SELECT row_limit FROM parameter);
