-- Which articles are copies of one text, such as an agency's, who had it first and who carries it?
--
-- Expects the annotated tables (presse_annotate) and the extension; makes the table article_copy anew:
--     sqlite3 articles.db ".load build/presse" ".read sql/near-duplicates.sql"
-- (CREATE TEMP TABLE instead serves where the database cannot be written.)
--
-- Parameters, each unset or '' for its default:
--     .parameter set :similarity 0.5     what share of their runs of three words two texts must have in common (0.5)
--     .parameter set :days 7             how many days may lie between them (any number)
--     .parameter set :words 30           shorter texts are left out (30)
--     .parameter set :limit 50           so many groups are printed (50)
-- Compared is the text without boilerplate. The first is the one with the earliest date, of one day the one with the lowest
-- number; articles without a date stand behind all others, and are near enough to any.
--
-- article_copy has a row for each article that resembles an earlier one: follows, the earliest that it resembles, similarity to
-- that one, and first, the article at which following ends. So the articles without copies are those that are not in it.
-- What is printed has a row for each first, those with the most sources at the top:
--
--     first  date        source    title               articles  sources  days  similarity  carried_by
--     17     2025-03-31  Nordblick  Deich bei Emden …   4         3        1     0.81        Nordblick 2, Küstenkurier 1, Wümme-Bote 1
--
-- similarity: the lowest in the group. days: from the first to the last.

DROP TABLE IF EXISTS article_copy;
CREATE TABLE article_copy(
  article    INTEGER NOT NULL PRIMARY KEY,
  first      INTEGER NOT NULL,
  follows    INTEGER NOT NULL,
  similarity REAL NOT NULL
);

INSERT INTO article_copy(article, first, follows, similarity)
WITH RECURSIVE parameter AS (
  SELECT CAST(coalesce(nullif(:similarity, ''), 0.5) AS REAL) AS similarity,
         CAST(coalesce(nullif(:days, ''), 1000000) AS INTEGER) AS days,
         CAST(coalesce(nullif(:words, ''), 30) AS INTEGER) AS words
),
kept AS (
  SELECT article, group_concat(text, ' ') AS text
    FROM (SELECT article, text FROM article_sentence WHERE keep ORDER BY article, position)
   GROUP BY article
),
-- place: in the order of time
signature AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY d.date IS NULL, d.date, article) AS place, article, d.date, presse_minhash(k.text) AS signature
    FROM kept k JOIN article_document d USING (article), parameter p
   WHERE d.words >= p.words
),
-- Who shares a band may be similar. In a band each is compared with the first and the eight before it, so that one with
-- thousands of articles costs no more for each than a small one.
band AS (
  SELECT s.place, min(s.place) OVER (PARTITION BY l.hash) AS first, json_group_array(s.place) OVER before AS before
    FROM signature s, presse_lsh(s.signature) l
  WINDOW before AS (PARTITION BY l.hash ORDER BY s.place ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING)
),
candidate AS (
  SELECT first AS earlier, place AS later FROM band WHERE first < place
  UNION
  SELECT e.value, place FROM band, json_each(before) e WHERE first < place
),
pair AS (
  SELECT c.earlier, c.later, presse_similarity(a.signature, b.signature) AS similarity
    FROM candidate c JOIN signature a ON a.place = c.earlier JOIN signature b ON b.place = c.later, parameter p
   WHERE coalesce(julianday(b.date) - julianday(a.date), 0) <= p.days
),
-- (beside min() SQLite takes the similarity of the same row)
parent AS MATERIALIZED (
  SELECT later, min(earlier) AS earlier, pair.similarity FROM pair, parameter p WHERE pair.similarity >= p.similarity GROUP BY later
),
tree(place, first) AS (
  SELECT DISTINCT earlier, earlier FROM parent WHERE earlier NOT IN (SELECT later FROM parent)
  UNION ALL
  SELECT p.later, t.first FROM tree t JOIN parent p ON p.earlier = t.place
)
SELECT b.article, f.article, a.article, p.similarity
  FROM tree t JOIN parent p ON p.later = t.place
  JOIN signature b ON b.place = t.place JOIN signature a ON a.place = p.earlier JOIN signature f ON f.place = t.first;

WITH member AS (
  SELECT first, article, similarity FROM article_copy
  UNION ALL
  SELECT DISTINCT first, first, NULL FROM article_copy
),
carrier AS (
  SELECT m.first, d.source, count(*) AS articles FROM member m JOIN article_document d USING (article) GROUP BY m.first, d.source
),
carried AS (
  SELECT first, count(source) AS sources, group_concat(coalesce(source, '?') || ' ' || articles, ', ') AS carried_by
    FROM (SELECT * FROM carrier ORDER BY first, articles DESC, source IS NULL, source)
   GROUP BY first
)
SELECT m.first, f.date, f.source, f.title, count(*) AS articles, c.sources,
       CAST(julianday(max(d.date)) - julianday(f.date) AS INTEGER) AS days, round(min(m.similarity), 2) AS similarity, c.carried_by
  FROM member m JOIN article_document d USING (article) JOIN article_document f ON f.article = m.first JOIN carried c ON c.first = m.first
 GROUP BY m.first
 ORDER BY c.sources DESC, articles DESC, m.first
 LIMIT CAST(coalesce(nullif(:limit, ''), 50) AS INTEGER);
