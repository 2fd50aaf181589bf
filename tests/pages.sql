-- Articles out of web pages: presse_text and presse_blocks over the pages of tests/pages (each a layout of its own,
-- with dirt), and over small pieces of HTML.
.mode list
.nullvalue NULL
.print '# 01_ticker: a live blog'
SELECT presse_text(readfile('tests/pages/01_ticker.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/01_ticker.html'));

.print
.print '# 02_interview: an interview, questions in bold, author box and comments'
SELECT presse_text(readfile('tests/pages/02_interview.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/02_interview.html'));

.print
.print '# 03_galerie: a picture gallery'
SELECT presse_text(readfile('tests/pages/03_galerie.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/03_galerie.html'));

.print
.print '# 04_meldung: a short agency report'
SELECT presse_text(readfile('tests/pages/04_meldung.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/04_meldung.html'));

.print
.print '# 05_schweiz: Swiss, in windows-1252 that calls itself ISO-8859-1'
SELECT presse_text(readfile('tests/pages/05_schweiz.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/05_schweiz.html'));

.print
.print '# 06_oesterreich: Austrian, hashed class names, an embed that waits for consent'
SELECT presse_text(readfile('tests/pages/06_oesterreich.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/06_oesterreich.html'));

.print
.print '# 07_divsuppe: nothing but div'
SELECT presse_text(readfile('tests/pages/07_divsuppe.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/07_divsuppe.html'));

.print
.print '# 08_umbruch: paragraphs divided by <br><br> in a table of 2003'
SELECT presse_text(readfile('tests/pages/08_umbruch.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/08_umbruch.html'));

.print
.print '# 09_tabelle: a table'
SELECT presse_text(readfile('tests/pages/09_tabelle.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/09_tabelle.html'));

.print
.print '# 10_liste: lists, a blog with comments'
SELECT presse_text(readfile('tests/pages/10_liste.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/10_liste.html'));

.print
.print '# 11_amp: AMP'
SELECT presse_text(readfile('tests/pages/11_amp.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/11_amp.html'));

.print
.print '# 12_schranke: a paywall'
SELECT presse_text(readfile('tests/pages/12_schranke.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/12_schranke.html'));

.print
.print '# 13_einwilligung: consent walls'
SELECT presse_text(readfile('tests/pages/13_einwilligung.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/13_einwilligung.html'));

.print
.print '# 14_kommentare: more comments than text'
SELECT presse_text(readfile('tests/pages/14_kommentare.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/14_kommentare.html'));

.print
.print '# 15_startseite: a home page: no article'
SELECT presse_text(readfile('tests/pages/15_startseite.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/15_startseite.html'));

.print
.print '# 16_dienstklassen: utility classes, the text in JSON-LD'
SELECT presse_text(readfile('tests/pages/16_dienstklassen.html'));
SELECT position, label, keep, text FROM presse_blocks(readfile('tests/pages/16_dienstklassen.html'));

.print
.print '# a BLOB''s bytes have a charset, a TEXT is characters'
SELECT presse_text(x'3c703e4772fcdf652061757320556c6d20616e20616c6c652c2064696520646173206c6573656e20756e6420766572737465686e2e3c2f703e');
SELECT presse_text('<meta charset=koi8-r><p>Grüße aus Ulm an alle, die das lesen und verstehen.</p>');
.print '# score, path, reason'
SELECT score > 0.9, path, reason FROM presse_blocks('<body><main id=m><div class="story text"><p>Der Rat tagte am Montag, weil das Geld nicht reicht, und vertagte sich dann auf den Mai.</p></div></main>');
SELECT label, reason FROM presse_blocks('<nav><a href=/>Start</a><a href=/sport>Sport</a></nav>');
.print '# nothing, NULL'
SELECT presse_text('') = '', typeof(presse_text('')), presse_text(NULL), presse_text(x'') = '', presse_text('<script>x</script>') = '';
SELECT count(*) FROM presse_blocks('');
SELECT count(*) FROM presse_blocks(NULL);
.print '# in joins, views and generated columns'
CREATE TABLE page(id INTEGER PRIMARY KEY, html BLOB, text TEXT GENERATED ALWAYS AS (presse_text(html)) STORED);
INSERT INTO page(html) VALUES (readfile('tests/pages/04_meldung.html')), (NULL), ('<p>kurz');
SELECT id, substr(text, 1, 20) FROM page;
SELECT p.id, count(b.position), sum(b.keep) FROM page p LEFT JOIN presse_blocks(p.html) b GROUP BY 1;
SELECT count(*) FROM presse_blocks WHERE html = '<p>a<p>b';
SELECT s.text FROM presse_sentences(presse_text(readfile('tests/pages/04_meldung.html'))) s LIMIT 1;
.print '# errors'
SELECT presse_text(1);
SELECT presse_text(2.5);
SELECT presse_text();
SELECT presse_text('a', 'b');
SELECT * FROM presse_blocks;
SELECT * FROM presse_blocks(1);
