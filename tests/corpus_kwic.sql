-- sql/kwic.sql: words in context over the corpus, by a full-text index that is kept up to date.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles'
.parameter set :query "'Haus'"
.parameter set :width 4
.read sql/kwic.sql
.print '# a pattern, in the articles that a search finds'
.parameter set :query "'[pos=ADJ] [pos=NOUN]'"
.parameter set :search "'Fischmarkt'"
.parameter set :width 2
.parameter set :limit 3
.read sql/kwic.sql
.read tests/corpus/empty.sql
.parameter clear
.parameter set :query "'Deich'"
.print '# empty tables: the index is emptied too'
.read sql/kwic.sql
.headers off
SELECT count(*) FROM article_search;
.headers on
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash) VALUES
  (1, '2025-03-01', 'Süd', NULL, 0, 0, 0, 0, 11), (2, '2025-03-02', 'Nord', NULL, 0, 0, 0, 0, 12), (3, NULL, NULL, NULL, 0, 0, 0, 0, 13), (4, '2025-03-04', 'Nord', NULL, 0, 0, 0, 0, 14);
INSERT INTO article_paragraph(article, position, text, label, keep, score, reason, start, length) VALUES
  (1, 1, 'Der alte Deich hält.', 'body', 1, 1, NULL, 1, 1),            -- 20 characters, then two line ends: the next begins at 23
  (1, 2, 'Foto: Deich', 'credit', 0, 1, NULL, 1, 1),
  (1, 3, 'Die Deiche an der Straße sind neu.', 'body', 1, 1, NULL, 1, 1),
  (2, 1, 'Der Rat kündigte gestern einen Deich an.', 'body', 1, 1, NULL, 1, 1),
  (3, 1, 'Ein Deich ohne Tag.', 'body', 1, 1, NULL, 1, 1),
  (4, 1, 'Das Licht ging aus.', 'body', 1, 1, NULL, 1, 1);
INSERT INTO article_term(article, lemma, pos, stop, count) VALUES (2, 'ankündigen', 'VERB', 0, 1);
-- the newest first, without a date last; boilerplate is not looked at
.print '# a word'
.parameter set :width 1
.read sql/kwic.sql
.print '# ß and ss, several words; a verb apart; what stands nowhere; a pattern over all; two lines at most; no query'
.parameter set :query "'der Strasse'"
.read sql/kwic.sql
.parameter set :query "'ankündigen'"
.read sql/kwic.sql
.parameter set :query "'Möwe'"
.read sql/kwic.sql
.parameter set :query "'deich*'"
.parameter set :limit 2
.read sql/kwic.sql
.parameter set :query "''"
.read sql/kwic.sql
.print '# one is gone, one is changed, one is new'
DELETE FROM article_paragraph WHERE article IN (2, 3);
DELETE FROM article_document WHERE article = 2;
UPDATE article_document SET hash = 99 WHERE article = 3;
INSERT INTO article_paragraph(article, position, text, label, keep, score, reason, start, length) VALUES (3, 1, 'Kein Wall.', 'body', 1, 1, NULL, 1, 1), (5, 1, 'Neuer Deich!', 'body', 1, 1, NULL, 1, 1);
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash) VALUES (5, '2025-03-05', 'Süd', NULL, 0, 0, 0, 0, 15);
.parameter set :query "'Deich'"
.parameter set :limit ''
.read sql/kwic.sql
.headers off
SELECT rowid, hash FROM article_search ORDER BY rowid;
INSERT INTO article_search(article_search) VALUES ('integrity-check');
.print '# a query that cannot be read'
.parameter set :query "'[lema=Deich]'"
.read sql/kwic.sql
