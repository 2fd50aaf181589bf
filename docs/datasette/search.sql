-- How does Datasette's search box find "Häuser" for "Haus", and nothing in boilerplate?
--
-- Makes the full-text index article_fts over article(id, title, text), with the extension loaded:
--     sqlite3 articles.db ".load build/presse" ".read docs/datasette/search.sql"
--
-- The index reads its text from a view that leaves boilerplate out, so no text is kept twice. After changes to article run it again.

DROP TABLE IF EXISTS article_fts;
DROP VIEW IF EXISTS article_clean;

CREATE VIEW article_clean AS
SELECT id, title, presse_clean(text) AS text FROM article;

CREATE VIRTUAL TABLE article_fts USING fts5(
  title, text, content = 'article_clean', content_rowid = 'id', tokenize = 'presse lemma split fold'
);
INSERT INTO article_fts(article_fts) VALUES('rebuild');
