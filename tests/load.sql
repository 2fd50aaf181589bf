-- sql/load.sql: ids that are taken, and ids that are dealt out beside those that files name.
.parameter init
.parameter set :folder "'tests/articles'"
.print '-- one id is taken before, and another is dealt out behind all that are named'
CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, url TEXT, title TEXT, published TEXT, text TEXT);
INSERT INTO article(id, source) VALUES (2, 'taken');
.read sql/load.sql
SELECT id, source FROM article ORDER BY id;
.print '-- the same folder again: all are taken'
.read sql/load.sql
SELECT count(*), count(DISTINCT source), min(id), max(id) FROM article;
