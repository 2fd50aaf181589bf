-- presse_entities and presse_highlight: every column, the kinds, one name per entity, what is no entity.
.nullvalue NULL
.print '# all columns'
.headers on
SELECT * FROM presse_entities('Angela Merkel fuhr nach Paris. Merkels Rede lobten die Franzosen.');
.headers off
.print '# first names, titles, particles, initials'
SELECT text, type FROM presse_entities('Gestern traf Dr. Sabine Rehbein den Minister Jürgen von der Leyde in Bremen. Trainer Wolfgang Stutz schwieg. '
  || 'Auch Hans-Peter Lorenz und John F. Kennedy kamen, sagte Frau Özdal.');
.print '# a title, a unit, a month, a noun is none'
SELECT text FROM presse_entities('Im März zahlte der Präsident dem Verein 300 US-Dollar. Der Trainer und die Kanzlerin lobten den Antrag.');
.print '# ordinary words that are names elsewhere'
SELECT text FROM presse_entities('Weil das Essen kalt war, will er hier im Wald einen Stein heben. Sie ist weise.');
.print '# organisations: list, legal form, head word, acronym beside its expansion'
SELECT text, type, name, entity FROM presse_entities('Die Zentralbank schwieg. Die Europäische Zentralbank (EZB) und die Nordlicht Werften GmbH & Co. KG '
  || 'verhandeln. Die EU prüft, die EZB zögert. Das Institut für Gezeitenkunde in Emden und der SV Hafenbrück warten.');
.print '# parts and suspended parts'
SELECT text, type, kind, name FROM presse_entities('Der Siemens-Konzern verklagte Facebook-, Instagram- und WhatsApp-Nutzer. Die EU-Kommission in Berlin-Mitte prüft das.');
.print '# derived words'
SELECT text, kind, name FROM presse_entities('Die deutsche, die französische und die niedersächsische Delegation trafen Berliner und Bremer Kollegen im US-amerikanischen Lager.');
.print '# places: genitive, several words, an ambiguous one needs evidence'
SELECT text, name FROM presse_entities('Münchens Messe zog um. In Frankfurt am Main und in Essen regnet es, in Österreichs Bergen schneit es.');
.print '# one entity, one name'
SELECT name, entity, count(*), group_concat(text, ' | ') FROM presse_entities(
  'Renate Vollmer leitet die Vollmer Pumpen AG. Das sagte Vollmer am Montag. Vollmers Sprecher schwieg. Der Deutschen Bank und der '
  || 'Deutsche Bank AG lag nichts vor.') GROUP BY entity ORDER BY entity;
.print '# coined words count when they recur'
SELECT text, name FROM presse_entities('Das Unternehmen QuarkLabs stellt Chips her. Bei QuarkLabs arbeiten zehn Leute. QuarkLabs Gewinn stieg. Um 12 UhrVon kam niemand.');
.print '# a surname that is a firm''s name too: the person named in full before, unless the firm is'
CREATE TEMP TABLE surname(text TEXT);
INSERT INTO surname VALUES
('Ferrari trifft spät' || char(10, 10) || 'Den Siegtreffer erzielte Jonas Ferrari in der Nachspielzeit. Danach ging es hin und her. Ferrari spielt seit Mai in Emden. Ferraris Tor sahen 300 Leute.'),
('Anna Siemens leitet die Schule. Siemens war am Montag in Emden. Bei Siemens war man froh.'),
('Porsche baut in Emden. Anna Porsche war zu Gast. Porsche will 300 Leute einstellen.'),
('Anna Porsche war zu Gast bei der Porsche AG. Porsche will 300 Leute einstellen.'),
('Anna Porsche war zu Gast. Porsche-Fahrer mögen sie. Porsche will 300 Leute einstellen.');
SELECT surname.rowid, e.text, type, name FROM surname, presse_entities(surname.text) e ORDER BY 1, e.position;
.print '# what is no part of a name, and no name'
CREATE TEMP TABLE edge(text TEXT);
INSERT INTO edge VALUES
('Kiel/Emden (dpa/lno) – In Frankfurt/Main und Halle/Saale regnet es, in Wien/Bratislava nicht.'),
('Der Pastor i. R. Gerd Moor traf Oberst a. D. Karl Ott und Botschafter a.D. Jan Klein. J. R. Ewing kam.'),
('Der Chemiker Prof. Dr. Jan Wendt aus Kiel kam.'),
('Der Emder Pumpenhersteller Wasserix wird verkauft. Das teilte Wasserix am Montag mit.'),
('Emder Wasserix wird verkauft' || char(10, 10) || 'Der Hersteller Wasserix wird verkauft. Das teilte Wasserix am Montag mit. Der Umsatz stieg. (ANA, red, 16.1.2025)' || char(10) || 'Ende'),
('Das Hamburger Abendblatt, die Berliner Zeitung und die Wiener Philharmoniker feiern. Das Abendblatt und die Zeitung sind alt.'),
('„Der Junge kriegt ein Denkmal 🔥“, schrieb ein Mann. Der Film „Der Mond kriegt ein Gesicht“ läuft.');
SELECT edge.rowid, e.text, type, kind, name FROM edge, presse_entities(edge.text) e ORDER BY 1, e.position;
.print '# positions'
SELECT count(*), sum(substr(t, start, length) = text) FROM (SELECT 'Ö „Angela Merkel“ 👍🏽 in Zürich – SPD' || char(10) || 'Äthiopien' AS t), presse_entities(t);
.print '# no text, no rows'
SELECT count(*) FROM presse_entities('');
SELECT count(*) FROM presse_entities(NULL);
SELECT count(*) FROM presse_entities(7);
.print '# highlight'
SELECT presse_highlight('Angela Merkel & die SPD in <Köln>. Merkels "Rede".');
SELECT presse_highlight('Angela Merkel & die SPD in Köln.', 'PER');
SELECT presse_highlight('Angela Merkel & die SPD in Köln.', ' loc , org');
SELECT presse_highlight('Angela Merkel', NULL);
SELECT quote(presse_highlight('')), presse_highlight(NULL), presse_highlight(NULL, 'PER');
SELECT presse_highlight('Angela Merkel', 'PER,TOWN');
SELECT presse_highlight('Angela Merkel', '');
SELECT presse_highlight('Angela Merkel', 3);
SELECT presse_highlight(3);
