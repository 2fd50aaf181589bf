-- sql/speakers.sql: who is quoted, how, with which words and about whom.
.mode list
.headers on
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES
  (1, 'Der Deich bei Emden ist alt. „Er hält“, sagte Anna Berg. Sie teilte mit, dass Karl Ott den Bau leite.' || char(10) || char(10) ||
      'Karl Ott versprach, in Emden zu bleiben. Laut Siemens hält der Deich.'),
  (2, 'Anna Berg warnte vor einer Sturmflut in Bremen. „Karl Ott irrt“, sagte sie. Ein Sprecher der Feuerwehr sagte, es regne.'),
  (3, 'Nichts davon.'), (4, NULL);
.read sql/speakers.sql
