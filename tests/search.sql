-- FTS5 with the tokenizer presse: what is found, what is marked, what is refused.
.mode list
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES
  (1, 'Die Bundesfinanzministerin stellte am Montag neue Häuser vor. Das neue Haus kostet mehr als die Hochhäuser am Ring.'),
  (2, 'Ein Hausboot lag am Ufer des Sees; das Boot war grün. Die Straße dorthin war gesperrt.'),
  (3, 'Waren aus Fernost wurden teurer. Die Kosten waren hoch, sagte Herr Müller.'),
  (4, 'Die Leser:innen schrieben zur Corona-Krise; die Coronakrise kam auch im Klima- und Umweltschutz-Gesetz vor.'),
  (5, 'Mehr auf https://www.example.org/rathaus/plan oder per Mail an rat@example.org, #Klimaschutz @stadtrat.'),
  (6, 'Der Minister kündigte an, dass Ärztinnen und Köche mehr Geld bekommen. In der Strasse vor Muellers Tür stand er um 18:30 Uhr.'),
  (7, 'HÄUSER UND STRASSEN WERDEN TEURER');
CREATE VIRTUAL TABLE search USING fts5(text, content = 'article', content_rowid = 'id', tokenize = 'presse lemma split fold');
INSERT INTO search(search) VALUES ('rebuild');
INSERT INTO search(search) VALUES ('integrity-check');

.print '# a base form finds inflected forms and compounds'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Minister') ORDER BY rowid;
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Haus') ORDER BY rowid;
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Arzt') ORDER BY rowid;
SELECT 'Finanzminister', group_concat(rowid) FROM search('Finanzminister');
SELECT 'Bundesfinanzminister', group_concat(rowid) FROM search('Bundesfinanzminister');
.print '# an inflected form finds the base form'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Häuser') ORDER BY rowid;
SELECT 'Kochs', group_concat(rowid) FROM search('Kochs');
SELECT 'kostete', group_concat(rowid) FROM search('kostete');
.print '# any spelling'
SELECT query, (SELECT group_concat(rowid) FROM search(query)) FROM (SELECT column1 AS query FROM (VALUES
  ('Strasse'), ('Straße'), ('STRASSE'), ('strassen'), ('haeuser'), ('HAEUSER'), ('häuser'), ('Mueller'), ('Müller'), ('muellers'), ('Koeche'), ('gruen')));
.print '# a compound finds itself and not its parts'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Hausboot');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Boot');
SELECT 'Ministerin', group_concat(rowid) FROM search('Ministerin');
.print '# case tells nouns from other words, but not where a sentence begins and not in a query of small letters'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Ware');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Waren');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('sein') ORDER BY rowid;
.print '# hyphens, gender, suspended parts, addresses, tags'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Coronakrise');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"Corona-Krise"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Krisen');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Leser');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Leserin');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Klimagesetz');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"example.org"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('rathaus');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"rat@example.org"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('Klimaschutz');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"#Klimaschutz"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"18:30"');
SELECT 'two letters that may be one', group_concat(term, ' ') FROM presse_terms('xäqqq ue', 'lemma fold', 'query');
.print '# prefixes: as written, folded'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('häus*') ORDER BY rowid;
SELECT rowid, highlight(search, 0, '[', ']') FROM search('STRASS*') ORDER BY rowid;
SELECT rowid, highlight(search, 0, '[', ']') FROM search('bundesfin*');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"neues Hau" *') ORDER BY rowid;
SELECT 'ging*', count(*) FROM search('ging*');
.print '# phrases, NEAR, AND, OR, NOT, the first word'
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"neues Haus"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('"neue Häuser"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('neuem + Hause');
SELECT 'phrase in another order', count(*) FROM search('"Haus neu"');
SELECT rowid, highlight(search, 0, '[', ']') FROM search('NEAR(Finanzminister Haus, 6)');
SELECT 'NEAR, too far', count(*) FROM search('NEAR(Finanzminister Haus, 2)');
SELECT 'AND', group_concat(rowid) FROM search('Haus AND Boot');
SELECT 'OR', group_concat(rowid) FROM search('Arzt OR Boot');
SELECT 'NOT', group_concat(rowid) FROM search('Haus NOT Boot');
SELECT 'first', group_concat(rowid) FROM search('^Haus');
SELECT 'Haus AND Boot, as text', group_concat(rowid) FROM search WHERE text MATCH 'Haus Boot';
.print '# snippet, rank'
SELECT rowid, snippet(search, 0, '[', ']', '…', 6) FROM search('Hochhaus');
SELECT rowid FROM search('Haus') ORDER BY rank LIMIT 1;
SELECT count(*) FROM search('Haus') WHERE bm25(search) < 0;

.print '# options'
CREATE VIRTUAL TABLE plain USING fts5(x, tokenize = 'presse');
CREATE VIRTUAL TABLE folded USING fts5(x, tokenize = 'presse fold');
CREATE VIRTUAL TABLE lemma USING fts5(x, tokenize = 'presse lemma');
CREATE VIRTUAL TABLE parts USING fts5(x, tokenize = 'presse split');
CREATE VIRTUAL TABLE stem USING fts5(x, tokenize = 'presse stem');
CREATE VIRTUAL TABLE stop USING fts5(x, tokenize = 'presse stop fold');
CREATE VIRTUAL TABLE every USING fts5(x, tokenize = "presse STOP Stem Fold Split Lemma");
INSERT INTO plain SELECT text FROM article;
INSERT INTO folded SELECT text FROM article;
INSERT INTO lemma SELECT text FROM article;
INSERT INTO parts SELECT text FROM article;
INSERT INTO stem SELECT text FROM article;
INSERT INTO stop SELECT text FROM article;
INSERT INTO every SELECT text FROM article;
WITH q(query) AS (VALUES ('häuser'), ('haus'), ('Hochhaus'), ('boot'), ('strasse'), ('straße'), ('Straßen'), ('müller'), ('mueller'), ('"neue Häuser"'), ('das'))
SELECT query, (SELECT group_concat(rowid) FROM plain(query)) AS plain, (SELECT group_concat(rowid) FROM folded(query)) AS folded,
       (SELECT group_concat(rowid) FROM lemma(query)) AS lemma, (SELECT group_concat(rowid) FROM parts(query)) AS parts,
       (SELECT group_concat(rowid) FROM stem(query)) AS stem, (SELECT group_concat(rowid) FROM stop(query)) AS stop,
       (SELECT group_concat(rowid) FROM every(query)) AS every FROM q;
.print '# stop: a phrase goes on over function words, in text and query'
SELECT highlight(stop, 0, '[', ']') FROM stop('"Ufer des Sees"');
SELECT highlight(stop, 0, '[', ']') FROM stop('"Strasse dorthin war gesperrt"');
SELECT highlight(stop, 0, '[', ']') FROM stop('"fuer Fernost"');
SELECT count(*) FROM stop('"Boot Strasse"');

.print '# deletes and updates find what they put in'
CREATE TRIGGER article_delete AFTER DELETE ON article BEGIN
  INSERT INTO search(search, rowid, text) VALUES ('delete', old.id, old.text);
END;
DELETE FROM article WHERE id = 1;
INSERT INTO search(search) VALUES ('integrity-check');
SELECT group_concat(rowid) FROM search('Haus');
UPDATE lemma SET x = 'Ein Baum' WHERE rowid = 2;
INSERT INTO lemma(lemma) VALUES ('optimize');
INSERT INTO lemma(lemma) VALUES ('integrity-check');
SELECT group_concat(rowid) FROM lemma('Bäume');
SELECT group_concat(rowid) FROM lemma('Boot');

.print '# broken text'
CREATE VIRTUAL TABLE odd USING fts5(x, tokenize = 'presse lemma split fold stem');
INSERT INTO odd VALUES (cast(x'486175FF7320C3' AS TEXT)), ('vor' || char(0) || 'Haus'), (''), (NULL), (12.5), (x'48617573'), ('!?! … – „“'), ('a' || char(0x308) || 'rgern'), ('Häu' || char(0xAD) || 'ser');
INSERT INTO odd(odd) VALUES ('integrity-check');
SELECT rowid, hex(highlight(odd, 0, '[', ']')) FROM odd('Haus') ORDER BY rowid;
SELECT rowid FROM odd('Ärger');
SELECT rowid FROM odd('"12.5"');
SELECT count(*) FROM odd('"!?!"');
INSERT INTO odd VALUES (replace(printf('%.1000000c', 'x'), 'x', 'ab')), ('Haus ' || replace(printf('%.200000c', 'x'), 'x', 'ä')), (replace(printf('%.5000c', 'x'), 'x', 'haus-'));
INSERT INTO odd(odd) VALUES ('integrity-check');
SELECT rowid, length(highlight(odd, 0, '[', ']')) FROM odd('Haus') WHERE rowid > 9;
SELECT rowid FROM odd('ababab*');

.print '# refused'
CREATE VIRTUAL TABLE bad USING fts5(x, tokenize = 'presse lemmas');
CREATE VIRTUAL TABLE bad USING fts5(x, tokenize = 'presse fold fold');
CREATE VIRTUAL TABLE bad USING fts5(x, tokenize = 'presse fold FOLD');
CREATE VIRTUAL TABLE bad USING fts5(x, tokenize = "presse ''");
CREATE VIRTUAL TABLE bad USING fts5(x, tokenize = 'presse fold 1');
SELECT count(*) FROM sqlite_schema WHERE name = 'bad';

.print '# presse_terms: what is indexed, what is looked for'
SELECT * FROM presse_terms('Die Häuser der Ministerin');
SELECT group_concat(term, ' ') FROM presse_terms('Häuser', 'lemma split fold', 'query');
SELECT group_concat(term, ' ') FROM presse_terms('"neue Häus"', 'lemma split fold', 'prefix');
SELECT group_concat(term, ' ') FROM presse_terms('Die Häuser der Ministerin', '');
SELECT group_concat(term, ' ') FROM presse_terms('Die Häuser der Ministerin', ' stop  fold ');
SELECT count(*) FROM presse_terms(NULL), presse_terms('a', NULL);
SELECT * FROM presse_terms('a', 'lemma, split');
SELECT * FROM presse_terms('a', 'fold fold');
SELECT * FROM presse_terms('a', 1);
SELECT * FROM presse_terms('a', 'fold', 'search');
SELECT * FROM presse_terms(x'61');
.print '# the index holds what presse_terms says'
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(search, 'instance');
SELECT count(*) FROM (SELECT term, doc, offset FROM vocabulary EXCEPT SELECT term, id, place - 1 FROM article, presse_terms(article.text));
SELECT count(*) FROM (SELECT term, id, place - 1 FROM article, presse_terms(article.text) EXCEPT SELECT term, doc, offset FROM vocabulary);

.print '# the examples of docs/search.md'
SELECT text, group_concat(term, ' ') FROM presse_terms('Die Bundesfinanzministerin sah Häuser.') GROUP BY place;
CREATE VIRTUAL TABLE example USING fts5(text, tokenize = 'presse lemma split fold');
INSERT INTO example VALUES ('Der Minister sah vom See neue Häuser.');
SELECT snippet(example, 0, '[', ']', '…', 5) FROM example('"neues Haus"');
ATTACH ':memory:' AS s;
CREATE VIRTUAL TABLE s.apart USING fts5(text, tokenize = 'presse lemma split fold');
INSERT INTO s.apart(rowid, text) SELECT id, text FROM main.article WHERE id > (SELECT coalesce(max(rowid), 0) FROM s.apart);
CREATE TEMP TRIGGER article_apart AFTER INSERT ON main.article BEGIN
  INSERT INTO apart(rowid, text) VALUES (new.id, new.text);
END;
INSERT INTO article(text) VALUES ('Zwei Ministerinnen');
SELECT a.id FROM s.apart('Minister') s JOIN main.article a ON a.id = s.rowid ORDER BY a.id;
