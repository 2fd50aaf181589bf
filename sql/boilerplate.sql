-- Which paragraphs does a source put under, over or into its articles again and again, and what is the text without them?
--
-- Expects the annotated tables (presse_annotate) and the extension:
--     sqlite3 articles.db ".load build/presse" ".read sql/boilerplate.sql"
--
-- Makes the table article_recurring anew, a row for each such paragraph of a source, and prints the cleaned text of each
-- article without them:
--     source     text                                        articles  share  first_position  last_position  kept
--     Mühlbote   Der Mühlbote erscheint seit 1887 in Ahlen.  4         0.8    5               7              4
-- text is one of its forms: case, numbers and ß/ss make no difference, so "17 Leute lesen mit" and "23 Leute lesen mit" are
-- one. articles and share say in how many of the source's articles it stands, first_position and last_position among which
-- paragraphs, kept in how many of the articles presse_paragraphs by itself would have kept it.
--
-- Parameters, each unset or '' for its default:
--     .parameter set :articles 3     in how many of a source's articles a paragraph must stand (3)
--     .parameter set :share 0.2      and in what share of them (0.2)
-- Articles that agree in their two longest paragraphs are versions of one and count once, else each
-- of their paragraphs would recur; an article without a source takes no part, its text is printed as it is. Subheadings such as "Hintergrund" may recur
-- as well: look at the table before you trust it, and delete the rows that belong to the text.

DROP TABLE IF EXISTS article_recurring;
CREATE TABLE article_recurring(
  source         TEXT,
  key            TEXT,     -- what makes paragraphs equal
  text           TEXT,
  articles       INTEGER,
  share          REAL,     -- of the source's articles, 0 .. 1
  first_position INTEGER,  -- among the article's paragraphs, from 1
  last_position  INTEGER,
  kept           INTEGER,
  PRIMARY KEY (source, key)
) WITHOUT ROWID;

INSERT INTO article_recurring
WITH parameter AS (
  SELECT CAST(coalesce(nullif(:articles, ''), 3) AS INTEGER) AS articles, CAST(coalesce(nullif(:share, ''), 0.2) AS REAL) AS share
),
paragraph AS MATERIALIZED (
  SELECT d.source, d.article, presse_fold(presse_replace(p.text, '\d+', '0')) AS key, p.text, p.position, p.keep,
         row_number() OVER (PARTITION BY d.article ORDER BY p.length DESC, p.position) AS place
    FROM article_document d JOIN article_paragraph p USING (article)
   WHERE d.source <> '' AND p.label <> 'separator'
),
version AS MATERIALIZED (
  SELECT article, source, group_concat(key, char(10)) AS version
    FROM (SELECT article, source, key FROM paragraph WHERE place <= 2 ORDER BY article, key)
   GROUP BY article
),
size AS (
  SELECT source, count(DISTINCT version) AS articles FROM version GROUP BY source
)
SELECT p.source, p.key, min(p.text), count(DISTINCT v.version),
       round(1.0 * count(DISTINCT v.version) / size.articles, 3),
       min(p.position), max(p.position),
       count(DISTINCT CASE WHEN p.keep THEN v.version END)
  FROM paragraph p JOIN version v USING (article) JOIN size ON size.source = p.source, parameter
 GROUP BY p.source, p.key
HAVING count(DISTINCT v.version) >= parameter.articles AND 1.0 * count(DISTINCT v.version) / size.articles >= parameter.share;

SELECT source, text, articles, share, first_position, last_position, kept
  FROM article_recurring
 ORDER BY source, articles DESC, first_position, key;

SELECT d.article,
       coalesce((SELECT group_concat(text, char(10, 10))
                   FROM (SELECT p.text FROM article_paragraph p
                          WHERE p.article = d.article AND p.keep
                            AND NOT EXISTS (SELECT 1 FROM article_recurring r
                                             WHERE r.source = d.source
                                               AND r.key = presse_fold(presse_replace(p.text, '\d+', '0')))
                          ORDER BY p.position)), '') AS text
  FROM article_document d
 ORDER BY d.article;
