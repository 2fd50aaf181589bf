-- sql/own-names.sql: a list of one's own beside presse_entities.
.mode list
.headers on
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES
  (1, 'Renate Sievers zog nach Hamburg. Dort traf Sievers die Chefin der Deutschen Bank.'),
  (2, 'Angela Merkel lobt den Halberg-Konzern.'),
  (3, 'Nichts davon.'), (4, NULL);
CREATE VIRTUAL TABLE people USING presse_gazetteer;
INSERT INTO people(name, type, id, aliases) VALUES
  ('Renate Sievers', 'PER', 'Q17', 'Sievers'), ('Deutsche Bank', 'BANK', 5, NULL), ('Halberg', 'ORG', NULL, NULL);
.read sql/own-names.sql
