-- Near-duplicates: articles that are (nearly) the same text, such as an agency's report in several papers.
--
-- Signatures of the kept sentences (presse_minhash), candidates by presse_lsh: of the articles that share a hash each is
-- compared with the first and with the one before, never all with all. An article belongs to the earliest one with which it
-- has half of its runs of three words in common. Texts of less than 20 words take no part.

DROP TABLE IF EXISTS temp.report_signature;
CREATE TEMP TABLE report_signature AS
WITH text AS MATERIALIZED (
  SELECT article, group_concat(raw, ' ') AS text
    FROM (SELECT article, raw FROM report_sentence ORDER BY article, position) GROUP BY article
)
-- number counts in the order of time, so a copy's original has the smaller one; the cast gives the column its type
SELECT CAST(row_number() OVER (ORDER BY d.date IS NULL, d.date, d.article) AS INTEGER) AS number, d.article, presse_minhash(t.text) AS signature
  FROM text t JOIN report_document d ON d.article = t.article WHERE d.words >= 20;
CREATE UNIQUE INDEX temp.report_signature_number ON report_signature(number);

DROP TABLE IF EXISTS temp.report_copy;
CREATE TEMP TABLE report_copy(number INTEGER PRIMARY KEY, original INTEGER, similarity REAL, root INTEGER);
CREATE INDEX temp.report_copy_original ON report_copy(original);
INSERT INTO report_copy(number, original, similarity)
WITH bucket AS (
  SELECT s.number, min(s.number) OVER hash AS first, lag(s.number) OVER (hash ORDER BY s.number) AS previous
    FROM report_signature s, presse_lsh(s.signature) l WINDOW hash AS (PARTITION BY l.hash)
),
pair AS (
  SELECT number, first AS original FROM bucket WHERE first < number
  UNION
  SELECT number, previous FROM bucket WHERE previous IS NOT NULL
),
compared AS (
  SELECT p.number, p.original, presse_similarity(x.signature, y.signature) AS similarity
    FROM pair p JOIN report_signature x ON x.number = p.number JOIN report_signature y ON y.number = p.original
)
SELECT number, min(original), similarity FROM compared WHERE similarity >= 0.5 GROUP BY number;

-- What an original is a copy of is the original of all. Each copy is reached once.
UPDATE report_copy SET root = t.root
  FROM (WITH RECURSIVE tree(number, root) AS (
          SELECT original, original FROM report_copy WHERE original NOT IN (SELECT number FROM report_copy) GROUP BY original
          UNION ALL
          SELECT c.number, t.root FROM tree t JOIN report_copy c ON c.original = t.number
        )
        SELECT * FROM tree) t
 WHERE t.number = report_copy.number;

INSERT INTO report_section
WITH family AS MATERIALIZED (
  SELECT root, count(*) + 1 AS articles, row_number() OVER (ORDER BY count(*) DESC, root) AS place FROM report_copy GROUP BY root
),
copy AS (
  -- a title that is the original's is not said again
  SELECT f.place, row_number() OVER (PARTITION BY f.place ORDER BY c.number) AS rank,
         '<li>' || iif(d.title = first.title, coalesce(d.source || coalesce(', ' || d.day, ''), d.day, o.html), o.html)
         || ' <span class="n">' || CAST(round(100 * c.similarity) AS INTEGER) || '&nbsp;%</span></li>' AS html
    FROM family f JOIN report_copy c ON c.root = f.root JOIN report_signature s ON s.number = c.number
    JOIN report_origin o ON o.article = s.article JOIN report_document d ON d.article = s.article
    JOIN report_signature r ON r.number = f.root JOIN report_document first ON first.article = r.article
   WHERE f.place <= 8
),
item AS (
  SELECT f.place,
         '<li><p>' || o.html || ' <span class="badge">' || replace(printf('%,d', f.articles), ',', '.') || ' Artikel</span></p><ul>'
         || (SELECT group_concat(html, '') FROM (SELECT html FROM copy c WHERE c.place = f.place AND rank <= 3 ORDER BY rank))
         || iif(f.articles > 4, '<li>und ' || replace(printf('%,d', f.articles - 4), ',', '.') || iif(f.articles = 5, ' weiterer', ' weitere') || '</li>', '')
         || '</ul></li>' AS html
    FROM family f JOIN report_signature s ON s.number = f.root JOIN report_origin o ON o.article = s.article
   WHERE f.place <= 8
),
total AS (
  SELECT count(*) AS copies, (SELECT count(*) FROM family) AS families FROM report_copy
)
SELECT 9, 'kopien', 'Fast gleiche Texte',
       iif(copies = 0, '<p class="none">Keine zwei Artikel sind einander so ähnlich, dass einer die Kopie des anderen sein könnte.</p>',
         '<p class="standfirst">' || replace(printf('%,d', copies), ',', '.') || iif(copies = 1, ' Artikel steht', ' Artikel stehen')
         || ' so oder fast so schon anderswo' || iif(families > 8, '. Gezeigt sind die acht größten von ' || replace(printf('%,d', families), ',', '.') || ' Gruppen', '')
         || '. Der früheste zuerst; die Zahl sagt, wie viel Text gleich ist.</p>' || char(10) || '<ol class="copies">'
         || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM item ORDER BY place)) || '</ol>')
  FROM total WHERE EXISTS (SELECT 1 FROM report_document);
