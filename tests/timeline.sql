-- sql/timeline.sql: sentences by the days they speak of.
.mode list
.headers on
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT, published TEXT);
INSERT INTO article VALUES
  (1, 'Der Umsatz stieg im vierten Quartal um drei Prozent. Das teilte die Werft am Mittwochabend mit. Schon am 3. Oktober 2022 '
   || 'hatte sie gewarnt, damals ohne Folgen. Bis Ende 2026 will sie zwei Docks bauen, das erste beginnt am kommenden Montag um 9 Uhr.',
   '2025-01-31T08:15:00+01:00'),
  (2, 'Am 1. Mai 2024 tagte der Rat. Gestern tagte er wieder.', NULL),
  (3, 'Am Freitag ist frei.', 'unbekannt'),
  (4, NULL, '2025-01-31');
.read sql/timeline.sql
