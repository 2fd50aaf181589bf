-- sql/amounts.sql: amounts beside names, by currency, and rates of change.
.mode list
.headers on
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES
  (1, 'Siemens kauft die Werft für 3 bis 4 Mrd. Euro. Angela Merkel zahlte 20 Euro Eintritt. Niemand nannte 5 Euro.'),
  (2, 'Der Umsatz der Deutschen Bank stieg um 5 Prozent auf 2,5 Mrd. USD. Der Gewinn ging um knapp zwei Prozentpunkte zurück. '
   || 'Die Quote liegt bei 40 Prozent.'),
  (3, 'Nichts davon.'), (4, NULL);
.read sql/amounts.sql
