-- Which articles do the pages of page(name, html) hold?
--
-- The second step of `make corpus` with DATA=: generate.py fills page, this makes article of it, generate.py adds the rest.

CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, url TEXT, title TEXT, published TEXT, text TEXT);

INSERT INTO article(source, url, title, published, text)
WITH meta AS (
  SELECT p.name,
         max(CASE m.key WHEN 'site' THEN m.value END)      AS site,
         max(CASE m.key WHEN 'canonical' THEN m.value END) AS url,
         max(CASE m.key WHEN 'title' THEN m.value END)     AS title,
         max(CASE m.key WHEN 'published' THEN m.value END) AS published
    FROM page p LEFT JOIN presse_meta m ON m.document = p.html
   GROUP BY p.name
),
read AS MATERIALIZED (
  SELECT name, presse_text(html) AS text FROM page
)
SELECT coalesce(meta.site, meta.name), meta.url, meta.title, meta.published, read.text
  FROM read JOIN meta USING (name)
 WHERE length(read.text) >= 200
 ORDER BY name;

DROP TABLE page;
VACUUM;
