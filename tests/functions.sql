-- The surface of table-valued functions: arguments, plans, joins, errors. presse_tokens stands for all of them, as one
-- module serves them; presse_matches has a second argument.
.nullvalue NULL
.mode list
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES (1, 'Der Rat tagt.'), (2, NULL), (3, 'Er ging. Sie kam.'), (4, '');

.print '# hidden columns as conditions, in any order'
SELECT text FROM presse_tokens WHERE document = 'Ein Haus';
SELECT group_concat(text) FROM presse_matches WHERE pattern = '[A-Z]\w*' AND document = 'Ein Haus am See';
SELECT group_concat(text) FROM presse_matches WHERE 'Ein Haus am See' = document AND pattern = '[A-Z]\w*';
SELECT group_concat(text) FROM presse_matches('Ein Haus am See') WHERE pattern = '\b\w{3}\b';
SELECT text, document FROM presse_tokens('Ein Haus') WHERE position = 2;

.print '# IN lists: rows for each text'
SELECT document, text FROM presse_tokens WHERE document IN ('Eins zwei', 'Drei') ORDER BY document, position;
SELECT text FROM presse_tokens WHERE document IN (SELECT text FROM article WHERE id < 3) ORDER BY text;
SELECT text FROM presse_tokens('Eins zwei') WHERE text IN ('zwei', 'drei');
SELECT text FROM presse_tokens('a b') WHERE document IN ('a b', 'c');
SELECT count(*) FROM presse_tokens('a b') WHERE document = 'c d';

.print '# joins'
SELECT a.id, count(t.position) FROM article a LEFT JOIN presse_tokens(a.text) t GROUP BY a.id;
SELECT a.id, t.text FROM article a LEFT JOIN presse_tokens t ON t.document = a.text AND t.position = 2 ORDER BY 1;
SELECT a.id, t.text FROM article a, presse_tokens(a.text) t WHERE t.kind = 'punctuation' ORDER BY 1, t.position;
SELECT a.id, t.text FROM presse_tokens(a.text) t, article a WHERE t.position = 1 ORDER BY 1;
SELECT a.id, t.text FROM presse_tokens t JOIN article a ON t.document = a.text WHERE t.position = 1 ORDER BY 1;
SELECT a.id, s.text, group_concat(t.text, '|')
  FROM article a, presse_sentences(a.text) s, presse_tokens(s.text) t
 GROUP BY a.id, s.position ORDER BY a.id, s.position;
SELECT a.text, b.text FROM presse_tokens('x y') a, presse_tokens('1 2') b;
SELECT a.id, (SELECT count(*) FROM presse_tokens(a.text)) FROM article a;
SELECT id FROM article a WHERE EXISTS (SELECT 1 FROM presse_tokens(a.text) WHERE text = 'Rat');

.print '# LIMIT, ORDER BY'
SELECT text FROM presse_tokens('c a b') LIMIT 2;
SELECT text FROM presse_tokens('c a b') ORDER BY position DESC LIMIT 2;
SELECT text FROM presse_tokens('c a b') ORDER BY text;
SELECT a.id, t.position FROM article a, presse_tokens(a.text) t ORDER BY t.position, a.id DESC LIMIT 3;
SELECT rowid, text FROM presse_tokens('c a b') WHERE rowid > 1;
SELECT DISTINCT kind FROM presse_tokens('c, a. b') ORDER BY 1;

.print '# the article is the outer loop, whatever the order in FROM'
EXPLAIN QUERY PLAN SELECT 1 FROM presse_tokens(a.text) t, article a;

.print '# types'
CREATE TABLE copy AS SELECT position, text, kind, start FROM presse_tokens('Ein Haus');
SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('copy');
SELECT count(*) FROM copy WHERE position = '1';

.print '# views, triggers, generated columns, indexes: also where nothing is trusted'
PRAGMA trusted_schema = OFF;
CREATE VIEW word AS SELECT a.id, t.text FROM article a LEFT JOIN presse_tokens t ON t.document = a.text AND t.position = 2 ORDER BY 1;
SELECT a.id, t.text FROM article a, presse_tokens(a.text) t WHERE t.kind = 'word';
SELECT id, count(*) FROM word GROUP BY id;
CREATE TABLE counted(id INTEGER, tokens INTEGER);
CREATE TRIGGER added AFTER INSERT ON article BEGIN
  INSERT INTO counted SELECT new.id, count(*) FROM presse_tokens(new.text);
END;
INSERT INTO article VALUES (5, 'Neu ist das.');
SELECT * FROM counted;
CREATE TABLE kept(text TEXT, clean TEXT GENERATED ALWAYS AS (presse_clean(text)) STORED);
INSERT INTO kept(text) VALUES ('Der Rat tagte am Montag bis spät in die Nacht und vertagte sich dann.');
SELECT clean = text FROM kept;
CREATE INDEX kept_clean ON kept(presse_clean(text));

.print '# alternatives, IS'
SELECT position, text FROM presse_tokens
 WHERE (document = 'a b' AND position = 1) OR (document = 'c d' AND position = 2);
SELECT count(*) FROM presse_tokens WHERE document IS 'a b';

.print '# errors'
SELECT presse_replace(printf('%.40000c', 'x'), 'x', printf('%.100000c', 'y'));
SELECT * FROM presse_tokens;
SELECT * FROM presse_tokens();
SELECT * FROM presse_tokens(1);
SELECT * FROM presse_tokens(2.5);
SELECT * FROM presse_tokens(x'4142');
SELECT * FROM presse_tokens('a', 'b');
SELECT * FROM presse_matches('a');
SELECT * FROM presse_matches('a', 1);
SELECT * FROM presse_matches('a', '(');
SELECT presse_clean();
SELECT presse_clean(1);
SELECT presse_clean(x'00');
SELECT presse_clean('a', 'b');
INSERT INTO presse_tokens VALUES (1);
CREATE VIRTUAL TABLE own USING presse_tokens;
SELECT a.id, t.text FROM article a RIGHT JOIN presse_tokens(a.text) t;
