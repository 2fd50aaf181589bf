-- sql/roles.sql: who holds which role, by organisation.
.mode list
.headers on
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES
  (1, 'Siemens-Vorständin Renate Sievers zog nach Hamburg. Bürgermeisterin Ute Kranz kam zur Feier.'),
  (2, 'Jan Brandt, Sprecher der Deutschen Bank, schwieg. Renate Sievers, Vorständin bei Siemens, nicht.'),
  (3, 'Nichts davon.'), (4, NULL);
.read sql/roles.sql
