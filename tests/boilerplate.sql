-- sql/boilerplate.sql: paragraphs that recur over a source, and the text without them.
.mode list
.headers on
.nullvalue NULL
.read tests/corpus/annotated.sql
.print '# the articles: nothing recurs'
.output /dev/null
.read sql/boilerplate.sql
.output
SELECT count(*) FROM article_recurring;
.read tests/corpus/empty.sql
.print '# empty tables'
.read sql/boilerplate.sql
CREATE TEMP TABLE draft(id INTEGER PRIMARY KEY, source TEXT, text TEXT);
CREATE TEMP TABLE line(name TEXT PRIMARY KEY, text TEXT);
INSERT INTO line VALUES
  ('history', 'Der Mühlbote erscheint seit 1887 und wird in Ahlen an der Lohne gedruckt, wo auch die Redaktion sitzt.'),
  ('reader', '%d Leute in Ahlen und Umgebung haben diesen Bericht heute am Morgen schon gelesen.'),
  ('heading', 'Hintergrund'),
  ('a', 'Der Rat der Stadt hat am Montagabend beschlossen, die alte Brücke über die Lohne im Herbst zu sanieren.'),
  ('b', 'Die Feuerwehr musste in der Nacht zu einem Brand ausrücken, bei dem niemand verletzt wurde.'),
  ('c', 'Der Sportverein feiert am Wochenende sein Jubiläum mit einem Turnier, zu dem vierzig Mannschaften kommen.'),
  ('d', 'Wegen des Regens ist der Weg am Ufer gesperrt, und die Stadt rät allen, ihn bis Sonntag zu meiden.');
INSERT INTO draft(id, source, text)
SELECT column1, column2, (SELECT group_concat(printf(l.text, column3), char(10, 10))
                            FROM json_each(column4) j JOIN line l ON l.name = j.value)
  FROM (VALUES
  (1, 'Mühlbote', 17, '["a", "b", "history", "reader"]'),
  (2, 'Mühlbote', 230, '["reader", "b", "heading", "c", "history"]'),
  (3, 'Mühlbote', 4, '["c", "history", "heading", "a", "d", "reader"]'),
  -- one article in three versions: its text recurs nowhere else
  (4, 'Lohnezeitung', 1, '["d", "c"]'), (5, 'Lohnezeitung', 1, '["d", "c"]'), (6, 'Lohnezeitung', 1, '["heading", "d", "c"]'),
  -- what recurs over another source is this one's own; no source is none
  (7, 'Lohnezeitung', 5, '["a", "history"]'),
  (8, NULL, 1, '["a", "b"]'), (9, NULL, 1, '["a", "c"]'), (10, '', 1, '["a", "d"]'));
INSERT INTO draft VALUES (11, 'Mühlbote', NULL), (12, 'Mühlbote', '');
-- of twenty articles, three are not a fifth
INSERT INTO draft(source, text)
  WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 20)
  SELECT 'Tagblatt', 'Zum ' || printf('%s', char(64 + n)) || ' sagte der Sprecher am Dienstag, es sei noch nichts entschieden.'
         || CASE WHEN n <= 4 THEN char(10) || 'Vier von zwanzig sind ein Fünftel, und darum ist dieser Satz einer, der wiederkehrt.' ELSE '' END
         || CASE WHEN n BETWEEN 2 AND 4 THEN char(10) || 'Drei von zwanzig sind weniger, und darum gehört dieser Satz zum Text.' ELSE '' END
    FROM n;
-- a note that is longer than the news above it
INSERT INTO draft(source, text)
  SELECT 'Kurzbote', column1 || char(10) || 'Der Kurzbote ist ein Dienst der Gemeinde, der jeden Tag in aller Kürze berichtet, was geschieht.'
    FROM (VALUES ('Der Markt fällt heute aus.'), ('Die Brücke ist wieder offen.'), ('Der Bus fährt ab Montag.'));
INSERT INTO article_document(article, date, source, title, characters, sentences, tokens, words, hash)
  SELECT id, NULL, source, NULL, 0, 0, 0, 0, 0 FROM draft WHERE text IS NOT NULL;
INSERT INTO article_paragraph(article, position, text, label, keep, score, reason, start, length)
  SELECT d.id, p.position, p.text, p.label, p.keep, p.score, p.reason, p.start, p.length FROM draft d, presse_paragraphs(d.text) p;
.print '# what recurs'
.read sql/boilerplate.sql
.print '# once more: the table is made anew'
.headers off
.output /dev/null
.read sql/boilerplate.sql
.output
SELECT count(*) FROM article_recurring;
-- 3 of Tagblatt's 20 are 0.15; four articles: only the paragraph that Tagblatt has in four
.print '# other limits'
.parameter init
.parameter set :share 0.15
.output /dev/null
.read sql/boilerplate.sql
.output
SELECT source, articles, share FROM article_recurring ORDER BY source, articles, share;
.parameter set :articles 4
.output /dev/null
.read sql/boilerplate.sql
.output
SELECT source, articles, share FROM article_recurring ORDER BY source, articles, share;
