-- presse_readability: measures worked out by hand, what counts as text, what is a passive.
.nullvalue NULL
-- Der Rat tag-te bis spät in die Nacht. | Be-schlos-sen wur-de die Sa-nie-rung der Grund-schu-le.
-- 14 words, 2 sentences, 70 letters, 22 syllables; 3 words of 3 syllables and more (21.43 %), 3 of more than 6 letters (21.43 %),
-- 9 of one syllable (64.29 %); der and die come twice: 12 types
-- flesch 180 - 7 - 58.5 · 22/14 = 81.071; lix 7 + 21.429; wiener_1 0.1935 · 21.429 + 0.1672 · 7 + 0.1297 · 21.429 - 0.0327 · 64.286 - 0.875 = 5.119
-- wiener_2 0.2007 · 21.429 + 0.1682 · 7 + 0.1373 · 21.429 - 2.779 = 5.641; wiener_3 0.2963 · 21.429 + 0.1905 · 7 - 1.1144 = 6.568
-- wiener_4 0.2744 · 21.429 + 0.2656 · 7 - 1.693 = 6.046; one of two sentences is passive; 14 words are less than a window
.print '# all measures'
SELECT * FROM presse_readability('Der Rat tagte bis spät in die Nacht. Beschlossen wurde die Sanierung der Grundschule.');
.print '# NULL, no words: no rows, no values'
SELECT count(*) FROM presse_readability(NULL);
SELECT group_concat(coalesce(value, 'NULL')) FROM presse_readability('');
SELECT group_concat(coalesce(value, 'NULL')) FROM presse_readability('3,5 – 12.5.2025 …');
.print '# numbers and marks are no words; abbreviations are; a hyphen divides no word but its syllables'
SELECT value FROM presse_readability('Am 3. Mai kamen 250 Gäste, z. B. SPD-Politiker (aus Ulm).') WHERE measure IN ('words', 'syllables');
.print '# running text: no heading, no boilerplate; a lone heading counts'
SELECT value FROM presse_readability('Streit um den Hafen' || char(10) || char(10) || 'Von Anna Weber' || char(10) || char(10) ||
  'Der Rat tagte am Montag bis spät in die Nacht, weil niemand nachgeben wollte.' || char(10) || char(10) || 'Foto: dpa') WHERE measure IN ('words', 'sentences');
SELECT value FROM presse_readability('Streit um den Hafen') WHERE measure IN ('words', 'sentences');
-- of 50 words with 49 types (das twice), one window: 0.98
.print '# MATTR: a window of 50 words'
WITH RECURSIVE w(i, t) AS (SELECT 1, 'Das' UNION ALL SELECT i + 1, t || ' ' || CASE i WHEN 20 THEN 'das' ELSE 'w' || char(97 + i / 26) || char(97 + i % 26) END FROM w WHERE i < 50)
SELECT (SELECT value FROM presse_readability(t || '.') WHERE measure = 'mattr'), (SELECT value FROM presse_readability(t || '.') WHERE measure = 'type_token_ratio') FROM w WHERE i = 50;
-- 100 words, 50 of them in turn: every window of 50 has 50 types, the whole text 50 of 100
WITH RECURSIVE w(i, t) AS (SELECT 0, 'waa' UNION ALL SELECT i + 1, t || ' w' || char(97 + (i + 1) % 50 / 26) || char(97 + (i + 1) % 50 % 26) FROM w WHERE i < 99)
SELECT (SELECT value FROM presse_readability(t || '.') WHERE measure = 'mattr'), (SELECT value FROM presse_readability(t || '.') WHERE measure = 'type_token_ratio') FROM w WHERE i = 99;
.print '# the passive: 1 passive, 0 not'
CREATE TABLE line(passive INTEGER, text TEXT);
INSERT INTO line VALUES
(1, 'Die Brücke wird im Sommer gesperrt.'),
(1, 'Gestern wurde der Minister von Reportern befragt.'),
(1, 'Das Gesetz ist im Mai verabschiedet worden.'),
(1, 'Er sagt, dass die Schule bald saniert wird.'),
(1, 'Die Anlage soll nächstes Jahr gebaut werden.'),
(1, 'Der Plan, der lange umstritten war, wurde am Abend beschlossen.'),
(1, 'Niemand glaubt, je gefragt zu werden.'),
(1, 'Das Spiel wird, weil es regnet, heute verschoben.'),
(0, 'Die Stadt wird die Brücke im Sommer sperren.'),
(0, 'Es wird kalt.'),
(0, 'Sie ist Ministerin geworden.'),
(0, 'Er hat die Brücke gesperrt.'),
(0, 'Bis dahin wird er das Haus gebaut haben.'),
(0, 'Er wird Lehrer und hat das Haus verkauft.'),
(0, 'Die Tür ist geöffnet.'),
(0, 'Der Rat wird sehen, was gebaut ist.');
SELECT text FROM line, presse_readability(line.text) r WHERE r.measure = 'passive_share' AND r.value <> passive;
.print '# joins, boilerplate alone, broken UTF-8'
SELECT value FROM presse_readability(CAST(x'446572FF526174C3' AS TEXT)) WHERE measure = 'words';
SELECT count(*) FROM line LEFT JOIN presse_readability(line.text) r ON r.measure = 'lix';
.print '# errors'
SELECT * FROM presse_readability(5);
SELECT * FROM presse_readability;
