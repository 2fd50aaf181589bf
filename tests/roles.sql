-- sql/roles.sql: who holds which role, by organisation.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles'
.read sql/roles.sql
DELETE FROM article;
.read tests/corpus/again.sql
.print '# empty tables'
.read sql/roles.sql
INSERT INTO article(id, published, text) VALUES
  (1, '2025-01-06', 'Siemens-Vorständin Renate Sievers zog nach Hamburg. Bürgermeisterin Ute Kranz kam zur Feier.'),
  (2, '2025-01-07', 'Jan Brandt, Sprecher der Deutschen Bank, schwieg. Renate Sievers, Vorständin bei Siemens, nicht.'),
  (3, NULL, 'Bürgermeisterin Ute Kranz blieb. Gewählt wurde Bürgermeisterin Ute Kranz im Mai.'),
  (4, '2025-01-08', 'Nichts davon.'), (5, NULL, NULL), (6, NULL, 'Direktor Paul Weiß schwieg.'),
  (7, NULL, 'Siemens-Vorstand Jan Brandt blieb. Jan Brandt, Sprecher der Deutschen Bank, ging.');  -- a role at each
.read tests/corpus/again.sql
.print '# all; evidence is the latest'
.read sql/roles.sql
.print '# one organisation'
.parameter set :organisation "'Siemens'"
.parameter set :person ''
.read sql/roles.sql
.print '# one person'
.parameter clear
.parameter set :person "'Ute Kranz'"
.read sql/roles.sql
