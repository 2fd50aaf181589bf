-- How do I get a folder of text files into a table?
--
-- Fills article(id, source, url, title, published, text) from the files *.txt of a folder, in the order of their names:
--     sqlite3 articles.db ".parameter set :folder \"'tests/articles'\"" ".read sql/load.sql"
--
-- A file may begin with lines "key: value" (id, source, url, title, published) and an empty line; what follows is the
-- text, byte for byte. A file without such lines is all text; its name is the source then. A missing or taken id is
-- replaced by the next free one. Only functions of the sqlite3 shell are used (fsdir reads the files), not presse.

CREATE TABLE IF NOT EXISTS article(
  id        INTEGER PRIMARY KEY,
  source    TEXT,
  url       TEXT,
  title     TEXT,
  published TEXT,
  text      TEXT
);

-- Each file, cut behind its first empty line when it begins with a key.
CREATE TEMP TABLE loaded AS
WITH file AS (
  SELECT name, CAST(data AS TEXT) AS content
    FROM fsdir(:folder)
   WHERE name LIKE '%.txt' AND mode & 0xF000 = 0x8000
),
cut AS (
  SELECT name, content,
         CASE WHEN content GLOB 'id: *' OR content GLOB 'source: *' OR content GLOB 'url: *'
                OR content GLOB 'title: *' OR content GLOB 'published: *'
              THEN instr(content, char(10, 10)) ELSE 0 END AS head
    FROM file
)
SELECT name,
       char(10) || substr(content, 1, head)                        AS head,
       CASE WHEN head THEN substr(content, head + 2) ELSE content END AS text,
       head > 0                                                    AS has_head
  FROM cut;

-- The value of each key: what stands between "key: " and the end of the line.
INSERT INTO article(id, source, url, title, published, text)
WITH RECURSIVE key(name) AS (VALUES ('id'), ('source'), ('url'), ('title'), ('published')),
rest AS (
  SELECT l.name AS file, k.name AS key,
         substr(l.head, instr(l.head, char(10) || k.name || ': ') + length(k.name) + 3) AS text
    FROM loaded l, key k
   WHERE instr(l.head, char(10) || k.name || ': ') > 0
),
field AS (
  SELECT file, key, substr(text, 1, instr(text, char(10)) - 1) AS value FROM rest
),
row AS (
  SELECT l.name,
         max(CASE f.key WHEN 'id' THEN CAST(f.value AS INTEGER) END) AS id,
         max(CASE f.key WHEN 'source' THEN f.value END)              AS source,
         max(CASE f.key WHEN 'url' THEN f.value END)                 AS url,
         max(CASE f.key WHEN 'title' THEN f.value END)               AS title,
         max(CASE f.key WHEN 'published' THEN f.value END)           AS published,
         l.has_head, l.text
    FROM loaded l LEFT JOIN field f ON f.file = l.name
   GROUP BY l.name
)
-- the ids that files name first: those that are dealt out come behind them
SELECT CASE WHEN free THEN id END,
       CASE WHEN has_head THEN source ELSE replace(name, rtrim(name, replace(name, '/', '')), '') END,
       url, title, published, text
  FROM (SELECT *, id NOT IN (SELECT id FROM article) AND row_number() OVER (PARTITION BY id ORDER BY name) = 1 AS free
          FROM row)
 ORDER BY coalesce(free, 0) DESC, has_head DESC, name;

DROP TABLE loaded;
