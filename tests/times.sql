-- presse_times: what each construction gives, without a reference, wrong references, what is no time.
.nullvalue NULL
.mode list
.print '# all columns'
.headers on
SELECT * FROM presse_times('Am Montagabend tagte der Rat. Bis Ende 2026 will er jeden Freitag beraten.', '2025-01-31');
.headers off
CREATE TABLE say(day TEXT, said TEXT);
CREATE VIEW heard AS SELECT t.text, t.type, t.value, t.from_date, t.to_date, t.modifier FROM say, presse_times(say.said, say.day) t ORDER BY say.rowid, t.position;
.print '# dates'
INSERT INTO say VALUES ('2025-01-31', 'Am 3. März 2025 und am 03.03.25, am 3. 3. 2025, am 2025-03-03, am 03/03/2025, am dritten März 2025, am Montag, dem 3. März 2025.'),
  ('2025-01-31', 'Der Vertrag vom 12. Mai und der vom 24.12. gelten. Er lief bis zum 30. Juni.'),
  ('2025-01-31', 'Am 15. kam er, am 20. wird er gehen.'), ('2025-01-31', 'Vom 5. bis 9. Juni 2024 und vom 28. Mai bis 3. Juni war zu, 10. – 12. Mai ebenso.'),
  ('2025-01-31', 'Im März 2024, im Mai vergangenen Jahres, 05/2024, von Januar bis März 2023.');
SELECT * FROM heard; DELETE FROM say;
.print '# years, decades, centuries, eras'
INSERT INTO say VALUES ('2025-01-31', 'Er kam 1998, die Wahl 2002 verlor er. Zwischen 2005 und 2009 ruhte er. Im Jahr 2010, des Jahres 2011, von 2012–2014, 2024/25.'),
  ('2025-01-31', 'In den neunziger Jahren, Mitte der 90er, in den 1920er-Jahren, im 19. Jahrhundert, das dritte Jahrtausend, Anfang des 20. Jahrhunderts.'),
  ('2025-01-31', 'Im Jahr 44 v. Chr. und im 3. Jahrhundert v. Chr., am 1. Mai 85 n. Chr., im Jahre 578.');
SELECT * FROM heard; DELETE FROM say;
.print '# quarters, halves, weeks, fiscal years'
INSERT INTO say VALUES ('2025-01-31', 'Im vierten Quartal stieg der Umsatz. Im ersten Quartal wird er fallen. Q3 2024, im 2. Halbjahr 2023, in der ersten Jahreshälfte 2024, KW 12, das Schlussquartal 2024.'),
  ('2025-01-31', 'Im Geschäftsjahr 2023/24, im ersten Quartal 2024/25, im dritten Geschäftsquartal.');
SELECT * FROM heard; DELETE FROM say;
.print '# counted from the day of the report'
INSERT INTO say VALUES ('2025-01-31', 'Vorgestern, gestern, heute um zehn Uhr, morgen früh, übermorgen. Gestern Abend war er da. Am heutigen Freitag ruht er.'),
  ('2025-01-31', 'Letzte Woche, in der kommenden Woche, vergangenen Monat, im nächsten Jahr, dieses Jahr, übernächste Woche, vorletztes Jahr, im laufenden Quartal, heuer, im Vorjahr.'),
  ('2025-01-31', 'Seit Anfang des Jahres, bis zum Ende des Jahres, Mitte nächster Woche, zu Beginn der Woche, zum Jahresende, Ende Monat.'),
  ('2025-01-31', 'Am Wochenende siegte er. Am Wochenende wird er siegen. Kommendes Wochenende ruht er.');
SELECT * FROM heard; DELETE FROM say;
.print '# a bare weekday or month: the tense decides'
INSERT INTO say VALUES ('2025-01-31', 'Am Mittwoch tagte der Rat. Am Mittwoch hat er getagt. Am Mittwoch wird er tagen. Am Mittwoch tagt er. Er will am Freitag tagen.'),
  ('2025-01-31', 'Im Dezember fiel der Kurs. Im Dezember wird er steigen. Seit August steigt er. Im Herbst begann es, im Sommer soll es enden.'),
  ('2025-01-31', 'Das sei geplant, so die Firma am Dienstag. Kommenden Freitag, letzten Freitag, diesen Freitag, übernächsten Freitag, am Freitag nächster Woche, nächste Woche am Dienstag.'),
  ('2025-01-31', 'Von Montag bis Mittwoch ruht der Betrieb, am Samstag und Sonntag auch.');
SELECT * FROM heard; DELETE FROM say;
.print '# the last date that was mentioned'
INSERT INTO say VALUES ('2025-01-31', 'Am 3. Mai 2019 trat sie an. Tags darauf siegte sie, am nächsten Tag feierte sie. Im selben Jahr zog sie um, im Jahr darauf kam sie zurück.'),
  ('2025-01-31', 'Im Jahr 2010 begann er, zwei Jahre später war Schluss. Am 5. Juni 2024 kam er, drei Tage zuvor ging sie.'), ('2025-01-31', 'Am selben Tag ging er.');
SELECT * FROM heard; DELETE FROM say;
.print '# feasts and seasons'
INSERT INTO say VALUES ('2025-01-31', 'Ostern 2024, Karfreitag 2024, Christi Himmelfahrt 2024, Pfingsten 2024, Fronleichnam 2024, Rosenmontag 2024, Buß- und Bettag 2024, 1. Advent 2024, Totensonntag 2024, Muttertag 2024, '
  || 'Eidgenössischer Buß- und Bettag 2024, Black Friday 2024, Heiligabend 2024, Tag der Deutschen Einheit 2024, Mariä Himmelfahrt 2024, Silvester 2024, Nationalfeiertag 2024.'),
  ('2025-01-31', 'Zu Weihnachten kam er, zu Ostern wird er gehen. Im Sommer 2003, im vergangenen Herbst, diesen Winter.');
SELECT * FROM heard; DELETE FROM say;
.print '# times of day'
INSERT INTO say VALUES ('2025-01-31', 'Um 20.30 Uhr, um 8:05 Uhr, von 14.30–18 Uhr, von 15 bis 19 Uhr, 9-17 Uhr, um halb acht, um Viertel nach drei, um viertel acht, um fünf vor zwölf, um sieben, um 18 Uhr 12, um Mitternacht.'),
  ('2025-01-31', 'Um 5 Uhr nachmittags, morgen Abend um 8, am Montagmorgen um 7 Uhr, 9 Uhr am Samstag, am 3. März um 19 Uhr, zwischen 9.30 und 11 Uhr.'),
  ('2025-01-31', 'Am Abend, am späten Nachmittag, in den frühen Morgenstunden, in der Nacht zum Mittwoch, am Morgen des 3. März, Sonntagmorgen, gegen Abend, diese Nacht.'),
  ('2025-01-31T08:15:00', 'In 5 Minuten beginnt es, vor zwei Stunden war noch nichts.');
SELECT * FROM heard; DELETE FROM say;
.print '# durations'
INSERT INTO say VALUES ('2025-01-31', 'Zweieinhalb Stunden, 48 Wochen, ein halbes Jahr, eine Viertelstunde, drei Jahre und vier Monate, 3,5 Jahre, die 35-Stunden-Woche, eine dreitägige Reise, ein dreijähriger Vertrag, zwei bis drei Jahre, den ganzen Tag.'),
  ('2025-01-31', 'Vor drei Jahren, in zwei Wochen beginnt es, seit zehn Tagen, die letzten drei Jahre, in den nächsten fünf Tagen, seit über zwei Jahren.'),
  ('2025-01-31', 'Seit Jahren, vor einigen Tagen, nach ein paar Wochen, tagelang, jahrelange Arbeit, in den vergangenen Jahren, mehrere Stunden, in den kommenden Monaten.'),
  ('2025-01-31', 'Mehr als zehn Jahre, rund drei Jahre, knapp zwei Stunden, mindestens 20 Jahre, gut fünf Jahre, weniger als eine Woche, höchstens drei Tage.');
SELECT * FROM heard; DELETE FROM say;
.print '# sets'
INSERT INTO say VALUES ('2025-01-31', 'Jeden Montag, montags, täglich, jährlich, zweimal pro Woche, jede zweite Woche, alle vier Jahre, pro Tag, Jahr für Jahr, vierteljährlich, dreimal täglich, jeden ersten Montag im Monat, jeden Abend.'),
  ('2025-01-31', 'Morgens ruht er, nachts fährt er. Jeden Montag um 16 Uhr, montags von 10 bis 12 Uhr. 500 Fälle im Jahr.');
SELECT * FROM heard; DELETE FROM say;
.print '# past, present, future'
INSERT INTO say VALUES ('2025-01-31', 'Damals war es leer, früher war es voll, kürzlich auch. Jetzt, derzeit, zurzeit, im Moment ist es ruhig. Demnächst, in Zukunft, bald nicht mehr.'),
  ('2025-01-31', 'In den siebziger Jahren war die Werft groß, 1983 schloss sie. Damals zogen viele fort. Heute ist der Hafen ein Park.'),
  ('2025-01-31', 'Heute tagt der Rat, am Montag der Ausschuss. Gestern schwiegen beide.');
SELECT * FROM heard; DELETE FROM say;
.print '# turns, half years, weekends of feasts, parts of centuries'
INSERT INTO say VALUES ('2025-03-05', 'Zur Jahrtausendwende gab es drei Bäcker, um 1900 waren es elf. Um 1200 Euro kostet das Rad. Anno 1521 stand er vor dem Kaiser, im Jahre des Herrn 1530 auch. 1349 kam die Pest, 3000 v. Chr. der Bronzeguss.'),
  ('2025-03-05', 'Im Wintersemester 2024/25 waren es viele, im Sommersemester werden es weniger. Im Winter 2023/24 lag Schnee, zum Jahreswechsel 2023/24 regnete es. Zwischen den Jahren war Ruhe.'),
  ('2025-03-05', 'Am Osterwochenende, am ersten Adventswochenende 2024, am Tag nach Pfingsten wird geprobt. In der ersten Hälfte des 15. Jahrhunderts, vom 18. zum 19. Jahrhundert, im frühen 20. Jahrhundert.'),
  ('2025-03-05', 'Im vierten Quartal des Vorjahres sank er, im laufenden Vierteljahr steigt er. Im neuen Jahr soll es besser werden als im alten Jahr. Gegenüber dem Vorjahreszeitraum fiel er. Im Sommer davor war es heiß.');
SELECT * FROM heard; DELETE FROM say;
.print '# counted from a day, a year, a row before'
INSERT INTO say VALUES ('2025-03-05', 'Am Sonntag vor einer Woche gewann sie. Dienstag in einer Woche endet die Frist, heute in einem Monat das Amt, am heutigen Mittwoch in acht Tagen die Schau. Heute vor einem Jahr begann es.'),
  ('2025-06-20', 'Der Film kam 2016 ins Kino. Im Jahr zuvor gewann sie. Anfang Mai kam er in Haft, Mitte des Monats kam er frei. Das Jahr darauf war ruhig.'),
  ('2025-03-05', 'Von Oktober bis März ist zu, von 1. April bis 31. Oktober hat der Park geöffnet. Nächstes Jahr im Mai. Die Wahl 2022 und 2021.'),
  ('2025-03-03', 'Das am Donnerstag beginnende Fest war ausverkauft, der für Samstag geplante Umzug fiel aus, die im November gewählte Regierung auch.'),
  ('2025-03-05', 'Das Treffen ist am 3./4. Mai, die Probe am 17.–19.3., das Fest 10.–20. Juli. Vom 28. 2. auf den 1. 3. ruht der Verkehr. (Red, 26. 10. 2015)');
SELECT * FROM heard; DELETE FROM say;
.print '# opening hours, sets, spoken hours'
INSERT INTO say VALUES ('2025-03-05', 'Di–So 10–18 Uhr, Mo-Fr 9-12 Uhr. Geöffnet dienstags bis freitags, 9 bis 17 Uhr. Täglich von 7 bis 21 Uhr, im Winter bis 17.30.'),
  ('2025-03-05', 'Jedes Jahr im August ziehen sie fort. An Werktagen, an Sonntagen, an Wochenenden, sonn- und feiertags, pro Nacht. Tagsüber ist es hell.'),
  ('2025-03-05', 'Kurz vor sieben kam er, um drei viertel sechs ging sie. Im Morgengrauen, bei Sonnenuntergang, bis in die Nacht. In den frühen Morgenstunden des Sonntags fiel der Strom aus.');
SELECT * FROM heard; DELETE FROM say;
.print '# longer durations'
INSERT INTO say VALUES ('2025-03-05', 'Zwei Stunden, 14 Minuten und 3 Sekunden; 19 Jahre, sieben Monate und drei Tage; zwei Wochen und drei Jahre. Seit einem Vierteljahrhundert, ein Zweijahresvertrag, die 35-Stundenwoche, das 100-Jahr-Jubiläum.'),
  ('2025-03-05', 'Jahre später kam er, Monate vergingen, es dauerte Tage. Vor Jahresfrist war es anders. 25 Dienstjahre, fünf Verhandlungstage.');
SELECT * FROM heard; DELETE FROM say;
.print '# years and what is none of them'
INSERT INTO say VALUES ('2025-03-05', 'Die 1994 erschienenen Werke, allein 2024, bereits 2019; der Gewinn (2014: 4,86 Millionen); 1989 ff.; Lena Maurer (Jahrgang 1980).'),
  ('2025-03-05', 'Vor 1800 Zuschauern, 2010 Aktien stiegen, es fehlen 2012 Anhänger, die Nummer lautet 1848, der TSV 1860, 1450 bis 1850 Mark, 1200 kamen um.'),
  ('2025-03-05', 'Mit 20:30 Toren, Kapitel 3.10., das Tal der Könige, Jugendliche unter 20 Jahren, rund 7000 Jahre alte Reste, von heute auf morgen, früher oder später, es ist fünf vor zwölf.');
SELECT * FROM heard; DELETE FROM say;
.print '# modifiers of points'
INSERT INTO say VALUES ('2025-01-31', 'Seit 2001, bis März 2008, ab Juli 2026, vor 1990, nach 1945, Ende August 2024, Anfang 2007, Mitte Mai 2024.');
SELECT * FROM heard; DELETE FROM say;
.print '# without a reference'
INSERT INTO say VALUES (NULL, 'Am 3. März 2025, gestern, am Montag, im März, am 3. März, letzte Woche, im vierten Quartal, im nächsten Jahr, um 20 Uhr, am Abend, zu Ostern, im Sommer, vor drei Jahren, am 15. Juni um 9 Uhr, Ende des Jahres, am Wochenende.'),
  (NULL, 'Am 3. Mai 2019 trat sie an, tags darauf siegte sie.');
SELECT * FROM heard; DELETE FROM say;
SELECT value FROM presse_times('Gestern kam er.');
SELECT value, from_date FROM presse_times WHERE document = 'Gestern kam er.' AND reference = '2025-03-01';
.print '# what is none'
INSERT INTO say VALUES ('2025-01-31', 'Am 31.02.2024, am 32. Mai, am 30. Februar 2024, am 29.02.2023 und im Monat 13.'),
  ('2025-01-31', 'Er ist 42 Jahre alt, Kinder ab 16 Jahren, um 7 Prozent, um 3 auf 12 Punkte, 2000 Euro, 1900 Menschen, rund 2010 Stück, Seite 1998, das Spiel endete 3:2.'),
  ('2025-01-31', 'August Macke und Herr Sonntag kamen, so 15 Leute, Version 12.30.1, Tel. 0911 2025.');
SELECT * FROM heard; DELETE FROM say;
.print '# the calendar''s ends'
INSERT INTO say VALUES ('0001-01-01', 'Gestern, heute, letztes Jahr, letzte Woche, vor drei Jahren.'), ('9999-12-31', 'Morgen, nächstes Jahr, nächste Woche, in drei Jahren, im nächsten Jahrzehnt.'),
  ('2025-01-31', 'Vor 999999999 Jahren, vor 5000 Jahren, in 9999 Jahren, 12345678901234567890 Tage.');
SELECT * FROM heard; DELETE FROM say;
.print '# positions'
SELECT count(*), sum(substr(t, start, length) = text) FROM (SELECT 'Ö „am 3. März“ 👍🏽 im Mai – von 14.30–18 Uhr' || char(10) || char(10) || 'gestern' AS t), presse_times(t, '2025-01-31');
.print '# no text, no rows; errors'
SELECT count(*) FROM presse_times('', '2025-01-31');
SELECT count(*) FROM presse_times(NULL, '2025-01-31');
SELECT count(*) FROM presse_times('heute', NULL);
SELECT * FROM presse_times('heute', 'gestern');
SELECT * FROM presse_times('heute', '31.01.2025');
SELECT * FROM presse_times('heute', '2025-02-30');
SELECT * FROM presse_times('heute', 2025);
SELECT * FROM presse_times('heute', '');
SELECT * FROM presse_times(3, '2025-01-31');
