-- sql/speakers.sql: who is quoted, how, with which words and about whom.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles'
.read sql/speakers.sql
DELETE FROM article;
.read tests/corpus/again.sql
.print '# empty tables'
.read sql/speakers.sql
INSERT INTO article(id, source, published, text) VALUES
  (1, 'Nordblick', '2025-01-10', 'Der Deich bei Emden ist alt. „Er hält“, sagte Anna Berg. Sie teilte mit, dass Karl Ott den Bau leite.' || char(10, 10) ||
      'Karl Ott versprach, in Emden zu bleiben. Laut Siemens hält der Deich.'),
  (2, NULL, NULL, 'Anna Berg warnte vor einer Sturmflut in Bremen. „Karl Ott irrt“, sagte sie. Ein Sprecher der Feuerwehr sagte, es regne.'),
  -- a quotation over three sentences, whose cue stands behind it; one whose cue is in the next sentence
  (3, 'Südkurier', '2025-02-10', '„Die Brücke ist zu. Niemand kommt nach Gießen. Das bleibt so“, fügte Ute Groß hinzu. Der Weg ist frei. Das teilte Ute Groß mit.'),
  (4, 'Nordblick', '2025-01-11', 'Nichts davon.'), (5, NULL, NULL, NULL),
  (6, 'Südkurier', '2025-02-11', 'Paul Weiß sagte, der Film „Die Flut“ komme aus Gießen.'), (7, NULL, NULL, 'Paul Weiß sagte, es regne.');
.read tests/corpus/again.sql
-- a work is nothing that is spoken about; what stands in boilerplate is not said
INSERT INTO article_entity SELECT article, 9, sentence, keep, text, 'MISC', kind, 'Die Flut', 9, score, start, length
  FROM article_entity WHERE article = 6 AND name = 'Gießen';
UPDATE article_quote SET keep = 0 WHERE article = 7;
.print '# all'
.read sql/speakers.sql
.print '# one source'
.parameter set :source "'Nordblick'"
.parameter set :limit 2
.read sql/speakers.sql
.print '# days, for articles that have one'
.parameter clear
.parameter set :from "'2025-01-10'"
.parameter set :to "'2025-01-10'"
.parameter set :source ''
.parameter set :name "'Anna Berg'"
.read sql/speakers.sql
