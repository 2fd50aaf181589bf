-- sql/collocations.sql: words that keep company with a word.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.parameter init
.print '# the articles'
.parameter set :word "'Halberg'"
.parameter set :minimum 2
.parameter set :articles 1
.read sql/collocations.sql
.read tests/corpus/empty.sql
.print '# empty tables'
.read sql/collocations.sql
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash)
  SELECT value, NULL, NULL, NULL, 0, 0, 0, 0, 0 FROM json_each('[1,2,3,4]');
INSERT INTO article_sentence(article, position, paragraph, keep, text, start, length) VALUES
  (1, 1, 1, 1, 'Der Hafen in Emden braucht einen neuen Kran.', 1, 1),             -- Kran 6 tokens behind Hafen
  (1, 2, 1, 1, 'Der Kran steht am Hafen.', 1, 1),                                 -- 3 before
  (2, 1, 1, 1, 'Ein Kran am Hafen kostet Geld, ein Kran ohne Hafen nicht.', 1, 1), -- 2 before; 5 behind, 2 before
  (2, 2, 1, 1, 'Der Rat lobt den Hafen.', 1, 1),
  (3, 1, 1, 1, 'Häfen und Kräne sind teuer.', 1, 1),                              -- 2 behind
  (3, 2, 2, 0, 'Ein Kran im Hafen.', 1, 1),                                       -- boilerplate
  (4, 1, 1, 1, 'Ein Kran ist kaputt.', 1, 1);
INSERT INTO article_term(article, lemma, pos, stop, count)
  SELECT article, lemma, pos, max(stop), count(*) FROM article_sentence s, presse_tokens(s.text) t
   WHERE s.keep AND pos NOT IN ('PUNCT', 'SYM') GROUP BY 1, 2, 3;
-- Hafen 6, Kran 6. Within 5 they meet in 1.2 once, in 2.1 twice, in 3.1 once: 14 + log2 (2 · 4 / 12) = 13.42;
-- of the four, three stand before the nearest Hafen
.print '# within five tokens'
.parameter clear
.parameter set :word "'Hafen'"
.read sql/collocations.sql
-- 1.1 too: 14 + log2 (2 · 5 / 12) = 13.74; three of five before
.print '# within the sentence; by an inflected form'
.parameter set :word "'Häfen'"
.parameter set :window 0
.read sql/collocations.sql
-- kosten 1: 14 + log2 (2 · 1 / 7) = 12.19
.print '# next to it'
.parameter set :window 1
.parameter set :minimum 1
.parameter set :articles 1
.read sql/collocations.sql
.print '# one row; another part of speech, a word that is not there, no word'
.parameter set :window ''
.parameter set :limit 1
.read sql/collocations.sql
.parameter set :pos "'VERB'"
.read sql/collocations.sql
.parameter set :pos "''"
.parameter set :word "'Straße'"
.read sql/collocations.sql
.parameter set :word "''"
.read sql/collocations.sql
