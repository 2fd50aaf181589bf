-- Words: lemma, pos and tag of presse_tokens; presse_lemma, presse_stem.
.mode list
.headers off
.nullvalue NULL

CREATE TABLE sentence(id INTEGER PRIMARY KEY, topic TEXT, text TEXT);
INSERT INTO sentence(topic, text) VALUES
-- the particle stands behind an inserted clause, behind a subject, before a comma, at the end
('separable verbs', 'Der Konzern kündigte am Dienstag einen Stellenabbau an.'),
('separable verbs', 'Die Bahn stellte den Betrieb, der seit Jahren Verluste macht, im Herbst ein.'),
('separable verbs', 'Die Ausstellung findet, obwohl das Geld fehlt, im Mai statt.'),
('separable verbs', 'Laut Polizei stieß der Wagen mit einem Lkw zusammen.'),
('separable verbs', 'Er schlug vor, die Abgabe abzuschaffen.'),
('separable verbs', 'Dass der Minister zurücktritt, schließt die Partei aus.'),
-- the same forms with a verb in the clause, with a predicate, alone
('auxiliaries', 'Die Polizei hatte die Straße gesperrt.'),
('auxiliaries', 'Die Stadt hat kein Geld.'),
('auxiliaries', 'Die Ministerin ist Ärztin.'),
('auxiliaries', 'Der Zug war gestern noch in Hamburg.'),
('auxiliaries', 'Das Gesetz wird heute verabschiedet.'),
('auxiliaries', 'Der Spieler musste gestern operiert werden.'),
('articles and pronouns', 'Das ist das Haus, das er gekauft hat.'),
('articles and pronouns', 'Alle haben gewartet, aber nicht alle Kinder sind zufrieden.'),
('articles and pronouns', 'Diese Woche zahlen viele Bürger nichts.'),
('articles and pronouns', 'Sie hat ihn angerufen und ihnen geschrieben.'),
('articles and pronouns', 'Die Firma, deren Chef verhaftet wurde, schweigt.'),
('names and nouns', 'Thomas besuchte Paris und Texas.'),
('names and nouns', 'Die Rede von Angela Merkels Nachfolger dauerte drei Stunden.'),
('names and nouns', 'Im Oktober sank der Dollar gegenüber dem Euro.'),
('names and nouns', 'Die Minister von Spanien und Italien berieten in Brüssel.'),
('adjectives', 'Der Kurs stieg schnell und fiel dann deutlich.'),
('adjectives', 'Die größten Firmen fordern bessere Löhne.'),
('adjectives', 'Der neue Bahnhof ist größer als der alte.'),
('adjectives', 'Der gestiegene Ölpreis belastet die Wirtschaft.'),
('adjectives', 'Der Angeklagte schwieg, die Verletzten wurden behandelt.'),
('als and wie', 'Sie arbeitet wie ihre Mutter als Lehrerin.'),
('als and wie', 'Der Preis ist so hoch wie nie.'),
('quotations', '„Wir brauchen mehr Zeit“, sagte Bürgermeisterin Anna Keller.'),
('quotations', 'Er sei unschuldig, behauptete der Mann.'),
('quotations', 'Ob der Plan aufgeht, weiß niemand.'),
('numbers', 'Am 3. Oktober 1990 feierten 250 Gäste den zweiten Sieg.'),
('numbers', 'Der Preis stieg am 24.12.2023 um 18:30 Uhr auf 2,5 Millionen.'),
('other tokens', 'Alle Infos gibt es unter https://example.org/wahl oder per Mail an info@example.org.'),
('other tokens', 'Danke @stadtrat für den tollen Abend! #wahl24 🎉'),
('other tokens', 'Der Ein- und Ausstieg bleibt offen.'),
('spelling', 'DAS SPIEL ENDET MIT EINEM SIEG'),
('spelling', 'Die Massnahmen heissen so, weil sie weh tun.'),
('spelling', 'In Muenchen trafen sich die Aussenminister.'),
('spelling', 'Die Behoerden pruefen den Fall.'),
('spelling', 'Das Was' || char(173) || 'serwerk liefert Strom.'),
('spelling', 'Der Pru' || char(776) || 'fer fa' || char(776) || 'hrt zur U' || char(776) || 'bung.'),
('hyphens', 'Der US-Präsident besuchte die Ex-Kanzlerin.'),
('hyphens', 'Das iPhone und die eBay-Auktion sind teuer.'),
('other scripts', 'Москва und 東京 sind Städte.');
CREATE VIEW word AS
SELECT s.id, s.topic, t.position, t.text || '/' || t.lemma || '/' || t.pos || '/' || t.tag AS word
  FROM sentence s, presse_tokens(s.text) t;
-- each token as text/lemma/pos/tag; the first of a topic stands under its name
SELECT iif(id = (SELECT min(id) FROM sentence s WHERE s.topic = w.topic), '# ' || topic || char(10), '') ||
       group_concat(word, ' ')
  FROM (SELECT * FROM word ORDER BY id, position) w GROUP BY id ORDER BY id;

.print '# the particle keeps its row, and its verb keeps its place'
SELECT text, lemma, pos, start, length FROM presse_tokens('Wann fängt die Sitzung an?')
 WHERE pos IN ('VERB', 'ADP');
.print '# a word that is the lemma of another'
SELECT group_concat(lemma, ' ') FROM presse_tokens('Die Ecken der Häuser stehen in der Reihe der Straßen.')
 WHERE pos = 'NOUN';
.print '# every token has all three, whatever it is'
WITH t(x) AS (VALUES ('...'), ('!?'), ('„“'), ('–'), ('§§'), ('x'), ('ẞ'), ('-'), ('1'), ('½'), ('a-'), ('-a'), ('🙂'),
  (char(0x301)), ('A' || char(0x301)), ('م'), ('한국'), ('ΑΘΗΝΑ'), ('dEr RAt'), ('1.000.000'), ('XIV.'), ('@'), ('#'),
  (cast(x'FF' AS TEXT)), (cast(x'44E97221' AS TEXT)), (replace(printf('%.2000c', 'a'), 'a', 'Rat')), ('& % + = €'))
SELECT count(*) > 20, sum(lemma IS NULL OR pos IS NULL OR tag IS NULL), sum(length(lemma) = 0)
  FROM t, presse_tokens(t.x);
.print '# nothing in, nothing out'
SELECT count(lemma), count(pos), count(tag) FROM presse_tokens(NULL);
SELECT count(lemma), count(pos), count(tag) FROM presse_tokens('');
SELECT count(lemma), count(pos), count(tag) FROM presse_tokens(' ' || char(10));
.print '# marks have their own tags'
SELECT group_concat(text || tag, ' ') FROM presse_tokens('Ja, nein; gut: (so) – ob? „Ja!“ …') WHERE pos = 'PUNCT';
.print '# an index of lemmas, and a condition on the tag'
SELECT lemma, count(*) FROM presse_tokens('Ein Haus, zwei Häuser. Im Haus des Hauses brannte Licht.')
 WHERE tag = 'NN' GROUP BY lemma ORDER BY 2 DESC, 1;

.print '# presse_lemma: alone'
SELECT presse_lemma('Häuser'), presse_lemma('ging'), presse_lemma('größten'), presse_lemma('Ministerinnen'),
       presse_lemma('im'), presse_lemma('Merkels'), presse_lemma('Paris'), presse_lemma('Bundesfinanzministerinnen');
.print '# presse_lemma: with a part of speech, universal or STTS'
SELECT presse_lemma('Sucht', 'NOUN'), presse_lemma('sucht', 'VERB'), presse_lemma('sucht', 'VVFIN'),
       presse_lemma('Wagen', 'NOUN'), presse_lemma('wagen', 'VERB'), presse_lemma('weiß', 'VERB'),
       presse_lemma('weiß', 'ADJ'), presse_lemma('weißen', 'ADJA'), presse_lemma('der', 'ART');
SELECT presse_lemma('Zuckerbergs', 'PROPN'), presse_lemma('Thomas', 'PROPN'), presse_lemma('Texas', 'NE'),
       presse_lemma('Spanien', 'PROPN');
.print '# presse_lemma: spelling, and what is no word'
SELECT presse_lemma('Strasse'), presse_lemma('HÄUSER'), presse_lemma('Ha' || char(776) || 'user'),
       presse_lemma('Häu' || char(173) || 'ser'), presse_lemma('Москва'), presse_lemma('...'), presse_lemma('12,5');
SELECT presse_lemma(NULL), presse_lemma(''), presse_lemma('Häuser', NULL), presse_lemma(NULL, 'NOUN'),
       presse_lemma('', 'NOUN'), presse_lemma(NULL, NULL), hex(presse_lemma(cast(x'48C3' AS TEXT)));
.print '# presse_stem'
SELECT presse_stem('Häusern'), presse_stem('Regierungen'), presse_stem('regierung'), presse_stem(''),
       presse_stem(NULL), presse_stem('...'), presse_stem('東京');
SELECT length(stem), substr(stem, 1, 3) -- no word: small letters and no more, at once
  FROM (SELECT presse_stem(replace(printf('%.*c', 3000000, 'x'), 'x', 'Ä')) AS stem);
.print '# wrong arguments'
SELECT presse_lemma('Haus', 'Nomen');
SELECT presse_lemma('Haus', '');
SELECT presse_lemma('Haus', 'noun');
SELECT presse_lemma('Haus', 5);
SELECT presse_lemma(5);
SELECT presse_lemma(x'48');
SELECT presse_lemma('Haus', x'4E4E');
SELECT presse_lemma();
SELECT presse_lemma('a', 'NN', 'b');
SELECT presse_stem(1);
SELECT presse_stem(x'00');
SELECT lemma FROM presse_tokens(5);
