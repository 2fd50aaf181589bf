-- presse_annotate: what it keeps is what the table functions give; further calls; options; sources of every kind; errors.
.nullvalue NULL
.mode list
.parameter init
.parameter set :folder "'tests/articles'"
.read sql/load.sql
.parameter clear
.print '# the summary'
WITH told(json) AS MATERIALIZED (SELECT presse_annotate('article', 'threads', 2))
SELECT json_remove(json, '$.seconds', '$.tokens_per_second'), json_type(json, '$.seconds'), json_type(json, '$.tokens_per_second') FROM told;

.print '# the tables'
SELECT name, sql FROM sqlite_schema WHERE name LIKE 'article\_%' ESCAPE '\' ORDER BY name;
SELECT key, value FROM article_annotation WHERE key <> 'data' ORDER BY key;

.print '# rows: the same as the table functions, both ways'
CREATE TEMP VIEW difference AS
WITH a AS (SELECT id, text, iif(date(substr(published, 1, 10), '+0 days') = substr(published, 1, 10), substr(published, 1, 10), NULL) AS day FROM article),
  paragraphs AS (SELECT a.id, p.position, p.text, label, keep, score, reason, start, length FROM a, presse_paragraphs(a.text) p),
  sentences AS (SELECT a.id, position, paragraph, keep, p.text, start, length FROM a, presse_sentences(a.text) p),
  terms AS (SELECT a.id, lemma, pos, max(stop), count(*) FROM a, presse_tokens(a.text) p WHERE keep AND pos NOT IN ('PUNCT', 'SYM') GROUP BY 1, 2, 3),
  entities AS (SELECT a.id, position, sentence, keep, p.text, type, kind, name, entity, score, start, length FROM a, presse_entities(a.text) p),
  numbers AS (SELECT a.id, position, sentence, keep, p.text, type, value, value_max, unit, approx, start, length FROM a, presse_values(a.text) p),
  times AS (SELECT a.id, position, sentence, keep, p.text, type, value, from_date, to_date, modifier, start, length FROM a, presse_times(a.text, day) p),
  quotes AS (SELECT a.id, position, sentence, keep, p.text, kind, speaker, speaker_text, speaker_start, cue, cue_start, start, length FROM a, presse_quotes(a.text) p),
  relations AS (SELECT a.id, position, sentence, keep, p.text, subject, relation, object, start, length FROM a, presse_relations(a.text) p),
  documents AS (SELECT id, day, nullif(source, ''), title, length(text), (SELECT count(*) FROM presse_sentences(a.text)), (SELECT count(*) FROM presse_tokens(a.text)),
    (SELECT count(*) FROM presse_tokens(a.text) WHERE keep AND pos NOT IN ('PUNCT', 'SYM')) FROM a JOIN article USING (id, text) WHERE text IS NOT NULL),
  kept AS (SELECT article, date, source, title, characters, sentences, tokens, words FROM article_document)
SELECT 'document' AS layer, (SELECT count(*) FROM documents) AS n, (SELECT count(*) FROM (SELECT * FROM documents EXCEPT SELECT * FROM kept)) AS missing, (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM documents)) AS wrong
UNION ALL SELECT 'paragraph', (SELECT count(*) FROM paragraphs), (SELECT count(*) FROM (SELECT * FROM paragraphs EXCEPT SELECT * FROM article_paragraph)), (SELECT count(*) FROM (SELECT * FROM article_paragraph EXCEPT SELECT * FROM paragraphs))
UNION ALL SELECT 'sentence', (SELECT count(*) FROM sentences), (SELECT count(*) FROM (SELECT * FROM sentences EXCEPT SELECT * FROM article_sentence)), (SELECT count(*) FROM (SELECT * FROM article_sentence EXCEPT SELECT * FROM sentences))
UNION ALL SELECT 'term', (SELECT count(*) FROM terms), (SELECT count(*) FROM (SELECT * FROM terms EXCEPT SELECT * FROM article_term)), (SELECT count(*) FROM (SELECT * FROM article_term EXCEPT SELECT * FROM terms))
UNION ALL SELECT 'entity', (SELECT count(*) FROM entities), (SELECT count(*) FROM (SELECT * FROM entities EXCEPT SELECT * FROM article_entity)), (SELECT count(*) FROM (SELECT * FROM article_entity EXCEPT SELECT * FROM entities))
UNION ALL SELECT 'value', (SELECT count(*) FROM numbers), (SELECT count(*) FROM (SELECT * FROM numbers EXCEPT SELECT * FROM article_value)), (SELECT count(*) FROM (SELECT * FROM article_value EXCEPT SELECT * FROM numbers))
UNION ALL SELECT 'time', (SELECT count(*) FROM times), (SELECT count(*) FROM (SELECT * FROM times EXCEPT SELECT * FROM article_time)), (SELECT count(*) FROM (SELECT * FROM article_time EXCEPT SELECT * FROM times))
UNION ALL SELECT 'quote', (SELECT count(*) FROM quotes), (SELECT count(*) FROM (SELECT * FROM quotes EXCEPT SELECT * FROM article_quote)), (SELECT count(*) FROM (SELECT * FROM article_quote EXCEPT SELECT * FROM quotes))
UNION ALL SELECT 'relation', (SELECT count(*) FROM relations), (SELECT count(*) FROM (SELECT * FROM relations EXCEPT SELECT * FROM article_relation)), (SELECT count(*) FROM (SELECT * FROM article_relation EXCEPT SELECT * FROM relations));
SELECT layer, n > 0, missing, wrong FROM difference;

.print '# a second call: nothing to do'
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');

.print '# new, changed, deleted, without a text'
INSERT INTO article(id, source, published, text) VALUES (100, 'Bote', '2025-02-30', 'Der Rat zahlte gestern 5 Euro an die Bahn AG.'), (101, NULL, 'gestern', 'Nichts.'), (102, '', NULL, '');
UPDATE article SET text = text || ' Berlin schweigt.' WHERE id = 3;
UPDATE article SET title = 'Anders' WHERE id = 4;
UPDATE article SET published = published || 'T12:00:00+01:00' WHERE id = 5; -- the same day
UPDATE article SET published = '2024-02-29' WHERE id = 6;
UPDATE article SET url = 'https://bote.example/7' WHERE id = 7; -- read by nobody
UPDATE article SET text = NULL WHERE id = 8;
DELETE FROM article WHERE id = 2;
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT layer, n > 0, missing, wrong FROM difference;
SELECT article, date, source, title, characters, sentences, tokens, words FROM article_document WHERE article IN (2, 4, 6, 8) OR article >= 100 ORDER BY 1;
SELECT (SELECT count(*) FROM article_term WHERE article IN (2, 8)), (SELECT count(*) FROM article_entity WHERE article IN (2, 8)), (SELECT count(*) FROM article_sentence WHERE article = 102);
SELECT position, text, value, from_date FROM article_time WHERE article = 100;
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');

.print '# inside a transaction: all of it is rolled back'
BEGIN;
DELETE FROM article WHERE id < 5;
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT count(*) FROM article_document;
ROLLBACK;
SELECT count(*) FROM article_document;
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');

.print '# foreign keys: a document takes its rows along, and comes back'
PRAGMA foreign_keys = ON;
DELETE FROM article_document WHERE article = 1;
SELECT count(*) FROM article_term WHERE article = 1;
PRAGMA foreign_keys = OFF;
DELETE FROM article_document WHERE article = 3; -- leaves rows behind
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT layer, missing, wrong FROM difference WHERE missing OR wrong;
PRAGMA foreign_key_check;
DROP INDEX article_entity_name;
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT count(*) FROM sqlite_schema WHERE name = 'article_entity_name';
DROP TABLE article_quote; -- one that is missing: all are made anew
SELECT json_remove(presse_annotate('article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT layer, missing, wrong FROM difference WHERE missing OR wrong;

.print '# layers, where, prefix'
SELECT json_remove(presse_annotate('article', 'layers', 'entity, TIME', 'prefix', 'part', 'where', 'id < 5 OR source = ''Bote''', 'threads', 1, 'progress', 0), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT name FROM sqlite_schema WHERE name LIKE 'part\_%' ESCAPE '\' ORDER BY name;
SELECT article FROM part_document ORDER BY 1;
SELECT count(*) FROM (SELECT * FROM part_entity EXCEPT SELECT * FROM article_entity);
SELECT json_remove(presse_annotate('article', 'layers', 'entity, time', 'prefix', 'part', 'where', 'id < 4'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article FROM part_document ORDER BY 1;
SELECT json_remove(presse_annotate('article', 'layers', 'term', 'prefix', 'part', 'where', 'id < 4'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT name FROM sqlite_schema WHERE name LIKE 'part\_%' ESCAPE '\' ORDER BY name;
SELECT key, value FROM part_annotation WHERE key = 'options';

.print '# columns of other names; NULL switches one off'
CREATE TABLE "Die ""Größe"" des 'Orts'"("der Schlüssel" INTEGER PRIMARY KEY, "der ""Text""" TEXT, "Tag" TEXT, title);
INSERT INTO "Die ""Größe"" des 'Orts'" VALUES (7, 'Gestern kam Anna Weber aus Köln.', '2025-03-04 08:00', 12), (8, 'Morgen geht sie.', '2025-03-04x', x'00');
SELECT json_remove(presse_annotate('die "Größe" des ''orts''', 'text', 'der "text"', 'date', 'tag', 'source', 'Tag'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, date, source, title, quote(title) FROM "Die ""Größe"" des 'Orts'_document";
SELECT article, text, from_date FROM "Die ""Größe"" des 'Orts'_time";
SELECT json_remove(presse_annotate('die "Größe" des ''orts''', 'text', 'der "text"', 'date', NULL, 'title', NULL, 'source', NULL, 'prefix', 'Bote'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, date, source, title FROM Bote_document;
SELECT article, text, from_date FROM Bote_time;

.print '# keys of every kind'
CREATE TABLE slug(name VARCHAR(20) PRIMARY KEY, text) WITHOUT ROWID;
INSERT INTO slug VALUES ('b', 'Der Rat tagt.'), ('a', 'Die Stadt Ulm baut.'), ('Ä', 'Es regnet.');
SELECT json_remove(presse_annotate('slug'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, typeof(article), tokens FROM slug_document ORDER BY 1;
SELECT type FROM pragma_table_info('slug_document') WHERE name = 'article';
UPDATE slug SET name = 'c' WHERE name = 'a';
SELECT json_remove(presse_annotate('slug'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article FROM slug_document ORDER BY 1;
CREATE TABLE plain(text);
INSERT INTO plain(rowid, text) VALUES (5, 'Der Rat tagt.'), (-3, 'Ulm baut.');
SELECT json_remove(presse_annotate('plain'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, characters FROM plain_document;
CREATE TABLE hidden(rowid TEXT, oid TEXT, _rowid_ TEXT, id ANY, text TEXT);
INSERT INTO hidden(id, text) VALUES (2, 'Zwei.'), (1.5, 'Anderthalb.'), ('1', 'Eins.'), (x'01', 'Bytes.'), (-9007199254740993, 'Wenig.');
SELECT json_remove(presse_annotate('hidden'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT quote(article), typeof(article), characters FROM hidden_document ORDER BY article;
UPDATE hidden SET text = text || '!' WHERE id = 1.5;
DELETE FROM hidden WHERE id = x'01';
SELECT json_remove(presse_annotate('hidden'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT quote(article), characters FROM hidden_document ORDER BY article;
CREATE TABLE two(a INTEGER, b INTEGER, text TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID;
INSERT INTO two VALUES (1, 3, 'Eins.'), (2, 1, 'Zwei.');
SELECT presse_annotate('two');
SELECT json_remove(presse_annotate('two', 'id', 'b'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, characters FROM two_document;
CREATE TABLE folded(id TEXT PRIMARY KEY COLLATE NOCASE, text TEXT);
INSERT INTO folded VALUES ('b', 'Eins.'), ('A', 'Zwei. Drei.'), ('C', 'Vier.');
SELECT json_remove(presse_annotate('folded'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, sentences FROM folded_document ORDER BY 1;
UPDATE folded SET id = 'a' WHERE id = 'A';
SELECT json_remove(presse_annotate('folded'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, sentences FROM folded_document ORDER BY 1;

.print '# views, temporary tables, virtual tables, other databases'
CREATE VIEW recent AS SELECT id, published, text FROM article WHERE id <= 3;
SELECT json_remove(presse_annotate('recent'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT count(*) FROM (SELECT * FROM recent_term EXCEPT SELECT * FROM article_term);
UPDATE article SET text = 'Kurz.' WHERE id = 3;
SELECT json_remove(presse_annotate('recent'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, characters FROM recent_document WHERE article = 3;
CREATE TEMP TABLE draft(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO draft VALUES (1, 'Ein Entwurf.');
SELECT json_remove(presse_annotate('draft'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT (SELECT count(*) FROM main.draft_document), value FROM draft_annotation WHERE key = 'source';
CREATE VIRTUAL TABLE found USING fts5(title, text);
INSERT INTO found VALUES ('Titel', 'Ein Fund.');
SELECT json_remove(presse_annotate('found'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, title FROM found_document;
ATTACH ':memory:' AS other;
CREATE TABLE other.article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO other.article VALUES (1, 'Im anderen Haus.');
SELECT json_remove(presse_annotate('other.article'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, characters FROM other.article_document;
SELECT count(*) FROM temp.sqlite_schema WHERE name LIKE 'presse%';

.print '# pages'
CREATE TABLE page(id INTEGER PRIMARY KEY, html, url TEXT);
INSERT INTO page VALUES (1, '<html lang=de><head><title>Rat streitet | Ulmer Blatt</title><meta property="og:site_name" content="Ulmer Blatt"><meta property="article:published_time" content="2025-03-04T08:00:00+01:00"></head><body><nav><a href=/>Start</a></nav><article><h1>Rat streitet</h1><p>Gestern sagte Anna Weber im Rat der Stadt Ulm, dass das Geld für das Bad nicht reicht und dass es 5 Millionen Euro mehr kostet.</p></article></body></html>', ''),
 (2, CAST('<p>Die StraÃe' AS BLOB), ''), (3, NULL, '');
UPDATE page SET html = x'3c6d65746120636861727365743d69736f2d383835392d313e3c703e446572204bf66e696720676568742c207765696c20657220657320736f2077696c6c2c20756e64206e69656d616e6420686164207a7520666f6c67656e206f64657220657320697420616e6465727320676573616774206461732e' WHERE id = 2;
SELECT json_remove(presse_annotate('page', 'html', 'html'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT d.article, date, source, title, characters = length(presse_text(html)) FROM page_document d, page p WHERE p.id = d.article ORDER BY 1;
SELECT min(s.text = substr(presse_text(html), start, length)) FROM page_sentence s, page p WHERE p.id = s.article;
SELECT text, from_date FROM page_time;
SELECT json_remove(presse_annotate('page', 'html', 'html'), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT json_remove(presse_annotate('page', 'html', 'html', 'source', NULL), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT count(source) FROM page_document;
SELECT json_remove(presse_annotate('page', 'html', 'html', 'title', 'url', 'date', NULL), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads');
SELECT article, date, source, quote(title) FROM page_document ORDER BY 1;

.print '# errors, all of them before any work'
SELECT presse_annotate();
SELECT presse_annotate(NULL);
SELECT presse_annotate(x'00');
SELECT presse_annotate('nobody');
SELECT presse_annotate('nobody.article');
SELECT presse_annotate('article', 'text');
SELECT presse_annotate('article', 'txt', 'text');
SELECT presse_annotate('article', 1, 'text');
SELECT presse_annotate('article', NULL, 'text');
SELECT presse_annotate('article', 'text', 'body');
SELECT presse_annotate('article', 'text', 5);
SELECT presse_annotate('article', 'text', 'text', 'TEXT', 'text');
SELECT presse_annotate('article', 'text', 'text', 'html', 'text');
SELECT presse_annotate('article', 'id', 'number');
SELECT presse_annotate('article', 'date', 'day');
SELECT presse_annotate('article', 'html', 'page');
SELECT presse_annotate('article', 'layers', 'entity,names');
SELECT presse_annotate('article', 'layers', '');
SELECT presse_annotate('article', 'layers', 'entity,');
SELECT presse_annotate('article', 'threads', 0);
SELECT presse_annotate('article', 'threads', '2');
SELECT presse_annotate('article', 'threads', 1.0);
SELECT presse_annotate('article', 'progress', 2);
SELECT presse_annotate('article', 'where', 'colour = 1');
SELECT presse_annotate('article', 'where', 'id <');
SELECT presse_annotate('article', 'where', '1); DROP TABLE article; --');
SELECT presse_annotate('article', 'where', '1 UNION SELECT 1');
SELECT presse_annotate('article', 'where', 'id = ?1');
SELECT presse_annotate('article', 'where', 'count(*) > 1');
SELECT presse_annotate('article', 'where', 'id = 1) OR (id = 2');
SELECT presse_annotate('article', 'where', '1) UNION ALL SELECT 1, 77, ''Text.'', NULL, NULL, (NULL');
SELECT presse_annotate('article', 'where', 'presse_annotate(''article'') IS NULL');
SELECT presse_annotate('article_term');
CREATE TABLE article_mine(x);
SELECT presse_annotate('recent', 'prefix', 'article');
CREATE TABLE note_entity(x);
CREATE TABLE note(id INTEGER, text TEXT);
SELECT presse_annotate('note');
DROP TABLE note_entity;
CREATE TABLE note_annotation(key TEXT, value TEXT);
SELECT presse_annotate('note');
DROP TABLE note_annotation;
CREATE INDEX note_term_lemma ON note(text);
SELECT presse_annotate('note');
DROP INDEX note_term_lemma;
CREATE TABLE part_quote(mine); -- of a layer that part was not made with
SELECT presse_annotate('article', 'layers', 'term', 'prefix', 'part', 'where', 'id < 4');
SELECT presse_annotate('article', 'prefix', 'part');
DROP TABLE part_quote;
INSERT INTO note VALUES (1, 'Eins.'), (2, 'Zwei.'), (1, 'Noch eins.');
SELECT presse_annotate('note');
CREATE VIEW long AS SELECT 'a' || replace(printf('%61c', ' '), ' ', 'ä') AS id, text FROM note;
SELECT presse_annotate('long');
UPDATE note SET id = NULL WHERE text = 'Noch eins.';
SELECT presse_annotate('note');
UPDATE note SET id = 'drei' WHERE id IS NULL;
SELECT presse_annotate('note');
UPDATE note SET id = 3, text = x'4869' WHERE id = 'drei';
SELECT presse_annotate('note');
UPDATE note SET text = x'4869' WHERE id = 3;
SELECT presse_annotate('note', 'text', 'id');
CREATE VIEW broken AS SELECT * FROM nowhere;
SELECT presse_annotate('broken');
CREATE VIEW anonymous AS SELECT text FROM article;
SELECT presse_annotate('anonymous');
CREATE VIEW twice AS SELECT 'x' AS id, text FROM note;
SELECT presse_annotate('twice');
CREATE TABLE log(json);
INSERT INTO log SELECT presse_annotate('article');
CREATE TRIGGER called AFTER INSERT ON log BEGIN SELECT presse_annotate('article'); END;
INSERT INTO log VALUES (1);
DROP TRIGGER called;
PRAGMA query_only = ON;
SELECT presse_annotate('article');
PRAGMA query_only = OFF;
SELECT name FROM sqlite_schema WHERE name LIKE 'note\_%' ESCAPE '\' OR name LIKE 'log\_%' ESCAPE '\' OR name LIKE 'twice\_%' ESCAPE '\';
SELECT count(*) FROM article;

.print '# a row of several: read while it is written'
CREATE TABLE source_table(name);
INSERT INTO source_table VALUES ('slug'), ('plain');
SELECT name, json_remove(presse_annotate(name), '$.tokens', '$.seconds', '$.tokens_per_second', '$.threads') FROM source_table;
