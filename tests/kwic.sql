-- presse_kwic: queries, context, positions, errors.
.mode list
.headers on
.nullvalue NULL
CREATE TABLE article(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO article VALUES
(1, 'Sanierung am Markt' || char(10, 10) || 'Das alte Haus am Markt wird saniert. „Die Häuser hier“, sagt er, „sind alt.“' || char(10, 10) ||
    'Ein Hausarzt zieht in das schöne,' || char(9) || 'alte Haus der Stadt. Der Wert des Hauses steigt.'),
(2, 'Öffentliche Häuser 🙂 und ein neues Rathaus: alles im Haus.'),
(3, NULL),
(4, '');
.print '# all columns'
SELECT a.id, k.* FROM article a, presse_kwic(a.text, 'Haus') k;
.print '# positions are characters'
SELECT a.id, match, substr(a.text, start, length) = match AS same FROM article a, presse_kwic(a.text, '*haus*') k;
.headers off
.print '# context: stays in its paragraph, goes over the ends of sentences, one line'
SELECT '[' || left || '|' || match || '|' || right || ']' FROM article a, presse_kwic(a.text, 'Markt', 3) WHERE id = 1;
SELECT '[' || left || '|' || match || '|' || right || ']' FROM article a, presse_kwic(a.text, '"Haus der"', 100) WHERE id = 1;
SELECT count(*) FROM article a, presse_kwic(a.text, '"saniert" . „') WHERE id = 1; -- not over the end of a sentence
SELECT '[' || left || '|' || match || '|' || right || ']' FROM article a, presse_kwic(a.text, 'sagt', 1) WHERE id = 1;
SELECT '[' || left || '|' || match || '|' || right || ']' FROM article a, presse_kwic(a.text, '"Haus"', 0) WHERE id = 1;
.print '# words, exact, open, conditions'
SELECT '1', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, 'HAUS');
SELECT '2', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '"Haus"');
SELECT '3', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, 'haus*');
SELECT '4', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '*haus');
SELECT '5', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '"die" []');
SELECT '6', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, 'das []{1,3} "Haus"');
SELECT '7', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[kind=word]{2} .');
SELECT '8', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[text=Haus*|*haus text!=Haus]');
SELECT '9', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[pos=PUNCT]') WHERE id = 1;
SELECT '10', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[kind=emoji] []');
.print '# by lemma and tag'
SELECT '1', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, 'Häuser');
SELECT '2', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[lemma=haus]');
SELECT '3', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[pos=DET]? [pos=ADJ] []{0,2} [lemma=haus]');
SELECT '4', group_concat(match, ' | ') FROM article a, presse_kwic(a.text, '[tag=ART] [tag=NN lemma!=haus]');
.print '# arguments as constraints, joins, no text, no query'
SELECT count(*) FROM presse_kwic WHERE query = 'das' AND document = 'Das Haus' AND width = 2;
SELECT a.id, k.match FROM article a LEFT JOIN presse_kwic(a.text, 'Rathaus') k;
SELECT q.column1, count(*) FROM (VALUES ('Haus'), ('am'), (NULL)) q, article a, presse_kwic(a.text, q.column1) GROUP BY 1;
SELECT count(*) FROM presse_kwic(NULL, 'a');
SELECT count(*) FROM presse_kwic('a', 'a', NULL);
SELECT count(*) FROM presse_kwic('a b' || char(0) || 'a', 'a');
SELECT hex(match), start, length FROM presse_kwic(cast(x'61FF62206180' AS TEXT), cast(x'61FE62' AS TEXT));
.print '# errors'
SELECT * FROM presse_kwic('a', '');
SELECT * FROM presse_kwic('a', 'das [lema=Haus]');
SELECT * FROM presse_kwic('a', 'das [pos=NN]');
SELECT * FROM presse_kwic('a', 'das "Haus');
SELECT * FROM presse_kwic('a', '[]{0,5} []{56}');
SELECT * FROM presse_kwic(NULL, '[');
SELECT * FROM presse_kwic('a', printf('%.70000c', 'a'));
SELECT * FROM presse_kwic('a', 7);
SELECT * FROM presse_kwic(x'61', 'a');
SELECT * FROM presse_kwic('a', 'a', 101);
SELECT * FROM presse_kwic('a', 'a', -1);
SELECT * FROM presse_kwic('a', 'a', 9223372036854775807);
SELECT * FROM presse_kwic('a', 'a', 2.5);
SELECT * FROM presse_kwic('a', 'a', '5');
SELECT * FROM presse_kwic('a');
