-- Gazetteers: names of one's own, found in texts. docs/own-names.md
.nullvalue NULL
.mode list
CREATE VIRTUAL TABLE people USING presse_gazetteer;

.print '# rows: what was put in comes back, id with its type'
INSERT INTO people(name, type, id, aliases) VALUES
  ('Renate Sievers', 'PER', 7, 'Sievers|R. Sievers'),
  ('Halberg Antriebe', 'ORG', 'Q12', '["Halberg", "Halberg\u0020AG"]'),
  ('Deutsche Bank', 'ORG', 1.5, NULL),
  ('Timo Sievers', 'PER', x'07', 'Sievers; Tim Sievers'),
  ('Meta', 'ORG', NULL, ''),
  ('IS', NULL, NULL, NULL);
SELECT rowid, name, type, id, typeof(id), aliases, text, sentence, start, length, document FROM people;
SELECT name FROM people WHERE rowid = 3;
SELECT name FROM people WHERE rowid IN (1, 2, 77);
SELECT count(*), last_insert_rowid() FROM people;

.print '# matches: the longest name; a row for each name it may be; positions'
SELECT rowid, name, text, sentence, start, length FROM people('Fraü Renate Sievers kam. Sievers lobt die Deutsche Bank.');
SELECT count(*) FROM people(NULL);
SELECT count(*) FROM people('');
SELECT text FROM people('Meta' || char(0) || 'Meta');
SELECT text FROM people('Meta') WHERE document = 'Meta';
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES (1, 'Äußerst: Sievers geht zu Halberg AG.'), (2, NULL), (3, 'Nichts.'), (4, 'Der Meta-Konzern' || char(10) || 'und Halbergs Antriebe.');
SELECT a.id, p.name, p.text FROM article a, people(a.text) p ORDER BY a.id, p.start;
SELECT a.id, count(p.name) FROM article a LEFT JOIN people p ON p.document = a.text GROUP BY a.id;
SELECT count(*), sum(substr(a.text, p.start, p.length) = p.text) FROM article a, people(a.text) p;
SELECT text, start FROM people('Meta und IS und Meta') ORDER BY start DESC;
SELECT p.document, p.text FROM people p WHERE p.document IN ('Meta', 'IS');
SELECT text FROM people('Meta ist Meta', 'x');
EXPLAIN QUERY PLAN SELECT 1 FROM people(a.text) p, article a ORDER BY p.start;
SELECT text, start, length FROM people(CAST(x'FF4D657461C3204D657461E2' AS TEXT));
CREATE TABLE copy AS SELECT * FROM people('Meta');
SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('copy');

.print '# what matches: name|text, one line for each hit'
CREATE VIRTUAL TABLE n USING presse_gazetteer;
CREATE TABLE asked(id INTEGER PRIMARY KEY, name TEXT, text TEXT);
INSERT INTO asked(name, text) VALUES
  ('Merkel', 'Merkels Haus, Merkel''s Haus, Merkel’s Haus; Merkeln, Merkelsche'),
  ('Marx', 'Marx’ Werk, Marx'' Werk, ‚Marx’ steht da, ''Marx'' auch, Marxs nicht'),
  ('Strauß', 'Strauß’ Rede, STRAUSS, STRAUẞ, nicht Strauss'),
  ('Bundestag', 'des Bundestages, des Bundestags, BUNDESTAGES'),
  ('Schweizer', 'den Schweizern, des Schweizers, die Schweizer, Schweizerinnen'),
  ('Schweizerin', 'den Schweizerinnen'),
  ('Grüne', 'den Grünen, der Grüne, grüne Wiesen'),
  ('Deutsche Bank', 'der Deutschen Bank, Deutscher Bank, einer deutschen Bank, Deutsche  Bank, Deutsche' || char(10) || 'Bank, Deutsche' || char(10, 10) || 'Bank, Deutsche-Bank, DEUTSCHE BANK, Deutsche Bankerin'),
  ('Rotes Kreuz', 'des Roten Kreuzes, das Rote Kreuz, Rot Kreuz'),
  ('Anne Meier', 'Anne Meiers, Anner Meier, Annes Meier'),
  ('Amt für Wasserbau', 'des Amtes für Wasserbau, Amts für Wasserbau, Ämter für Wasserbau'),
  ('Meta', 'Meta-Konzern, Anti-Meta-Gesetz, Meta/Ello, (Meta), „Meta“, Metaphysik, meta, META'),
  ('Köln', 'KÖLN, Kölns, köln, Köln-Kalk, Kö' || char(173) || 'ln, Koeln, Ko' || char(776) || 'ln'),
  ('SPD', 'SPD, spd, Spd, SPDs, SPD-Chef'),
  ('IS', 'IS, is, Is, ist'),
  ('Ulm', 'Ulm, ULM, Ulms'),
  ('NABU', 'NABU, Nabu, nabu'),
  ('impfpflicht', 'Impfpflicht kommt. Die Impfpflicht, die impfpflicht. „Impfpflicht!“ IMPFPFLICHT'),
  ('Müller-Lüder', 'Müller-Lüder, Müller‐Lüders, Müller - Lüder, Müller Lüder'),
  ('AT&T', 'AT&T, AT & T, AT&Ts'),
  ('Freie und Hansestadt Bremen', 'der Freien und Hansestadt Bremen, Freier und Hansestadt Bremen'),
  ('1. FC Union', 'beim 1. FC Union, 1.FC Union'),
  ('Yahoo!', 'Yahoo! und Yahoo'),
  ('A', 'A a As');
CREATE TABLE found(ask INTEGER, name TEXT, text TEXT, start INTEGER);
CREATE TRIGGER one AFTER UPDATE ON asked BEGIN
  DELETE FROM n;
  INSERT INTO n(name) VALUES (new.name);
  INSERT INTO found SELECT new.id, name, text, start FROM n(new.text);
END;
UPDATE asked SET text = text;
SELECT a.name, (SELECT group_concat(f.text || ' ' || f.start, ', ') FROM found f WHERE f.ask = a.id) FROM asked a;

.print '# spellings: fold=1'
CREATE VIRTUAL TABLE f USING presse_gazetteer(fold=1);
INSERT INTO f(name) VALUES ('Müller'), ('Café Strauß'), ('TikTok'), ('SPÖ'), ('straße'), ('Große Straße');
SELECT group_concat(text, '|') FROM f('MUELLER Mueller Müllers müller; Cafe Strauss, CAFÉ STRAUSS; Tiktok tiktok; Spoe SPÖ. Strasse der Straße; der Grossen Strasse');
SELECT group_concat(text, '|') FROM f('Mu' || char(776) || 'ller und Cafe' || char(769) || ' Strauß’ Tür');

.print '# longest first, leftmost first, whatever else begins there'
DELETE FROM n;
INSERT INTO n(name, id) VALUES ('Bad', 1), ('Bad Homburg', 2), ('Bad Homburg vor der Höhe', 3), ('Homburg vor', 4), ('vor der Höhe', 5);
SELECT group_concat(id || ' ' || text, '|') FROM n('Bad Homburg vor der Höhe, Bad Homburg vor der Tür, Bad, Homburg vor der Höhe, Bad Homburgs');

.print '# changes'
UPDATE people SET name = 'Ello' WHERE name = 'Meta';
SELECT rowid, text FROM people('Meta und Ello');
UPDATE people SET type = 'GRP', rowid = 40 WHERE name = 'Ello';
SELECT rowid, type, text FROM people('Meta und Ello');
UPDATE people SET type = 'FIRMA' WHERE document = 'Halberg';
SELECT type FROM people WHERE rowid = 2;
DELETE FROM people WHERE rowid = 40;
SELECT count(*) FROM people('Meta und Ello');
INSERT OR REPLACE INTO people(rowid, name) VALUES (6, 'Ello');
INSERT OR IGNORE INTO people(rowid, name) VALUES (6, 'Meta');
INSERT OR IGNORE INTO people(name) VALUES (NULL), ('Usinger Blatt');
SELECT rowid, name FROM people WHERE rowid > 4;
SELECT text FROM people('Meta, IS, Ello, Usinger Blatts');

.print '# transactions'
BEGIN; INSERT INTO people(name) VALUES ('Velda'); SELECT text FROM people('Velda'); ROLLBACK;
SELECT count(*) FROM people('Velda');
BEGIN; SAVEPOINT a; INSERT INTO people(name) VALUES ('Velda'); SELECT text FROM people('Velda Zarge');
SAVEPOINT b; INSERT INTO people(name) VALUES ('Zarge'); DELETE FROM people WHERE name = 'Velda'; SELECT text FROM people('Velda Zarge');
ROLLBACK TO b; SELECT text FROM people('Velda Zarge'); INSERT INTO people(name) VALUES ('Zarge Ost'); SELECT text FROM people('Velda Zarge Ost');
ROLLBACK TO a; SELECT count(*) FROM people('Velda Zarge Ost'); RELEASE a; COMMIT;
INSERT INTO people(name) SELECT iif(value < 700, 'Ort ' || value, NULL) FROM (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE value < 700) SELECT value FROM c);
SELECT count(*) FROM people WHERE name GLOB 'Ort *';
INSERT INTO people(name) SELECT 'Ort ' || value FROM (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE value < 2000) SELECT value FROM c);
SELECT (SELECT count(*) FROM people_log), (SELECT count(*) FROM people_index), (SELECT text FROM people('Ort 1999'));
BEGIN; INSERT INTO people(name) SELECT 'Neu ' || name FROM people WHERE name GLOB 'Ort ?*';
PRAGMA query_only = ON; SELECT text FROM people('Neu Ort 1999'); PRAGMA query_only = OFF; SELECT text FROM people('Neu Ort 1999'); ROLLBACK;
SELECT text FROM people('Neu Ort 1999');
DELETE FROM people WHERE name GLOB 'Ort *';
SELECT (SELECT count(*) FROM people_log), (SELECT sum(names) FROM people_index), (SELECT text FROM people('Ort 1999'));
INSERT INTO people(command) VALUES ('rebuild');
SELECT text FROM people('Sievers und Halberg AG');

.print '# rename, drop, other schemas, a host that trusts no schema'
ALTER TABLE people RENAME TO "per sonen";
SELECT text FROM "per sonen"('Sievers');
INSERT INTO "per sonen"(name) VALUES ('Velda');
SELECT text FROM "per sonen"('Velda');
CREATE VIRTUAL TABLE temp.people USING presse_gazetteer( fold = 1 );
INSERT INTO temp.people(name) VALUES ('Jörg');
SELECT text FROM temp.people('Joerg');
DROP TABLE temp.people;
PRAGMA trusted_schema = OFF;
CREATE VIEW mention AS SELECT a.id, p.name FROM article a, "per sonen"(a.text) p;
SELECT id, name FROM mention;
CREATE TRIGGER added AFTER INSERT ON article BEGIN INSERT INTO "per sonen"(name) SELECT 'Artikel ' || new.id; END;
INSERT INTO article VALUES (9, 'Artikel 9');
SELECT name FROM "per sonen"('Artikel 9');
DROP TABLE "per sonen"; DROP VIEW mention; DROP TRIGGER added;
DROP TABLE n; DROP TABLE f;
SELECT group_concat(name) FROM sqlite_schema;
SELECT group_concat(name) FROM temp.sqlite_schema;

.print '# errors'
CREATE VIRTUAL TABLE people USING presse_gazetteer(folded=1);
CREATE VIRTUAL TABLE people USING presse_gazetteer(fold=2);
CREATE TABLE other_log(x);
CREATE VIRTUAL TABLE other USING presse_gazetteer;
SELECT group_concat(name) FROM sqlite_schema;
CREATE VIRTUAL TABLE people USING presse_gazetteer(fold=0);
INSERT INTO people(name) VALUES (NULL);
INSERT INTO people(name) VALUES (1860);
INSERT INTO people(name) VALUES ('');
INSERT INTO people(name) VALUES (' ' || char(173));
INSERT INTO people(name) VALUES (printf('%.*c', 501, 'x'));
INSERT INTO people(name) VALUES (replace(printf('%.*c', 65, 'x'), 'x', 'x '));
INSERT INTO people(name) VALUES ('Velda' || char(10, 10) || 'Zarge');
INSERT INTO people(name, aliases) VALUES ('Velda', 'V.||W.');
INSERT INTO people(name, aliases) VALUES ('Velda', 'V.|');
INSERT INTO people(name, aliases) VALUES ('Velda', '["V.", ""]');
INSERT INTO people(name, aliases) VALUES ('Velda', '["ä", 5]');
INSERT INTO people(name, aliases) VALUES ('Velda', '["V."');
INSERT INTO people(name, aliases) VALUES ('Velda', '["V."] x');
INSERT INTO people(name, aliases) VALUES ('Velda', '["\q"]');
INSERT INTO people(name, aliases) VALUES ('Velda', 3);
INSERT INTO people(name, start) VALUES ('Velda', 3);
INSERT INTO people(name, document) VALUES ('Velda', 'Velda');
INSERT INTO people(command) VALUES ('optimize');
INSERT INTO people(name, command) VALUES ('Velda', 'rebuild');
INSERT INTO people(rowid, name) VALUES ('a', 'Velda');
SELECT count(*) FROM people;
INSERT INTO people(rowid, name, aliases) VALUES (1, 'Velda', 'V. V.' || char(13, 10) || 'Frau Velda' || char(10)), (2, 'Zarge', ' [ "Z\u00e4\ud83d\ude42\n", "Zg" ] '), (3, 'Ulm', '[]');
SELECT text FROM people('V. V. und Frau Velda, Zä🙂 Zg');
INSERT INTO people(rowid, name) VALUES (1, 'Zarge');
UPDATE people SET rowid = 2 WHERE rowid = 1;
UPDATE people SET name = '' WHERE rowid = 1;
UPDATE people SET start = 1 WHERE rowid = 1;
SELECT rowid, name FROM people;
SELECT * FROM people(5);
SELECT * FROM people(x'00');

.print '# damage'
UPDATE people_name SET aliases = '["' WHERE row = 1;
SELECT text FROM people('Velda Zarge');
UPDATE people_name SET aliases = NULL, name = 5 WHERE row = 1;
SELECT text FROM people('Velda Zarge');
DELETE FROM people_name WHERE row = 1;
INSERT INTO people(command) VALUES ('rebuild');
SELECT text FROM people('Velda Zarge');
UPDATE people_index SET block = x'00';
INSERT INTO people(name) VALUES ('Velda');
SELECT text FROM people('Velda Zarge');
UPDATE people_index SET block = NULL, checksum = 1;
INSERT INTO people(name) VALUES ('Ello');
SELECT text FROM people('Velda Zarge');
INSERT INTO people(command) VALUES ('rebuild');
SELECT text FROM people('Velda Zarge');
DELETE FROM people_config;
SELECT text FROM people('Velda Zarge');
DROP TABLE people_log;
INSERT INTO people(name) VALUES ('Moor');
SELECT count(*) FROM people;
DROP TABLE people;
