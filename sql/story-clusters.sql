-- Which articles are about one story, over days and sources, and what is it about?
--
-- Expects the annotated tables (presse_annotate) and ln(), which the sqlite3 shell has (other hosts:
-- SQLITE_ENABLE_MATH_FUNCTIONS); no extension. Makes the table article_story anew:
--     sqlite3 articles.db ".read sql/story-clusters.sql"
-- (CREATE TEMP TABLE instead serves where the database cannot be written.)
--
-- Parameters, each unset or '' for its default:
--     .parameter set :days 3             how many days a story may rest (3)
--     .parameter set :similarity 0.15    how alike an article must be to one before it (0.15); 0.1 gathers themes
--     .parameter set :articles 2         how many articles make a story that is printed (2)
--     .parameter set :limit 50           so many stories (50)
-- Articles without a date are left out.
--
-- article_story has a row for each article that goes on with a story: follows, the earlier article of the last days that it is
-- most alike, similarity to that one, and story, the article that began it. What is printed has a row for each story:
--
--     story  first       last        days  articles  sources  title              names               keywords
--     17     2025-03-31  2025-04-06  7     12        5        Deich bei Emden …  Emden, Karl Ott     Deich, Sturmflut, Sandsack
--
-- names, keywords (nouns): the rarest of those that at least half of the story's articles have, then others of it.

DROP TABLE IF EXISTS article_story;
CREATE TABLE article_story(
  article    INTEGER NOT NULL PRIMARY KEY,
  story      INTEGER NOT NULL,
  follows    INTEGER NOT NULL,
  similarity REAL NOT NULL
);
CREATE INDEX article_story_story ON article_story(story);

INSERT INTO article_story(article, story, follows, similarity)
WITH RECURSIVE parameter AS (
  SELECT CAST(coalesce(nullif(:days, ''), 3) AS INTEGER) AS days,
         CAST(coalesce(nullif(:similarity, ''), 0.15) AS REAL) AS similarity
),
-- place: in the order of time; slot: days are at most so far apart as asked only in one slot or two that follow each other
dated AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY date, article) AS place, article, CAST(julianday(date) AS INTEGER) AS day,
         CAST(julianday(date) AS INTEGER) / (p.days + 1) AS slot
    FROM article_document, parameter p
   WHERE date IS NOT NULL
),
size AS MATERIALIZED (
  SELECT count(*) AS articles FROM dated
),
word AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY lemma, pos) AS id, lemma, pos, count(*) AS articles, ln(1.0 * size.articles / count(*)) AS rarity
    FROM article_term JOIN dated USING (article), size
   WHERE pos IN ('NOUN', 'PROPN')
   GROUP BY lemma, pos
),
-- An article is its 60 nouns and proper nouns of the greatest weight, tf · idf; the frequency as a logarithm, so that no word
-- drowns the others.
weighted AS (
  SELECT d.place, d.day, d.slot, w.id AS word, w.articles, (1 + ln(t.count)) * w.rarity AS weight,
         row_number() OVER (PARTITION BY d.place ORDER BY (1 + ln(t.count)) * w.rarity DESC, w.id) AS rank
    FROM dated d CROSS JOIN article_term t USING (article) CROSS JOIN word w USING (lemma, pos)
   WHERE NOT t.stop
),
vector AS MATERIALIZED (
  SELECT place, day, slot, word, articles, weight / sqrt(sum(weight * weight) OVER (PARTITION BY place)) AS weight
    FROM weighted WHERE rank <= 60 AND weight > 0
),
-- A word that more than 200 articles of a slot have tells no story. Leaving it out keeps the work for an article the same, however
-- many others its day has.
shared AS MATERIALIZED (
  SELECT place, day, slot, word, weight
    FROM (SELECT *, count(*) OVER (PARTITION BY word, slot) AS crowd FROM vector WHERE articles > 1)
   WHERE crowd <= 200
),
earlier AS MATERIALIZED (
  SELECT place, day, slot, word, weight FROM shared
  UNION ALL
  SELECT place, day, slot + 1, word, weight FROM shared
),
pair AS (
  SELECT a.place AS earlier, b.place AS later, round(sum(a.weight * b.weight), 6) AS similarity
    FROM shared b JOIN earlier a ON a.word = b.word AND a.slot = b.slot, parameter p
   WHERE a.place < b.place AND b.day - a.day <= p.days
   GROUP BY a.place, b.place
),
nearest AS MATERIALIZED (
  SELECT later, earlier, similarity
    FROM (SELECT pair.*, row_number() OVER (PARTITION BY later ORDER BY pair.similarity DESC, earlier) AS rank
            FROM pair, parameter p WHERE pair.similarity >= p.similarity)
   WHERE rank = 1
),
tree(place, story) AS (
  SELECT DISTINCT earlier, earlier FROM nearest WHERE earlier NOT IN (SELECT later FROM nearest)
  UNION ALL
  SELECT n.later, t.story FROM tree t JOIN nearest n ON n.earlier = t.place
)
SELECT b.article, s.article, a.article, n.similarity
  FROM tree t JOIN nearest n ON n.later = t.place
  JOIN dated b ON b.place = t.place JOIN dated a ON a.place = n.earlier JOIN dated s ON s.place = t.story;

WITH parameter AS (
  SELECT CAST(coalesce(nullif(:articles, ''), 2) AS INTEGER) AS articles,
         CAST(coalesce(nullif(:limit, ''), 50) AS INTEGER) AS row_limit
),
member AS MATERIALIZED (
  SELECT story, article FROM article_story UNION SELECT story, story FROM article_story
),
story AS MATERIALIZED (
  SELECT m.story, min(d.date) AS first, max(d.date) AS last, count(*) AS articles, count(DISTINCT d.source) AS sources
    FROM member m JOIN article_document d USING (article), parameter p
   GROUP BY m.story
  HAVING count(*) >= p.articles
   ORDER BY count(*) DESC, min(d.date), m.story
   LIMIT (SELECT row_limit FROM parameter)
),
size AS (
  SELECT count(*) AS articles FROM article_document
),
-- what at least half of the story's articles have goes first: else a name that one of them mentions would win for being rare
name AS MATERIALIZED (
  SELECT story, name, row_number() OVER (PARTITION BY story ORDER BY common DESC, round(weight, 6) DESC, name) AS rank
    FROM (SELECT s.story, e.name, 2 * count(DISTINCT e.article) >= s.articles AS common, count(DISTINCT e.article)
                 * ln(1.0 * size.articles / (SELECT count(DISTINCT article) FROM article_entity x WHERE x.name = e.name)) AS weight
            FROM story s CROSS JOIN member m USING (story) CROSS JOIN article_entity e USING (article), size
           WHERE e.keep AND e.kind <> 'derived'
           GROUP BY s.story, e.name)
),
keyword AS MATERIALIZED (
  SELECT story, lemma, row_number() OVER (PARTITION BY story ORDER BY common DESC, round(weight, 6) DESC, lemma) AS rank
    FROM (SELECT s.story, t.lemma, 2 * count(*) >= s.articles AS common, sum(1 + ln(t.count))
                 * ln(1.0 * size.articles / (SELECT count(*) FROM article_term x WHERE x.lemma = t.lemma AND x.pos = 'NOUN')) AS weight
            FROM story s CROSS JOIN member m USING (story) CROSS JOIN article_term t USING (article), size
           WHERE NOT t.stop AND t.pos = 'NOUN'
           GROUP BY s.story, t.lemma)
)
SELECT s.story, s.first, s.last, CAST(julianday(s.last) - julianday(s.first) + 1 AS INTEGER) AS days, s.articles, s.sources, d.title,
       (SELECT group_concat(name, ', ') FROM (SELECT name FROM name n WHERE n.story = s.story AND rank <= 4 ORDER BY rank)) AS names,
       (SELECT group_concat(lemma, ', ') FROM (SELECT lemma FROM keyword k WHERE k.story = s.story AND rank <= 4 ORDER BY rank)) AS keywords
  FROM story s JOIN article_document d ON d.article = s.story
 ORDER BY s.articles DESC, s.first, s.story;
