-- presse_links: where links lead, what is linked, where they stand.
.nullvalue NULL

.print '# Regions of a page with elements'
SELECT * FROM presse_links('<body><header><a href="/">Bote</a></header><nav><ul><li><a href="/lokales">Lokales</a></ul></nav>
<main><article><h1>Rat baut um</h1><p class="author">Von <a href="/autoren/anna-muster">Anna Muster</a></p>
<p>Der Rat hat am Montag beschlossen, das alte Bad umzubauen, wie <a href="bericht">ein Bericht</a> zeigt, der vorliegt.</p>
<ul><li><a href="https://amt.example/plan.pdf">Der Plan</a></li></ul>
<p>Die Kosten trägt der Kreis, und die Arbeiten sollen im Sommer beginnen, sagte die Sprecherin.</p>
<aside><a href="/mehr">Mehr dazu</a></aside><div class="share-buttons"><a href="https://netz.example/teilen?u=1">Teilen</a></div></article>
<section class="teaser-list"><article><a href="/a2"><h3>Andere Meldung</h3><p>Kurz</p></a></article></section>
<div id="comments"><p>Eva: siehe <a href="/c">hier</a></p></div></main>
<footer><a href="mailto:post@bote.example">Kontakt</a><a href="#top"></a></footer>', 'https://bote.example/rat/1');

.print '# A page of nothing but <div>, named'
SELECT region, text FROM presse_links('<body><div class="main-nav"><a href="/">Start</a></div><div class="story">
<div>Der Rat hat am Montag beschlossen, das alte Bad umzubauen, wie ein <a href="/b">Bericht</a> zeigt.<br><br>
Die Arbeiten beginnen im Sommer und kosten nach Auskunft der Stadt rund zwei Millionen Euro.</div></div>
<div class="meistgelesen"><a href="/x">Oft gelesen</a></div><div class="anzeige"><a href="/y">Kauf</a></div><a href="/z">Rest</a>');

.print '# A page without text: elements alone'
SELECT region, text FROM presse_links('<nav><a href="/1">eins</a></nav><a href="/2">zwei</a><footer><a href="/3">drei</a></footer>');

.print '# Addresses: as they are, from the page itself, from <base>; references in them; pictures'
SELECT href, text FROM presse_links('<a href="/x?a=1&amp;b=2">x</a><a href=" ../y z">y</a><a href="">leer</a><a>keiner</a><a href="/p"><img src="p.jpg"></a>');
SELECT href FROM presse_links('<a href="/x?a=1&amp;b=2">x</a><a href=" ../y z">y</a><a href="">leer</a>', 'https://bote.example/a/b/c');
SELECT href FROM presse_links('<base href="/unter/"><a href="x">x</a>', 'https://bote.example/a');
SELECT href FROM presse_links('<base href="https://andere.example/u/"><a href="x">x</a><a href="//d.example/y">y</a>');

.print '# Hidden links are links without text; nothing, NULL'
SELECT href, text, region FROM presse_links('<div hidden><a href="/h">weg</a></div>');
SELECT count(*) FROM presse_links('');
SELECT count(*) FROM presse_links(NULL);
SELECT count(*) FROM presse_links('<p>ohne');

.print '# The charset of a BLOB'
SELECT text FROM presse_links(CAST('<meta charset="latin1"><a href="/">M' || x'fc' || 'hle</a>' AS BLOB));

.print '# Errors'
SELECT * FROM presse_links(3);
SELECT * FROM presse_links('<p>', 3);
SELECT * FROM presse_links;
