-- presse_paragraphs and presse_clean on a page as it is pasted.
.nullvalue NULL
.mode list
CREATE TABLE page AS SELECT
  'Streit um die Brücke am Mühlbach' || char(10, 10) ||
  'Von Anna Weber' || char(10, 10) ||
  'Foto: Karl Ott/dpa' || char(10, 10) ||
  'Der Gemeinderat von Mühlbach hat am Donnerstagabend nach langer Debatte beschlossen, die alte Brücke nicht '
  || 'abzureißen. Sie soll nun im kommenden Jahr saniert werden und wieder für Fußgänger offen sein.' || char(10, 10) ||
  '„Wir haben lange um diese Lösung gerungen“, sagte die Bürgermeisterin nach der Sitzung. Die Kosten trage zum '
  || 'größten Teil der Kreis, der Rest komme aus der Kasse der Gemeinde.' || char(10, 10) ||
  'Lesen Sie auch: Warum der Steg am See gesperrt bleibt' || char(10, 10) ||
  'Die Anwohner zeigten sich am Freitag erleichtert. Viele von ihnen hatten in den vergangenen Wochen Unterschriften '
  || 'gesammelt und vor dem Rathaus für den Erhalt der Brücke demonstriert.' || char(10, 10) ||
  'Jetzt unseren Newsletter abonnieren' AS text;
.print '# labels'
SELECT p.position, p.label, p.keep, substr(p.text, 1, 30) FROM page, presse_paragraphs(page.text) p;
.print '# positions, score, reason'
SELECT count(*), sum(substr(page.text, start, length) = p.text), sum(score BETWEEN 0 AND 1), sum(reason <> '')
  FROM page, presse_paragraphs(page.text) p;
.print '# keep is 1 where the score says so'
SELECT p.keep, min(p.score) > 0.5, max(p.score) < 0.5 FROM page, presse_paragraphs(page.text) p GROUP BY p.keep ORDER BY 1;
.print '# tokens and sentences know it'
SELECT DISTINCT p.position, p.keep, s.keep, t.keep
  FROM page, presse_paragraphs(page.text) p JOIN presse_sentences(page.text) s ON s.paragraph = p.position
  JOIN presse_tokens(page.text) t ON t.sentence = s.position ORDER BY 1;
.print '# clean'
SELECT presse_clean(text) FROM page;
SELECT presse_clean(text) = (SELECT group_concat(text, char(10, 10)) FROM presse_paragraphs(page.text) WHERE keep)
  FROM page;
.print '# types of columns'
CREATE TABLE copy AS SELECT * FROM presse_paragraphs('Der Rat tagt.');
SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('copy');
.print '# no text, no rows'
SELECT count(*) FROM presse_paragraphs('');
SELECT count(*) FROM presse_paragraphs(' ' || char(10, 160, 10));
SELECT count(*) FROM presse_paragraphs(NULL);
.print '# errors'
SELECT * FROM presse_paragraphs(1);
SELECT * FROM presse_paragraphs;
.print '# a caption is short: what is longer above a credit is the text, also at the foot'
SELECT label, keep, substr(text, 1, 30) FROM presse_paragraphs(
  'Der Gemeinderat von Mühlbach hat am Donnerstagabend nach langer Debatte beschlossen, die alte Brücke nicht '
  || 'abzureißen. Sie soll nun im kommenden Jahr saniert werden und wieder für Fußgänger offen sein.' || char(10) ||
  'Foto: Anna Weber' || char(10) ||
  'Die Bürgermeisterin zeigte sich am Freitag erleichtert über den Beschluss und dankte allen Beteiligten.' || char(10) ||
  'Foto: Anna Weber');
SELECT label, keep FROM presse_paragraphs('Der Rat tagte am Montag bis spät in die Nacht.' || char(10) || 'Foto: dpa');
.print '# a call in whole sentences'
SELECT label, keep FROM presse_paragraphs(
  'Der Rat tagte am Montag bis spät in die Nacht.' || char(10) ||
  'Newsletter: Jeden Morgen das Wichtigste aus der Region. Jetzt kostenlos anmelden!');
.print '# the headline above a credit, the place of a report; the last word'
SELECT label, keep, substr(text, 1, 30) FROM presse_paragraphs(
  'Steg am See bleibt gesperrt' || char(10) || 'Foto: Anna Weber/dpa' || char(10) || 'MÜHLBACH (dpa) / 4.6.2024' || char(10) ||
  'Der Steg am See bleibt nach Angaben der Gemeinde bis zum Herbst gesperrt, weil noch Holz fehlt und niemand liefern kann.'
  || char(10) || 'Schade.');
.print '# a text of one word, a sentence that begins like a byline'
SELECT presse_clean('Nein.'), presse_clean('Mühlbach'), presse_clean('Newsletter');
SELECT label, keep FROM presse_paragraphs('Von Anna Weber fehlt jede Spur.' || char(10) || 'Von Anna Weber');
.print '# what pages and models leave between, above and below the paragraphs of an article, and what only looks like it'
CREATE TABLE line(id INTEGER PRIMARY KEY, place TEXT, text TEXT);
INSERT INTO line(place, text) VALUES
  ('mid', 'LESEN Stadtrat Brunnau: Wie die Fraktionen zum Radweg stehen'),
  ('end', 'LESEN SIE AUCH Warum die Brücke über die Lohne gesperrt bleibt'),
  ('mid', 'LESEN Das sagt die Bürgermeisterin zu den Vorwürfen.'),
  ('mid', 'LESETIPP Zehn Routen durch das Lohnetal'),
  ('top', 'Schreibe den folgenden Artikel in einfachen Worten um. Behalte alle Zahlen bei und gib nur den fertigen Text aus.'),
  ('end', 'Ich hoffe, dieser Entwurf hilft Ihnen weiter. Soll ich den Ton noch anpassen?'),
  ('top', 'Du bist Redakteur einer Regionalzeitung. Verfasse aus den folgenden Stichpunkten eine Meldung mit höchstens 200 Wörtern.'),
  ('top', 'Kürze den folgenden Text auf 150 Wörter und verwende keine Fremdwörter.'),
  ('mid', 'Erstelle eine Überschrift, einen Teaser und fünf Schlagwörter zu dem folgenden Text.'),
  ('top', 'Rewrite the following article in German. Do not add any comments.'),
  ('top', 'Aufgabe: Formuliere den Artikel neu, ohne die Fakten zu ändern.'),
  ('end', 'Stichworte: Radweg, Brunnau, Stadtrat. Meta-Beschreibung: Der Stadtrat streitet über Radwege.'),
  ('end', 'Als Abonnentin oder Abonnent unterstützen Sie die Arbeit unserer Lokalredaktion und lesen jeden Morgen die ganze Zeitung auf dem Tablet.'),
  ('end', 'Wer den Bote liest, weiß mehr: Testen Sie unser digitales Angebot vier Wochen lang für nur einen Euro und lesen Sie, was Ihre Region bewegt.'),
  ('mid', 'Der Inhalt dieses Artikels ist für Abonnenten reserviert, die sich mit ihrem Kundenkonto angemeldet haben.'),
  ('end', 'Sie wollen wissen, wie es in Brunnau weitergeht? Mit unserem Abo verpassen Sie keine Wendung und lesen werbearm.'),
  ('mid', 'Jeden Freitag schicken wir Ihnen die wichtigsten Geschichten aus dem Lohnetal, ausgewählt von unserer Redaktion und kostenlos ins Postfach.'),
  ('end', 'Starten Sie mit unserem Überblick aus dem Elbtal in den Morgen und lesen Sie am Sonntag eine lange Geschichte dazu.'),
  ('mid', 'Land und Leute rund um Brunnau erkunden: Jeden Donnerstag die besten Freizeittipps fürs Wochenende. Kostenlos anmelden.'),
  ('end', '(dpa/lnw)'),
  ('end', 'APA/Red.'),
  ('end', 'Mit Informationen von dpa und AFP.'),
  ('mid', 'Das Rathaus von Brunnau. (Bild: Kolbe / iStock.com)'),
  ('end', 'Anm. d. Red.: In einer früheren Fassung stand, der Stadtrat habe zugestimmt. Wir haben das korrigiert.'),
  ('end', 'Wir haben die Überschrift dieses Textes nachträglich geändert, um Missverständnisse zu vermeiden.'),
  ('end', 'Der Beitrag wurde nach der Veröffentlichung um eine Stellungnahme der Stadt ergänzt.'),
  ('end', 'Dieser Text entstand mit Hilfe von KI und wurde von einem Redakteur geprüft.'),
  ('top', 'Dieser Artikel wurde zuletzt am 3. März aktualisiert.'),
  ('end', 'Über dieses Thema berichtet Radio Lohnetal am 4. April 2025 um 17:05 Uhr.'),
  ('end', 'Jana Petzold ist seit 2019 Redakteurin beim Brunnauer Bote und schreibt vor allem über Verkehr und Stadtplanung.'),
  ('end', 'Karsten Ohl schreibt über Kommunalpolitik, Verkehr und alles, was in Brunnau sonst noch für Ärger sorgt.'),
  ('end', 'Die Autorin ist Korrespondentin für Landespolitik.'),
  ('top', 'von Jana Petzold am 14. Mai 2024, 15:40 Uhr'),
  ('top', '14. Mai 2024 um 15:40 Uhr · Lesezeit 3 Min.'),
  ('end', '245 mal gelesen'),
  ('top', '1,2k Shares'),
  ('end', 'Durchschnittliche Bewertung: 4,3'),
  ('end', 'Noch kein Kommentar vorhanden.'),
  ('end', 'Benachrichtige mich über nachfolgende Kommentare per E-Mail.'),
  ('end', 'Nur angemeldete Nutzer können kommentieren.'),
  ('end', 'Fanden Sie diesen Artikel nützlich?'),
  ('end', '5 von 7 Lesern fanden diesen Artikel hilfreich.'),
  ('end', 'Unabhängiger Journalismus braucht deine Unterstützung.'),
  ('mid', '01:43 min'),
  ('end', 'Zurück zur Liste'),
  ('end', 'Schlagworte zum Thema: Radweg, Stadtrat, Verkehr'),
  ('mid', 'Deine Cookie-Einstellungen verhindern, dass dieses Video geladen wird.'),
  ('mid', 'Für Links auf dieser Seite erhält der Bote gegebenenfalls eine Provision vom Händler.'),
  ('end', 'Der Podcast erscheint jeden Mittwoch und ist überall zu hören, wo es Podcasts gibt.'),
  ('mid', 'LESEN LERNEN bleibt für viele Kinder schwierig, wie eine Studie zeigt.'),
  ('mid', 'Lesen Sie das Protokoll, dann wissen Sie, wer gelogen hat, rief ein Abgeordneter.'),
  ('mid', '„Unterstützen Sie uns, sonst schließen wir“, sagte der Wirt.'),
  ('mid', 'Wer die Zeitung digital lesen will, braucht künftig ein Konto, wie der Verlag am Montag ankündigte.'),
  ('mid', 'Petzold ist seit 2019 Redakteurin beim Bote und sitzt zugleich im Stadtrat.'),
  ('end', 'Der Journalist wurde am Abend freigelassen.'),
  ('mid', 'In dem Befehl an das Programm stand, es solle den Text in eigenen Worten schreiben und keine Namen nennen.'),
  ('mid', 'Schreibe den Text um, lautete die Aufgabe, die der Lehrer der Klasse stellte.'),
  ('mid', 'Der Beitrag wurde in sozialen Medien mehr als 12.000 Mal geteilt und löste eine Debatte aus.'),
  ('mid', '17 Kommentare gingen beim Stadtrat ein.'),
  ('mid', 'Dieser Text wurde im Rat verlesen und danach von der Mehrheit gebilligt.'),
  ('mid', 'Die Bewertung der Gutachter fiel mit 4,3 von 5 Punkten gut aus.'),
  ('mid', 'Der Podcast erscheint seit 2020 und hat nach Angaben des Senders eine halbe Million Hörer.'),
  ('mid', 'Kürze den Weg, hieß es früher, dann sparst du Zeit.'),
  ('mid', 'Die Aufgabe: Formuliere einen Antrag, der eine Mehrheit findet.'),
  ('mid', 'Für Links gab es im Rat zuletzt wenig zu holen.'),
  ('end', 'Sie müssen sich nun anmelden, um an der Versammlung teilzunehmen, sagte Wolters.'),
  ('end', 'Ohl schreibt über die Stadt einen Roman, der im Herbst erscheint.'),
  ('mid', 'Mit dem neuen Paket lesen Schüler künftig alle Bücher am Tablet und erhalten Zugang zur Bibliothek, sagte Wolters.'),
  ('mid', 'Wir haben die Pläne nachträglich geändert, um Streit zu vermeiden, sagte sie.'),
  ('mid', 'Von Anna Berger und Jens Kolbe kam am Ende der Kompromiss'),
  ('mid', 'Mehr Geld für Radwege');
CREATE VIEW around AS SELECT id, text AS line,
  'Stadtrat von Brunnau streitet über neue Radwege' || char(10)
  || CASE WHEN place = 'top' THEN text || char(10) ELSE '' END ||
  'Der Stadtrat von Brunnau hat am Dienstagabend lange über den Ausbau der Radwege gestritten und am Ende vertagt.' || char(10) ||
  'Bürgermeisterin Hanne Wolters sagte, die Pläne seien seit zwei Jahren bekannt und sollten nun zügig umgesetzt werden.' || char(10)
  || CASE WHEN place = 'mid' THEN text || char(10) ELSE '' END ||
  'Die Opposition kritisierte dagegen, dass für die neue Spur vierzig Parkplätze wegfallen, ohne dass es Ersatz gibt.' || char(10) ||
  'Nun soll ein Gutachter bis zum Herbst klären, ob die Straße breit genug ist und welche Kosten auf die Stadt zukommen.'
  || CASE WHEN place = 'end' THEN char(10) || text ELSE '' END AS text
  FROM line;
SELECT p.keep, p.label, substr(line, 1, 70) FROM around, presse_paragraphs(around.text) p WHERE p.text = line ORDER BY id;
SELECT 'lines of the article that are lost:', count(*) FROM around, presse_paragraphs(around.text) p WHERE p.text <> line AND NOT p.keep;
.print '# what comes again and again; who speaks'
SELECT p.keep, p.label, p.reason, substr(p.text, 1, 20) FROM presse_paragraphs(
  'Streit um neue Radwege in Brunnau' || char(10) || 'Anna Berger:' || char(10) ||
  'Der Stadtrat hat am Dienstagabend lange über den Ausbau der Radwege gestritten und ihn am Ende vertagt, weil im Haushalt das Geld dafür fehlt.' || char(10) ||
  'Bild in neuem Fenster öffnen' || char(10) || 'Hanne Wolters:' || char(10) ||
  'Die Pläne sind seit zwei Jahren bekannt und sollten nun zügig umgesetzt werden, sonst verfällt das Geld, das uns das Land zugesagt hat.' || char(10) ||
  'Bild in neuem Fenster öffnen' || char(10) || 'Anna Berger:' || char(10) ||
  'Für die neue Spur fallen vierzig Parkplätze weg, ohne dass es für die Anwohner einen Ersatz gibt, und das wird im Viertel niemand verstehen.' || char(10) ||
  'Bild in neuem Fenster öffnen' || char(10) || 'Hanne Wolters:' || char(10) ||
  'Nun soll ein Gutachter bis zum Herbst klären, ob die Straße breit genug ist und was das am Ende kostet, und dann reden wir noch einmal.') p;
