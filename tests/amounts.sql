-- sql/amounts.sql: amounts beside names, by currency, and rates of change.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles'
.read sql/amounts.sql
DELETE FROM article;
.read tests/corpus/again.sql
.print '# empty tables'
.read sql/amounts.sql
INSERT INTO article(id, source, published, text) VALUES
  (1, 'Nordblick', '2025-01-06', 'Siemens kauft die Werft für 3 bis 4 Mrd. Euro. Angela Merkel zahlte 20 Euro Eintritt. Niemand nannte 5 Euro.'),
  (2, NULL, NULL, 'Der Umsatz der Deutschen Bank stieg um 5 Prozent auf 2,5 Mrd. USD. Der Gewinn ging um knapp zwei Prozentpunkte zurück. '
   || 'Die Quote liegt bei 40 Prozent.'),
  -- of two names the nearest before counts; of two words the nearer
  (3, 'Südkurier', '2025-02-01', 'Im Mai zahlte Angela Merkel an Siemens 20 Euro, die Ute Groß behielt. Das Plus fiel auf 3 bis 4 Prozent, die Zahl sank um 8 Prozent.'),
  (4, 'Nordblick', '2025-01-07', 'Nichts davon.'), (5, NULL, NULL, NULL),
  -- a name before the amount, although that behind it is nearer; names that do not count
  (6, NULL, NULL, 'Angela Merkel gab vor langer Zeit 30 Euro an Siemens. Ute Groß gab Siemens 40 Euro.');
.read tests/corpus/again.sql
UPDATE article_entity SET keep = 0 WHERE article = 6 AND sentence = 2 AND name = 'Siemens';
UPDATE article_entity SET kind = 'derived' WHERE article = 6 AND sentence = 2 AND name = 'Ute Groß';
.print '# all'
.read sql/amounts.sql
.print '# one source, one row'
.parameter set :source "'Nordblick'"
.parameter set :limit 1
.parameter set :to ''
.read sql/amounts.sql
.print '# days, for articles that have one'
.parameter clear
.parameter set :from "'2025-01-07'"
.parameter set :to "'2025-02-01'"
.read sql/amounts.sql
