-- Where in the corpus does a word stand, or a sequence of words, and what stands around it?
--
-- Expects the annotated tables (presse_annotate), the extension and a host with FTS5:
--     sqlite3 articles.db ".load build/presse" ".parameter set :query \"'[pos=ADJ] Deich'\"" ".read sql/kwic.sql"
--
-- Parameters:
--     .parameter set :query "'Deich'"         what is looked for, in the words of presse_kwic (docs/kwic.md); without it no row
--     .parameter set :width 8                  tokens of context on either side (8)
--     .parameter set :search "'Deich'"         for a query with [ ] { } | * or quotation marks: in which articles, as a query of
--                                              FTS5 (docs/search.md); unset, all articles are read for such a query
--     .parameter set :limit 200                so many lines (200), those of the newest articles
--
--     date        source     article  left                    match       right                      start
--     2025-03-31  Nordblick  17       brach in der Nacht der  alte Deich  am Ufer der Ems, wie der   33
--
-- The full-text index article_search is made at the first run and brought up to date at each: articles that are gone or whose
-- text is another leave it, new ones come in. Nothing else writes to it, so other programs may use the database without
-- presse as long as they leave this table alone. It holds the kept paragraphs; start counts the characters of these.
-- To ask without looking for news, run the last statement alone. After an update of presse: DROP TABLE article_search.

CREATE VIRTUAL TABLE IF NOT EXISTS article_search USING fts5(hash UNINDEXED, text, tokenize = 'presse lemma split fold');

DELETE FROM article_search
 WHERE rowid IN (SELECT s.rowid FROM article_search s LEFT JOIN article_document d ON d.article = s.rowid WHERE d.hash IS NOT s.hash);

INSERT INTO article_search(rowid, hash, text)
SELECT d.article, d.hash, (SELECT group_concat(text, char(10, 10))
                             FROM (SELECT text FROM article_paragraph p WHERE p.article = d.article AND p.keep ORDER BY position))
  FROM article_document d
 WHERE d.article NOT IN (SELECT rowid FROM article_search);

WITH parameter AS (
  SELECT nullif(:query, '') AS query, CAST(coalesce(nullif(:width, ''), 8) AS INTEGER) AS width,
         -- a query of nothing but words finds only articles that have all of them
         CASE WHEN nullif(:search, '') IS NOT NULL THEN :search
              WHEN :query NOT GLOB '*[][{}|*"]*' THEN '"' || replace(:query, ' ', '" "') || '"' END AS search,
         CAST(coalesce(nullif(:limit, ''), 200) AS INTEGER) AS row_limit
),
found AS MATERIALIZED (
  SELECT s.rowid AS article FROM parameter p JOIN article_search s ON article_search MATCH coalesce(p.search, '""')
  UNION -- a verb whose parts stand apart is one word for the tagger alone
  SELECT t.article FROM parameter p JOIN article_term t ON t.lemma IN (p.query, presse_lemma(p.query))
  UNION
  SELECT d.article FROM parameter p, article_document d WHERE p.search IS NULL
)
SELECT d.date, d.source, d.article, k.left, k.match, k.right, k.start
  FROM parameter p, found f JOIN article_search s ON s.rowid = f.article JOIN article_document d ON d.article = f.article,
       presse_kwic(s.text, p.query, p.width) k
 ORDER BY d.date DESC, d.article, k.start
 LIMIT (SELECT row_limit FROM parameter);
