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
