-- Rules: patterns of one's own, found in texts. docs/own-names.md
.nullvalue NULL
.mode list
CREATE VIRTUAL TABLE rules USING presse_rules;

.print '# rows'
INSERT INTO rules(name, type, pattern) VALUES
  ('Aktenzeichen', 'REF', '\b(?<senat>\d+) (?<art>\p{Lu}\w+) \d+/\d\d\b'),
  ('Zahl', 'NUM', '\d+'),
  (NULL, NULL, 'ü+'),
  ('Kopf', 'KEY', '(?m)^(\w+):( x)?');
SELECT rowid, name, type, pattern, text, groups, sentence, start, length, document FROM rules;
SELECT name FROM rules WHERE rowid = 2;

.print '# matches: in order, those of one rule apart, those of several perhaps not'
SELECT rowid, name, text, groups, sentence, start, length FROM rules('Der Fall 3 StR 15/23 früh. Er ging.' || char(10) || 'Ort: Ulm');
SELECT groups ->> 'senat', groups ->> 'art' FROM rules('3 StR 15/23') WHERE type = 'REF';
SELECT count(*) FROM rules(NULL);
SELECT count(*) FROM rules('');
SELECT text FROM rules('1' || char(0) || '2');
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES (1, 'Ä 12 ü 3'), (2, NULL), (3, 'Nichts'), (4, '4 üü');
SELECT a.id, r.text, r.start, substr(a.text, r.start, r.length) = r.text FROM article a, rules(a.text) r ORDER BY a.id, r.start;
SELECT a.id, count(r.text) FROM article a LEFT JOIN rules r ON r.document = a.text GROUP BY a.id;
SELECT text, start, length FROM rules(CAST(x'FF31C32032E2' AS TEXT));
SELECT a.text, b.text FROM rules('1 2') a, rules('3') b;
CREATE TABLE copy AS SELECT * FROM rules('1');
SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('copy');
INSERT INTO rules(rowid, pattern) VALUES (9, '\b');
SELECT start, length FROM rules('ab cd') ORDER BY start;
SELECT text FROM rules(printf('%.*c', 20000, ' ') || 'a 7') WHERE rowid = 2;

.print '# changes, transactions'
DELETE FROM rules WHERE rowid IN (1, 3, 4, 9);
UPDATE rules SET pattern = '\d' WHERE rowid = 2;
SELECT text FROM rules('12');
UPDATE rules SET rowid = 5, type = 'Z' WHERE rowid = 2;
SELECT rowid, type, text FROM rules('12');
INSERT OR REPLACE INTO rules(rowid, pattern) VALUES (5, '\d\d');
INSERT OR IGNORE INTO rules(rowid, pattern) VALUES (5, 'x');
INSERT OR IGNORE INTO rules(pattern) VALUES ('('), ('y');
SELECT rowid, pattern, last_insert_rowid() FROM rules;
BEGIN; SAVEPOINT a; INSERT INTO rules(pattern) VALUES ('x'); SELECT text FROM rules('12x'); ROLLBACK TO a; SELECT text FROM rules('12x');
INSERT INTO rules(pattern) VALUES ('z'); SELECT text FROM rules('12xz'); ROLLBACK;
SELECT text FROM rules('12xz');
ALTER TABLE rules RENAME TO muster;
SELECT text FROM muster('12');
SELECT group_concat(name) FROM sqlite_schema;
DROP TABLE muster;
SELECT group_concat(name) FROM sqlite_schema;

.print '# errors'
CREATE VIRTUAL TABLE rules USING presse_rules(caseless);
CREATE VIRTUAL TABLE rules USING presse_rules;
INSERT INTO rules(pattern) VALUES (NULL);
INSERT INTO rules(pattern) VALUES (5);
INSERT INTO rules(name, pattern) VALUES (5, 'x');
INSERT INTO rules(pattern) VALUES ('ä(b');
INSERT INTO rules(pattern) SELECT value FROM (SELECT 'a' AS value UNION ALL SELECT '[');
INSERT INTO rules(pattern, groups) VALUES ('x', '[]');
SELECT count(*) FROM rules;
INSERT INTO rules(pattern) VALUES ('(a+)+$');
SELECT text FROM rules(printf('%.*c', 60, 'a') || 'b');
UPDATE rules SET pattern = '*' WHERE rowid = 1;
SELECT * FROM rules(5);

.print '# damage'
UPDATE rules_rule SET pattern = '(';
UPDATE rules_config SET value = value + 1;
SELECT text FROM rules('a');
UPDATE rules_rule SET pattern = 5;
SELECT text FROM rules('a');
DELETE FROM rules_config;
SELECT text FROM rules('a');
DROP TABLE rules_rule;
SELECT text FROM rules;
INSERT INTO rules(pattern) VALUES ('x');
DROP TABLE rules;
SELECT group_concat(name) FROM sqlite_schema;
