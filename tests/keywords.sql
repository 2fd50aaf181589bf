-- presse_keywords: names of several words, lemmas, scores worked out by hand, order, limits.
.nullvalue NULL
CREATE TABLE text(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO text VALUES
(1, 'Die Fähre nach Juist fällt aus' || char(10) || char(10) || 'Von Karl Ott' || char(10) || char(10) ||
    'Die Reederei Nordlicht hat am Montag alle Fähren nach Juist gestrichen. Kapitänin Anna Berg sagte, der Wasserstand sei zu niedrig. „Ohne Wasser fährt keine Fähre“, so Berg. ' ||
    'Annas Bergs Kollegen auf Juist verteilten Decken an die Reisenden. Erst am Mittwoch soll der Wasserstand wieder steigen.' || char(10) || char(10) ||
    'Lesen Sie auch: Sturmflut, Sturmflut, Sturmflut'),
(2, NULL),
(3, '');
.print '# names under one name, lemmas, no boilerplate'
SELECT term, count FROM text, presse_keywords(text.text) WHERE id = 1;
SELECT count(*) FROM text, presse_keywords(text.text, 1000) WHERE term LIKE 'Sturm%' OR term IN ('Karl Ott', 'sein', 'sollen', 'die');
-- Zwurbel is in no table: 2 of 6 words here, 6 of 126,800,000 at large; expected 8 · 6 / 126,800,006 = 3.785489e-7 and 8:
-- 2 (2 ln (2 / 3.785489e-7) + 6 ln (6 / 8)) = 2 (2 · 15.480090 - 6 · 0.287682) = 58.468
.print '# a score by hand'
SELECT term, count, score FROM presse_keywords('Der Zwurbel ist da. Ein Zwurbel!') LIMIT 1;
.print '# n; NULL and empty; falling scores'
SELECT count(*) FROM text, presse_keywords(text.text, 3) WHERE id = 1;
SELECT count(*) FROM text, presse_keywords(text.text, NULL) WHERE id = 1;
SELECT id, count(k.term) FROM text LEFT JOIN presse_keywords(text.text, 2) k GROUP BY id;
SELECT count(*) FROM (SELECT score, lag(score) OVER () AS before FROM text, presse_keywords(text.text, 100) WHERE id = 1) WHERE score > before OR score <= 0;
.print '# equal scores: first appearance first'
SELECT group_concat(term) FROM presse_keywords('Der Plürz, der Quorz und der Zwurbel.');
.print '# inflected forms are one term; a capital at the begin is not the word''s own; suspended parts are none'
SELECT term, count FROM presse_keywords('Häuser brennen. Das Haus brannte. Brennende Häuser, brennendes Haus. Haupt- und Nebengebäude.') WHERE term IN ('Haus', 'brennen', 'Haupt-', 'brennend', 'Nebengebäude') ORDER BY 1;
.print '# broken UTF-8, errors'
SELECT count(*) FROM presse_keywords(CAST(x'446572FF526174C3' AS TEXT));
SELECT * FROM presse_keywords(5);
SELECT * FROM presse_keywords('a', 0);
SELECT * FROM presse_keywords('a', 100001);
SELECT * FROM presse_keywords('a', 'b');
SELECT * FROM presse_keywords;
