-- A small corpus for the report: annotated rows written by hand, so that every number on the page can be counted here.
-- Expects the annotated tables; what is in them is deleted first.
--
-- Five articles. 1 and 3 have the same sentences but for the last; 5 has neither date, source nor title. Titles, names, sources and
-- words try to be HTML. keep = 0 and kind = 'derived' must not count.

DELETE FROM article_relation; DELETE FROM article_quote; DELETE FROM article_time; DELETE FROM article_value;
DELETE FROM article_entity; DELETE FROM article_term; DELETE FROM article_sentence; DELETE FROM article_paragraph;
DELETE FROM article_document;

INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash) VALUES
  (1, '2025-03-03', 'Mühlbote & Söhne', '<script>document.title = "hacked"</script> Die Brücke', 400, 4, 70, 60, 1),
  (2, '2025-03-03', 'Mühlbote & Söhne', 'Der "Deich" & seine <b>Freunde</b>', 300, 3, 50, 40, 2),
  (3, '2025-03-05', 'Lohnezeitung', '" onmouseover="document.title = ''hacked''" x="', 400, 4, 70, 60, 3),
  (4, '2025-04-14', 'Lohnezeitung', 'Nach dem Regen', 200, 2, 40, 30, 4),
  (5, NULL, NULL, NULL, 100, 1, 12, 10, 5);

-- 20 of the 100 characters of article 4 are not the article, 10 of the 100 of article 1: 10, 5 and 0 % of the sources, 6 % of all
INSERT INTO article_paragraph(article, position, text, label, keep, score, reason, start, length) VALUES
  (1, 1, 'x', 'body', 1, 1, NULL, 1, 90), (1, 2, 'x', 'advert', 0, 0, 'cue', 91, 10), (2, 1, 'x', 'body', 1, 1, NULL, 1, 100),
  (3, 1, 'x', 'body', 1, 1, NULL, 1, 100), (4, 1, 'x', 'body', 1, 1, NULL, 1, 80), (4, 2, 'x', 'related', 0, 0, 'cue', 81, 15),
  (4, 3, 'x', 'byline', 0, 0, 'cue', 96, 5), (5, 1, 'x', 'body', 1, 1, NULL, 1, 100);

INSERT INTO article_sentence(article, position, paragraph, keep, text, start, length)
SELECT a.value, s.key + 1, 1, 1, s.value, 1 + 200 * s.key, length(s.value)
  FROM json_each('[1, 3]') a, json_each('["Der Rat der Stadt Ahlen hat am Montagabend beschlossen, die alte Brücke über die Lohne im Herbst zu sanieren.",
    "Das koste 2,5 Millionen Euro, sagte Anna Berg, die <img src=x onerror=alert(1)> leitet.",
    "Karl Ott & Sohn aus Ahlen sollen den Bau leiten, wie die Stadtwerke am Abend mitteilten."]') s;
INSERT INTO article_sentence(article, position, paragraph, keep, text, start, length)
SELECT column1, column2, 1, column3, column4, 1 + 200 * (column2 - 1), length(column4) FROM (VALUES
  (1, 4, 1, 'Anna Berg freut sich in Ahlen.'),
  (2, 1, 1, 'Anna Berg und die Stadtwerke prüfen den Deich, der 40 Prozent höher sein soll.'),
  (2, 2, 1, 'Anna Berg und die Stadtwerke sind sich einig, und das ist neu, wie man im Rathaus und auch sonst überall sagt.'),
  (2, 3, 0, 'Anna Berg und Ahlen: mehr dazu hier.'),
  (4, 1, 1, 'In Emden und in Ahlen hat es geregnet, und zwar so viel wie seit Jahren nicht mehr im April, der sonst trocken ist.'),
  (4, 2, 1, 'Der Schaden liege bei 80 bis 90 Mio. Dollar oder 1250,5 Euro.'),
  (5, 1, 1, 'Ahlen ist still.'));

INSERT INTO article_entity(article, position, sentence, keep, text, type, kind, name, entity, score, start, length)
SELECT column1, row_number() OVER (PARTITION BY column1), column2, column3, column5, column4, column6, column5, 1, 1, 1, 1 FROM (VALUES
  (1, 1, 1, 'LOC', 'Ahlen', 'name'), (1, 2, 1, 'PER', 'Anna Berg', 'name'), (1, 3, 1, 'ORG', 'Karl Ott & Sohn', 'name'), (1, 3, 1, 'LOC', 'Ahlen', 'name'),
  (1, 3, 1, 'ORG', 'Stadtwerke', 'name'), (1, 4, 1, 'PER', 'Anna Berg', 'name'), (1, 4, 1, 'LOC', 'Ahlen', 'name'),
  (2, 1, 1, 'PER', 'Anna Berg', 'name'), (2, 1, 1, 'ORG', 'Stadtwerke', 'name'), (2, 2, 1, 'PER', 'Anna Berg', 'name'),
  (2, 2, 1, 'PER', 'Stadtwerke', 'name'), (2, 3, 0, 'LOC', 'Ahlen', 'name'),
  (3, 1, 1, 'LOC', 'Ahlen', 'name'), (3, 3, 1, 'ORG', 'Karl Ott & Sohn', 'name'), (3, 3, 1, 'LOC', 'Ahlen', 'name'), (3, 3, 1, 'ORG', 'Stadtwerke', 'part'),
  (4, 1, 1, 'LOC', 'Emden', 'name'), (4, 1, 1, 'LOC', 'Ahlen', 'name'), (4, 1, 1, 'LOC', 'Deutschland', 'derived'), (4, 1, 1, 'MISC', 'Aprilwetter', 'name'),
  (5, 1, 1, 'LOC', 'Ahlen', 'name'));

INSERT INTO article_value(article, position, sentence, keep, text, type, value, value_max, unit, approx, start, length) VALUES
  (1, 1, 2, 1, '2,5 Millionen Euro', 'money', 2500000, NULL, 'EUR', 'exact', 0, 18),
  (3, 1, 2, 1, '2,5 Millionen Euro', 'money', 2500000, NULL, 'EUR', 'exact', 0, 18),
  (2, 1, 1, 1, '40 Prozent', 'percent', 40, NULL, '%', 'exact', 0, 10),
  (2, 2, 3, 0, '99 Prozent', 'percent', 99, NULL, '%', 'exact', 0, 10),
  (4, 1, 2, 1, '80 bis 90 Mio. Dollar', 'money', 80000000, 90000000, 'USD', 'range', 0, 21),
  (4, 2, 2, 1, '1250,5 Euro', 'money', 1250.5, NULL, 'EUR', 'exact', 0, 11),
  (4, 3, 2, 1, 'viel Geld', 'money', NULL, NULL, 'EUR', 'vague', 0, 11);
UPDATE article_value AS v SET start = (SELECT s.start - 1 + instr(s.text, v.text) FROM article_sentence s WHERE s.article = v.article AND s.position = v.sentence);

INSERT INTO article_quote(article, position, sentence, keep, text, kind, speaker, speaker_text, speaker_start, cue, cue_start, start, length) VALUES
  (1, 1, 2, 1, 'Das koste 2,5 Millionen Euro', 'indirect', 'Anna Berg', 'Anna Berg', NULL, 'sagte', 0, 101, 28),
  (1, 2, 3, 1, 'Karl Ott & Sohn aus Ahlen <sollen> den Bau leiten', 'direct', 'Stadtwerke', 'die Stadtwerke', NULL, 'mitteilten', 0, 201, 49),
  (2, 1, 2, 1, 'sind sich einig', 'direct', 'Anna Berg', 'Anna Berg', NULL, NULL, NULL, 131, 15),
  (2, 2, 2, 1, 'das ist neu', 'reported', 'man', 'man', NULL, 'sagt', 0, 151, 11),
  (2, 3, 3, 0, 'mehr dazu hier', 'direct', 'Anna Berg', 'Anna Berg', NULL, NULL, NULL, 222, 14);
UPDATE article_quote AS q SET cue_start = (SELECT s.start - 1 + instr(s.text, q.cue) FROM article_sentence s WHERE s.article = q.article AND s.position = q.sentence);

-- March has 160 words, April 30, all articles have 200
INSERT INTO article_term(article, lemma, pos, stop, count) VALUES
  (1, 'Brücke', 'NOUN', 0, 10), (1, 'sanieren', 'VERB', 0, 9), (1, 'die', 'DET', 1, 9), (1, 'Montag', 'NOUN', 0, 9), (2, 'Deich', 'NOUN', 0, 4),
  (3, 'Brücke', 'NOUN', 0, 10), (3, '<i>Bau', 'NOUN', 0, 3), (4, 'Regen', 'NOUN', 0, 5), (4, 'Brücke', 'NOUN', 0, 1), (5, 'Regen', 'NOUN', 0, 1);
