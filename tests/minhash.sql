-- presse_minhash, presse_similarity, presse_lsh: what is the same, what is alike, what is no signature.
.nullvalue NULL
CREATE TABLE copy(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO copy VALUES
(1, 'Die Fähre nach Norderwarft ist am Montagmorgen im Hafen auf Grund gelaufen. Verletzt wurde niemand, teilte die Reederei mit. Das Schiff kam mit der Flut wieder frei und wird nun in der Werft geprüft. Bis Mittwoch fallen sechs Fahrten aus, danach soll der Ersatz aus Emden bereitstehen.'),
(2, 'Norderwarft (lno) - Die Fähre nach Norderwarft ist am Montagmorgen im Hafen auf Grund gelaufen. Verletzt wurde niemand, teilte die Reederei mit. Das Schiff kam mit der Flut wieder frei und wird nun in der Werft geprüft. Bis Mittwoch fallen sechs Fahrten aus, danach soll der Ersatz aus Emden bereitstehen.'),
(3, 'Die Fähre nach Norderwarft ist am Montagmorgen im Hafen auf Grund gelaufen. Verletzt wurde niemand, teilte die Reederei mit. Der Bürgermeister forderte, die Fahrrinne endlich auszubaggern, sie sei seit Jahren zu flach.'),
(4, 'Im Stadtpark von Oberzell blühen die ersten Magnolien. Gärtner erwarten am Wochenende viele Gäste, das Wetter soll mild bleiben. Der Eintritt ist frei, Hunde müssen an der Leine geführt werden.');

.print '# the form of a signature'
SELECT typeof(s), length(s), hex(substr(s, 1, 12)) FROM (SELECT presse_minhash(text) AS s FROM copy WHERE id = 1);
SELECT hex(substr(presse_minhash('Der Rat tagte am Montag.', 2), 1, 20));
.print '# no words, no signature; NULL gives NULL'
SELECT presse_minhash(NULL), presse_minhash(''), presse_minhash('... – !'), presse_minhash(char(0x301)), presse_minhash(char(0) || 'Rat');
SELECT presse_similarity(NULL, presse_minhash('a')), presse_similarity(presse_minhash('a'), NULL), (SELECT count(*) FROM presse_lsh(NULL));
.print '# case, umlauts, marks, space, soft hyphens do not matter; order and words do'
SELECT presse_minhash('Die Fähre läuft aus, endlich!') = presse_minhash('  DIE  FAEHRE – läuft aus: „end' || char(173) || 'lich“');
SELECT presse_minhash('Die Fähre läuft aus') = presse_minhash('Die Fähre läuft ein'), presse_minhash('a b c d') = presse_minhash('d c b a');
.print '# fewer words than a shingle: the text is one shingle'
SELECT presse_similarity(presse_minhash('Der Rat'), presse_minhash('der RAT')), presse_similarity(presse_minhash('Der Rat'), presse_minhash('Der Rat tagt'));
-- exact: 47 words, 45 shingles; the copy has 49 words and 47 shingles, 45 in common: 45/47 = 0.957
-- 1 and 3: 17 shingles in common of 45 + 30 - 17 = 58: 0.293; 2 and 3: 17 of 60: 0.283
.print '# alike'
SELECT a.id, b.id, round(presse_similarity(presse_minhash(a.text), presse_minhash(b.text)), 3),
       (SELECT count(*) FROM presse_lsh(presse_minhash(a.text)) x JOIN presse_lsh(presse_minhash(b.text)) y USING (band, hash)) > 0 AS meet
  FROM copy a, copy b WHERE a.id <= b.id ORDER BY 1, 2;
.print '# bands: 32, the same on every machine'
SELECT band, hash FROM presse_lsh(presse_minhash('Der Rat tagte am Montag.')) WHERE band IN (1, 2, 32);
SELECT count(*), min(band), max(band) FROM presse_lsh((SELECT presse_minhash(text) FROM copy WHERE id = 1));
SELECT id, count(l.band) FROM copy LEFT JOIN presse_lsh(presse_minhash(copy.text)) l GROUP BY id;
.print '# broken UTF-8 and long words'
SELECT length(presse_minhash(CAST(x'446572FF52E4C3' AS TEXT))), length(presse_minhash(printf('%.*c', 100000, 'x')));
.print '# errors'
SELECT presse_minhash(5);
SELECT presse_minhash(x'00');
SELECT presse_minhash('a', 0);
SELECT presse_minhash('a', 17);
SELECT presse_minhash('a', '3');
SELECT presse_similarity('a', presse_minhash('a'));
SELECT presse_similarity(presse_minhash('a'), x'706D68');
SELECT presse_similarity(presse_minhash('a'), zeroblob(268));
SELECT presse_similarity(presse_minhash('a'), presse_minhash('a', 2));
SELECT * FROM presse_lsh('a');
SELECT * FROM presse_lsh(zeroblob(268));
SELECT * FROM presse_lsh(x'');
