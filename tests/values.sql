-- presse_values and presse_convert: every construction that is understood, and what is no value.
.nullvalue NULL
.print '# all columns'
.headers on
SELECT * FROM presse_values('Der Hafen zahlt rund 2,5 Mio. Euro. Zum dritten Mal.');
.headers off
CREATE TABLE line(topic TEXT, text TEXT);
INSERT INTO line VALUES
('money', 'Die Werft kostet 48,4 Mrd. USD, die Fähre US$ 20 Mio, das Ticket €5 oder 5,50 €.'),
('money', 'Fr. 5.– kostet das Heft, CHF 1''000.50 das Abo, 1’000’000 Franken die Halle.'),
('money', 'Die Bilanz nennt Mio. EUR 20,5 und CHF Mio. 3, dazu TEUR 700 und 12 TEUR.'),
('money', 'Sie zahlte zwei Euro fünfzig, dann 15 Dollar und 15 Cent, am Ende 50 Cent.'),
('money', 'Er bot 300 dänische Kronen, 20.000 schwedische Kronen, 100 indische Rupien und 5 australische Dollar.'),
('money', 'Eine halbe Milliarde Euro, anderthalb Millionen Franken, zwölf Yen, ein Dollar.'),
('money', 'Ein 2,1-Milliarden-Euro-Deal, die Millionen-Euro-Grenze und ein 20-€-Schein.'),
('money', 'Das Schloss in Schottland kostet 15 Pfund Eintritt.'),
('money', 'Er hat 15 Pfund abgenommen, das Haus kostete 2 Millionen Pfund.'),
('percent', 'Plus 3 Prozent, 12,5%, zwei Prozentpunkte, 25 Basispunkte, 0,5 Promille, 7 vom Hundert.'),
('percent', 'Eine zehnprozentige Abgabe, 15%ige Lauge, die 5%-Hürde.'),
('shared units', 'Der Anteil stieg von 5 auf 7 Prozent, nach 3 und 4 Prozent; 5, 10 und 20 Euro kosten die Karten.'),
('shared units', 'Der Gewinn stieg auf 1,3 (Vorjahr: 1,2) Mrd. Euro, der Umsatz auf 6,5 (6,1) Millionen Euro.'),
('ranges', 'Minus 12 bis minus 5 Grad.'),
('ranges', '60 bis 65 Mrd. USD, zwischen 3 und 4 Prozent, 10–12 Euro, 8-10 Tonnen, 500.000 bis 1 Million Euro.'),
('ranges', '900 Mio. bis 1 Mrd. Euro, € 5–10 Mio., drei- bis viermal, 70- bis 80-jährige Gäste, zwei oder drei Wochen.'),
('approximations', 'Etwa 30, gut 40, knapp 50, mehr als 60, unter 70, bis zu 80, mindestens 90 Boote.'),
('approximations', 'Ein knappes Drittel, eine gute Million Euro, fast jeder Zehnte, mehr als die Hälfte.'),
('approximations', 'Die Reederei verfügt über 300 Schiffe. Sie kaufte über 300 Schiffe.'),
('vague', 'Dutzende Millionen Menschen, Tausende Helfer, Hunderte von Booten, mehrere Millionen Euro, einige hundert Meter.'),
('vague', 'Milliarden und Abermilliarden Dollar; das Leben Zehntausender Fischer.'),
('fractions', 'Ein Drittel der Boote, zwei Drittel, drei Viertel, jeder Fünfte, jede zweite Fähre, 3/4 aller Häfen.'),
('counted nouns', 'Der Dienst hat 700 Millionen monatlich aktive Benutzer, drei große, alte Häfen und zwei Haupt- und Nebenbecken.'),
('counted nouns', 'Ein Dutzend Boote und 5 Millionen Mal derselbe Satz.'),
('measures', '120 km/h, 5 Kilometer pro Stunde, 12 Kubikmeter, 30 m², 300 Hektar, 3 kWh, 40 Gigawattstunden, 2 Mio. Barrel.'),
('measures', 'Der Pegel steht bei 2,70 m. „Gut so“, sagte sie und lief 12 m. Das Boot wiegt 3 t.'),
('measures', 'Ein 100-Meter-Lauf, 500Km, 0,8rad, 75ml, drei Zoll, 1.440 x 2.560 Pixel.'),
('temperatures', 'Minus 5 Grad, −5 °C, 90 Grad Fahrenheit, bis zu 35 °Celsius.'),
('ages', 'Die Kapitänin ist 30 Jahre alt, der 47-Jährige ein zweijähriger Kater, ein Kind im Alter von 3 bis 5 Jahren.'),
('durations', 'Die 35-Stunden-Woche, 48 Wochen, zweieinhalb Stunden, ein dreitägiges Fest.'),
('multiples', 'Das Dreifache, ein 10-facher Preis, viermal, 3-mal.'),
('ordinals', 'Zum dritten Mal, der 21. Sieg, als Zweiter, die einundzwanzigste Fahrt, sie sind zu dritt.'),
('numbers', 'Alle vier kamen, 23 davon aus Emden. Null Fehler waren es nie. 3½ oder 1 1/2?'),
('letters', '100K Aufrufe, 1,2M Euro.'),
('minus signs', '-3,5 Prozent, –3 Grad, minus zwanzig Euro'),
('scales', 'Eine Viertelmillion Euro, eine Dreiviertelmilliarde Dollar, viereinhalbtausend Boote, anderthalbtausend Gäste, £3.5bn, €12bn, $750k, 3,2 Mia. Franken, 4 Bio. Yen.'),
('scales', 'Einige Zehntausend Fischer, ein paar Hundert, mehrere Hunderttausend Euro.'),
('scales of ranges', 'Zwei bis drei Dutzend Kähne, drei- bis vierhundert Leute, zwei- bis dreihunderttausend Euro, sechs bis sieben Hundert Netze, zehn bis tausend Fische.'),
('neighbours', 'Zwei, drei Matrosen blieben, drei, vier Jahre lang. Eins, zwei, drei Boote. Auf Rang vier, fünf Punkte dahinter.'),
('changes', 'Der Preis stieg von bisher 20 auf künftig 30 Mio. Euro, von 2,1 im Mai auf rund 2,3 Prozent, das Wasser um drei auf minus zwei Grad.'),
('changes', 'Die Fracht wuchs um ein Drittel. Es gab 5,1 (6,0) Prozent.'),
('cents', 'Ein Fass kostete 80 Dollar, 37 Cent weniger. Am Abend waren es 20 Cent mehr. Ein Brot kostet 2 Euro, 5 Cent mehr. Der Kaffee für 3 Euro 50 ist stark.'),
('words that count', 'Ein 20-köpfiges Team, ein zwölfstöckiges Haus, 40-seitige Akten, ein 40-Tonner, der zweimalige Sieger, ein Achtzylinder.'),
('words that count', 'Ein Drei-Personen-Haushalt, der 150-Millionen-Kran, ein Sechs-Zoll-Rohr; die Zweitplatzierte vor dem Drittplatzierten.'),
('spoons', '½ TL Salz, 3 EL Öl, fünfundzwanzig Deka Wurst. 500 TL kostet es.'),
('spoons', 'In Istanbul kostet der Tee 20 TL.'),
('approximations', 'Plus/minus drei Punkte, +/- 3 Prozent. Keine 50 Boote, nicht einmal 20 Fähren, allenfalls zehn.'),
('ranges', 'Am Abend sind es 12 bis 7 Grad. Es ging 51,3 zu 48,7 Prozent aus, nach 20 bzw. zwölf Prozent.'),
('years and amounts', 'Die Zahl stieg auf 1200, davon 1100 im Hafen. 2000 neue Netze lagen da. 2016 Netze fehlten.'),
('words that count', 'Der 2 Milliarden schwere Fonds, drei schwere Boote, die 15 Prozent-Marke, 19 Euro-Länder, 25tausend Netze, eine 1-Zimmer-Kajüte.'),
('counted nouns', 'Der Film gewann sieben Oscars; zigtausend Leute sahen ihn.'),
('numbers', 'Die Zahl der Kähne stieg auf 43. Behörden zählen weiter.'),
('ordinals', 'Der 21., 22. und 23. Törn. Das Fest, der 100. Geburtstag des Hafens.'),
('none: years and dates', 'Im Jahr 2025 und 1998-2001, Ende 2030, 2024/25, am 3. März, vom 3. bis 5. Mai, am 24.12.2014.'),
('none: times of day', 'Um 14.30 Uhr, von 8 bis 17 Uhr, gegen 20 Uhr, um acht. Bis 22.00, Kanal 2.'),
('none: labels', '§ 12 Abs. 3, Artikel 5 Satz 2, §§ 3, 4 und 5, Platz 3, Seite 14, Nr. 7, Gleis 9.'),
('none: telephone, account', 'Tel. 030 123456, +49 30 1234-5678, (0411) 1234-1234, IBAN DE89 3704 0044 0532.'),
('none: scores', 'Emden verlor 2:1 (1:0), im Tiebreak 2 : 1; Ott (74., 80.) traf.'),
('none: names', 'Die Boeing 737, iOS 17.2, der A380, die A 8, LH 123, 3M, 5G, ein iPhone 6s.'),
('none: addresses', 'Hauptstraße 12, 26721 Emden; Am Deich 4, 1010 Wien.'),
('none: articles', 'Ein Boot, eine Fähre, einer davon, ein Jahr, in erster Linie, erste Zahlen, fürs Erste, der Zweite Weltkrieg.'),
('none: words', 'Achten Sie auf die Elf. Ein einfaches Netz, einmal, halb Emden, Angaben in Mio. Euro, das Viertel am Hafen.'),
('none: clubs', 'Der 1. FC Emden, dann 1. FSV Norden. Zum Schluss: 1. Eva Ott – 2. Jan Ott.'),
('none: dockets', 'Nach Paragraf 7 Absatz 1 StGB (Az. 5 StR 31/23), Az.: 2 BvR 12/21, Art. 3 GG.'),
('none: telephone, account', 'Hinweise unter 110, unter 0491/8990-41 oder 112, Tel. 0800 111 222, Rufnummer 116 117. Postfach 10 11 12, PLZ 26721.'),
('none: names', 'Das iPhone 16 Pro, der VW ID.3, Firmware 1.76, als Nummer 5 gesetzte Spielerin, auf den Plätzen elf und zwölf, 1871– 88, die Tore 20 und 21.'),
('none: years and dates', 'Sie wurde 2010 Weltmeisterin und 2012 Bürgermeister. Er starb 1848. (ott, 26. 10. 2015)'),
('none: scores', 'In der 90.+3 Minute traf Ott (Emden, 67/1), morgen 18/25 Grad.'),
('none: words', 'Zweistellige Gewinne, eine dreistellige Zahl, das drittgrößte Schiff, einseitig, einstöckig, einmalig, Kanal eins.'),
('hostile', '1.000,50.3 und 1.2.3 und 1/0 und 00012 und 12:30:99'),
('hostile', printf('%.*c', 400, '9') || ' Euro und ' || printf('%.*c', 290, '9') || ' Boote'),
('hostile', 'ein und ein und ein und ein'),
('hostile', '“5” Euro' || char(0x200B) || ' 5 € 5 € zwischen zwischen 5 und und 6');
.print '# by construction'
SELECT topic, v.text, v.type, printf('%.12g', v.value), v.value_max, v.unit, v.approx FROM line, presse_values(line.text) v
 WHERE topic NOT LIKE 'none%' AND topic <> 'hostile' ORDER BY line.rowid, v.position;
.print '# what is no value'
SELECT topic, v.text, v.type, v.value FROM line LEFT JOIN presse_values(line.text) v WHERE topic LIKE 'none%' ORDER BY line.rowid, v.position;
.print '# hostile'
SELECT length(v.text), substr(v.text, 1, 20), v.type, v.value, v.unit FROM line, presse_values(line.text) v WHERE topic = 'hostile' ORDER BY line.rowid, v.position;
.print '# positions'
SELECT count(*) > 0, min(substr(line.text, v.start, v.length) = v.text) FROM line, presse_values(line.text) v;
SELECT v.position, v.sentence, v.start, v.length FROM presse_values('Ö 👍🏽 5 Äpfel. „Zwei Türme.“') v;
.print '# boilerplate'
SELECT v.text, v.keep FROM presse_values('Der Hafen zahlt 5 Euro.' || char(10, 10) || 'Jetzt Newsletter abonnieren und 10 Euro sparen!') v;
.print '# what a cached layer does not change'
SELECT count(*) FROM presse_values('Es gab 5 Boote.'), presse_times('Es gab 5 Boote.', '2025-03-31');
.print '# nothing'
SELECT count(*) FROM presse_values(NULL);
SELECT count(*) FROM presse_values('');
SELECT count(*) FROM presse_values(5);
SELECT count(*) FROM presse_values;
.print '# conversion'
SELECT presse_convert(120, 'km/h', 'm/s'), presse_convert(1, 'Meile', 'km'), presse_convert(0, '°C', 'Fahrenheit'), presse_convert(2.5, 'Hektar', 'm²');
SELECT presse_convert(1, 'Jahr', 'Tag'), presse_convert(1, 'Barrel', 'Liter'), presse_convert(3, 'Zoll', 'cm'), presse_convert(50, '‰', '%');
SELECT presse_convert(5, 'kg', 'km'), presse_convert(5, 'EUR', 'USD'), presse_convert(5, 'EUR', 'EUR'), presse_convert(NULL, 'km', 'm'), presse_convert(5, NULL, 'm');
SELECT presse_convert('5', 'km', 'm');
SELECT presse_convert(5, 'Klafter', 'm');
SELECT presse_convert(5, 'm', 'Klafter');
SELECT presse_convert(NULL, 'm', 'Klafter');
SELECT presse_convert(5, 'Klafter', NULL), presse_convert(5, '', 'm'), presse_convert(5, 'kg' || char(0), 'kg'), presse_convert(5, printf('%.*c', 100000, 'm'), 'm');
SELECT presse_convert(5, 'm', '');
SELECT presse_convert(5, 7, 'm');
SELECT presse_convert(5, 'm', 7);
SELECT v.text, v.unit, presse_convert(v.value, v.unit, 'm') FROM presse_values('Zwei Schiffe fuhren 3 km in 20 Minuten, das dritte brachte für 5 Euro 40 Kilo Fisch aus 7 Faden Tiefe und 12 Meter Seil mit, 8 Prozent mehr.') v;
.print '# every unit of a row converts'
SELECT v.unit, presse_convert(v.value, v.unit, v.unit) = v.value FROM line, presse_values(line.text) v WHERE topic IN ('measures', 'temperatures', 'durations') ORDER BY line.rowid, v.position;
