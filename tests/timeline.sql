-- sql/timeline.sql: sentences by the days they speak of.
.mode list
.headers on
.nullvalue NULL
.parameter init
.read tests/corpus/annotated.sql
.print '# the articles, two months'
.parameter set :from "'2025-01-01'"
.parameter set :to "'2025-02-28'"
.read sql/timeline.sql
DELETE FROM article;
.read tests/corpus/again.sql
.parameter clear
.print '# empty tables'
.read sql/timeline.sql
INSERT INTO article(id, source, published, text) VALUES
  (1, 'Nordblick', '2025-01-31T08:15:00+01:00', 'Der Umsatz stieg im vierten Quartal um drei Prozent. Das teilte die Werft am Mittwochabend mit. Schon am 3. Oktober 2022 '
   || 'hatte sie gewarnt, damals ohne Folgen. Bis Ende 2026 will sie zwei Docks bauen, das erste beginnt am kommenden Montag um 9 Uhr.'),
  (2, 'Südkurier', NULL, 'Am 1. Mai 2024 tagte der Rat. Gestern tagte er wieder. Am 3. Februar 2025 tagt er in Gießen.'),
  (3, NULL, 'unbekannt', 'Am Freitag ist frei.'),
  (4, NULL, '2025-01-31', NULL),
  (5, 'Nordblick', '2025-02-04', 'Anna Berg kam am Montag nach Gießen. Gestern war Ruhe. Im Februar baut die Werft weiter.');
.read tests/corpus/again.sql
-- 2025-02-03 is the Monday after the 31 January of article 1 (announced), named in full by 2 (no date: in neither), Monday and
-- "gestern" of Tuesday, 4 February in 5 (reported, one article): 3 articles, 2 sources, 1 announced, 1 reported; the first is 1
.print '# single days and months'
.read sql/timeline.sql
.print '# quarters and years, one source; one row of the first table'
.parameter set :days 366
.parameter set :source "'Nordblick'"
.parameter set :limit 1
.parameter set :to "'2024-12-31'"
.read sql/timeline.sql
.print '# who is named in the sentence'
.parameter clear
.parameter set :name "'Gießen'"
.parameter set :days 1
.parameter set :source ''
.read sql/timeline.sql
