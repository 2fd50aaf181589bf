-- presse_summary: which sentences, in which order, of which paragraphs; limits and errors.
.nullvalue NULL
CREATE TABLE text(id INTEGER PRIMARY KEY, text TEXT);
-- Boilerplate, a heading, and a paragraph of asides: the summary is of the harbour.
INSERT INTO text VALUES (1, 'Norderwarft streitet über seinen Hafen' || char(10) || char(10) || 'Von Karl Ott' || char(10) || char(10) ||
'Der Gemeinderat von Norderwarft hat am Montag den Ausbau des Hafens beschlossen. Bis tief in die Nacht wurde gestritten. Der Hafen soll eine tiefere Fahrrinne und einen zweiten Anleger für die Fähre bekommen.' || char(10) || char(10) ||
'Bürgermeisterin Anna Berg nannte den Ausbau des Hafens eine Frage des Überlebens. Sie lachte dabei. Ohne Fahrrinne könne die Fähre bei Niedrigwasser nicht anlegen, sagte Berg.' || char(10) || char(10) ||
'Draußen regnete es seit Stunden. Jemand hatte Kuchen mitgebracht. Die Gegner des Ausbaus wollen gegen die Fahrrinne klagen, weil sie um das Watt fürchten.' || char(10) || char(10) ||
'Lesen Sie auch: Der Hafen von Norderwarft, der Hafen, die Fähre und die Fahrrinne in alten Bildern.' || char(10) || char(10) || 'Foto: Hafen Norderwarft/dpa');
.print '# one, two, three sentences: each in the order of the text'
SELECT presse_summary(text, 1) FROM text;
SELECT presse_summary(text, 2) FROM text;
SELECT presse_summary(text) = presse_summary(text, 3) AND presse_summary(text, NULL) = presse_summary(text, 3), presse_summary(text) FROM text;
.print '# more than there are: all of the running text, without heading and boilerplate'
SELECT presse_summary(text, 100) FROM text;
.print '# sentences are rows of presse_sentences, in order, that lie in kept body paragraphs'
SELECT s.position, s.keep, s.paragraph FROM text a, presse_sentences(a.text) s WHERE instr(presse_summary(a.text, 3), s.text) ORDER BY 1;
.print '# what was said is not said again: copies of one sentence'
SELECT presse_summary('Die Fähre nach Norderwarft fällt am Montag wegen Sturm aus. Die Fähre nach Norderwarft fällt am Montag wegen Sturm aus. Der Bäcker von Emden feiert am Mittwoch ein großes Jubiläum.', 2);
.print '# hard-wrapped lines come in one line'
SELECT instr(presse_summary('Der Rat tagte am Montag bis spät in' || char(10) || 'die Nacht, weil niemand nachgeben' || char(10) || 'wollte und der Hafen zu teuer ist.', 1), char(10));
.print '# NULL, empty, no sentence, a lone heading, broken UTF-8'
SELECT presse_summary(NULL), presse_summary(''), presse_summary(' … '), presse_summary('Streit um den Hafen'), presse_summary(char(0) || 'Rat');
SELECT hex(presse_summary(CAST(x'446572FF526174C3' AS TEXT)));
.print '# the first 2000 sentences are looked at'
WITH RECURSIVE w(i, t) AS (SELECT 1, 'Und so war es auch für ihn und für sie.' UNION ALL SELECT i + 1, t || CASE WHEN i = 2000 THEN ' Die Fähre nach Norderwarft fällt am Montag aus.' ELSE ' Und so war es auch für ihn und für sie.' END FROM w WHERE i < 2001)
SELECT instr(presse_summary(t, 1), 'Fähre') > 0 FROM w WHERE i = 2001;
WITH RECURSIVE w(i, t) AS (SELECT 1, 'Und so war es auch für ihn und für sie.' UNION ALL SELECT i + 1, t || CASE WHEN i = 1998 THEN ' Die Fähre nach Norderwarft fällt am Montag aus.' ELSE ' Und so war es auch für ihn und für sie.' END FROM w WHERE i < 2001)
SELECT instr(presse_summary(t, 1), 'Fähre') > 0 FROM w WHERE i = 2001;
.print '# errors'
SELECT presse_summary(5);
SELECT presse_summary('a', 0);
SELECT presse_summary('a', 101);
SELECT presse_summary('a', 'b');
SELECT presse_summary(x'00');
