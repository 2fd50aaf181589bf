-- Who is named, by a list of one's own and by presse_entities together?
--
-- Expects the extension to be loaded, a table article(id, text) and a gazetteer `people` with its names in it:
--     CREATE VIRTUAL TABLE people USING presse_gazetteer;
--     INSERT INTO people(name, type, id, aliases) VALUES ('Renate Sievers', 'PER', 'Q17', 'Sievers');
--     sqlite3 articles.db ".load build/presse" ".read sql/own-names.sql"
--
-- A name of the list wins: what presse_entities finds is left out where it shares a character with one. Where several rows
-- of the list have the same name, each is given. source says who found it; id is the list's, NULL for the others.
--
--     article  name            type  id   text            sentence  start  length  source
--     1        Renate Sievers  PER   Q17  Renate Sievers  1         1      14      list
--     1        Hamburg         LOC        Hamburg         1         25     7       entities
--     1        Renate Sievers  PER   Q17  Sievers         2         44     7       list
--
-- Parameters: none. For a name's type alone, or for some articles, put a WHERE behind the last FROM.

WITH own AS MATERIALIZED (
  SELECT a.id AS article, p.name, p.type, p.id, p.text, p.sentence, p.start, p.length
    FROM article a, people(a.text) p
),
other AS (
  SELECT a.id AS article, e.name, e.type, e.text, e.sentence, e.start, e.length
    FROM article a, presse_entities(a.text) e
   WHERE e.kind <> 'derived'
)
SELECT article, name, type, id, text, sentence, start, length, 'list' AS source FROM own
UNION ALL
SELECT article, name, type, NULL, text, sentence, start, length, 'entities' FROM other o
 WHERE NOT EXISTS (SELECT 1 FROM own
                    WHERE own.article = o.article
                      AND own.start < o.start + o.length AND o.start < own.start + own.length)
 ORDER BY article, start, length DESC, name;
