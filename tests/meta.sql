-- presse_meta: what pages say of themselves, source by source.
.nullvalue NULL

.print '# JSON-LD in a graph, with names by @id'
SELECT key, value FROM presse_meta('<html lang="de"><head><title>Bad wird saniert - Mühlbacher Bote</title>
<meta property="og:title" content="Bad wird saniert"><meta property="og:type" content="article">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","@id":"https://bote.example/#site","name":"Mühlbacher Bote"},
{"@type":"Person","@id":"https://bote.example/#anna","name":"Anna Muster"},
{"@type":["NewsArticle","Article"],"headline":"Bad wird saniert","datePublished":"2025-03-03T14:05:00+01:00",
 "dateModified":"2025-03-04T08:00:00Z","author":[{"@id":"https://bote.example/#anna"},{"@type":"Person","name":["Jan Beispiel"]}],
 "publisher":{"@id":"https://bote.example/#site"},"isAccessibleForFree":"False","articleSection":["Lokales","Rat"],
 "keywords":["Bad","Rat","bad"],"image":{"@type":"ImageObject","url":"https://bote.example/b.jpg"},
 "mainEntityOfPage":{"@type":"WebPage","@id":"https://bote.example/bad"},"description":"Der Rat hat &uuml;ber das Bad beraten."}]}</script>
</head><body><h1>Bad wird saniert</h1></body></html>');

.print '# JSON-LD: broken, in a comment, an array, several articles, single values'
SELECT key, value FROM presse_meta('<title>Zweiter Titel</title><script type="application/ld+json"><!--
[{"@type":"NewsArticle","headline":"Erster Titel","datePublished":"2025-01-01","author":"Eva Probe",},
 {"@type":"NewsArticle","headline":"Zweiter Titel","datePublished":"2025-02-02T10:00Z","author":{"name":"Von Jan Beispiel, Ulm"},
  "isAccessibleForFree":true
  "keywords":"Rat, Bad ,, Hallenbad","text":"Zeile
  bricht um"</script>');

.print '# Open Graph, Twitter, Dublin Core, other <meta>'
SELECT key, value FROM presse_meta('<meta property="og:title" content="Titel &amp;amp; mehr | Bote"><meta property="og:site_name" content="Bote">
<meta property="article:published_time" content="2025-03-03T14:05:00+0100"><meta property="article:modified_time" content="1741010400">
<meta property="article:author" content="https://www.facebook.com/anna"><meta name="author" content="Text: Anna Muster (am) und Jan Beispiel">
<meta property="article:section" content="Lokales"><meta property="article:tag" content="Rat"><meta property="article:tag" content="Bad">
<meta property="og:locale" content="de_AT"><meta property="og:url" content="https://bote.example/a"><meta property="og:image" content="/b.jpg">
<meta name="description" content=" Kurz   gesagt. "><meta property="article:content_tier" content="metered">');
SELECT key, value FROM presse_meta('<meta name="DC.title" content="Nur Dublin"><meta name="DC.creator" content="Muster, Anna; Beispiel, Jan">
<meta name="DC.date.issued" content="2025-03-03"><meta name="DC.publisher" content="Amt Mühlbach"><meta name="DC.language" content="DE">
<meta name="keywords" content="a; b">');
SELECT key, value FROM presse_meta('<meta name="twitter:title" content="Zwitscher"><meta name="twitter:label1" content="Verfasst von">
<meta name="twitter:data1" content="Anna Muster"><meta name="twitter:image:src" content="//bilder.example/x.png">', 'https://bote.example/');

.print '# What the page shows: headline, byline, date'
SELECT key, value FROM presse_meta('<title>Rat baut Bad um « Bote</title><body><nav><a href="/">Start</a> 28.11.2026</nav>
<h1>Rat baut das Bad um</h1><p class="byline">Von Anna Muster, Jan Beispiel und Dr. Eva Probe, Wien</p>
<p>3. Jänner 2025, 14:05 Uhr</p><p>Aktualisiert: 4. Jänner 2025, 8 Uhr</p>
<p>Am 17. Mai 1998 wurde das Bad eröffnet, sagte Bürgermeister Max Exempel, der damals schon dabei war und sich an das Fest erinnert. Von Karl Kranz war nichts zu hören.</p>');
SELECT key, value FROM presse_meta('<h1>Rat baut um</h1><div>Fr 03.01.25 | 14:05 Uhr | Von <span>Eva Probe</span></div>');
SELECT key, value FROM presse_meta('<h1>Rat baut um</h1><time datetime="2025-01-03T14:05:00+01:00">heute</time><p>Foto: Jan Beispiel</p>
<p>Text: Anna Muster Fotos: Jan Beispiel</p>');
SELECT key, value FROM presse_meta('<h1>Rat baut um</h1><p>Text Text</p><footer>geschrieben von <a href="/author/blaue-feder/">Blaue Feder</a></footer>',
  'https://blog.example/2025/01/03/rat-baut-um/');

.print '# A desk gives way to a person in the byline; a sentence is no byline'
SELECT value FROM presse_meta('<meta name="author" content="Bote Online"><meta property="og:site_name" content="Bote"><h1>Rat baut um</h1><p>Von Anna Muster</p>') WHERE key = 'author';
SELECT value FROM presse_meta('<meta name="author" content="Bote Online"><h1>Rat baut um</h1><p>Von Anna Muster stammt der Plan.</p>') WHERE key = 'author';
SELECT count(*) FROM presse_meta('<h1>Rat baut um</h1><p>Von Hamburg nach Bremen</p><p>Von Mai bis Juli</p>') WHERE key = 'author';

.print '# Titles lose the site'
WITH p(t, site) AS (VALUES ('Bad zu - Bote', 'Bote'), ('Bad zu - Bote Online', 'Bote'), ('Bote: Bad zu', 'Bote'), ('Bote | Bad zu', 'Bote'),
  ('Bad zu | Lokales | Bote', 'Bote'), ('Bad zu - und bleibt es', 'Bote'), ('Bad zu – bote.example', 'X'), ('Bote', 'Bote'))
SELECT t, (SELECT value FROM presse_meta('<meta property="og:url" content="https://www.bote.example/a"><meta property="og:site_name" content="' || site || '"><title>' || t || '</title>')
  WHERE key = 'title') FROM p;
.print '# A title that was cut is completed'
SELECT value FROM presse_meta('<meta property="article:published_time" content="2025-01-01"><meta property="og:title" content="Der Rat baut das alte ..."><h1>Der Rat baut das alte Bad um</h1>') WHERE key = 'title';

.print '# Addresses: canonical, base, argument'
SELECT value FROM presse_meta('<link rel="canonical" href="/a/../b?x=1">', 'https://bote.example/c/d') WHERE key = 'canonical';
SELECT value FROM presse_meta('<link rel="canonical" href="/b">') WHERE key = 'canonical';
SELECT value FROM presse_meta('<base href="https://andere.example/x/"><link rel="canonical" href="b">', 'https://bote.example/') WHERE key = 'canonical';
SELECT value FROM presse_meta('<p>x', 'https://bote.example/c') WHERE key = 'canonical';
SELECT value FROM presse_meta('<p>x</p>') WHERE key = 'canonical';

.print '# Days: the date in the address, a day that a later source gives the time of'
SELECT value FROM presse_meta('<h1>Rat</h1>', 'https://bote.example/2025/01/03/rat') WHERE key = 'published';
SELECT value FROM presse_meta('<meta name="date" content="2025-01-03"><h1>Rat</h1><p>3.1.2025, 14.05 Uhr</p>') WHERE key = 'published';
SELECT value FROM presse_meta('<meta name="date" content="2025-01-03"><h1>Rat</h1><p>4.1.2025, 14.05 Uhr</p>') WHERE key = 'published';
SELECT count(*) FROM presse_meta('<meta name="date" content="irgendwann"><h1>Rat</h1>') WHERE key = 'published';

.print '# paywalled: said, or not there'
SELECT value FROM presse_meta('<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>') WHERE key = 'paywalled';
SELECT value FROM presse_meta('<script type="application/ld+json">{"@type":"NewsArticle","hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False"}}</script>') WHERE key = 'paywalled';
SELECT value FROM presse_meta('<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"http://schema.org/True"}</script>') WHERE key = 'paywalled';
SELECT count(*) FROM presse_meta('<p>Mit Abo weiterlesen') WHERE key = 'paywalled';

.print '# section from the breadcrumb'
SELECT value FROM presse_meta('<title>Bad zu</title><script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
{"@type":"ListItem","position":1,"name":"Start"},{"@type":"ListItem","position":2,"item":{"name":"Lokales"}},{"@type":"ListItem","position":3,"name":"Bad zu"}]}</script>') WHERE key = 'section';

.print '# The charset of a BLOB'
SELECT value FROM presse_meta(CAST('<meta charset="iso-8859-1"><title>M' || x'fc' || 'hlbach</title>' AS BLOB)) WHERE key = 'title';

.print '# Nothing'
SELECT count(*) FROM presse_meta(NULL);
SELECT count(*) FROM presse_meta('');
SELECT count(*) FROM presse_meta(x'');
SELECT count(*) FROM presse_meta('<p>Text</p>', NULL);

.print '# Errors'
SELECT * FROM presse_meta(1);
SELECT * FROM presse_meta('<p>', 7);
SELECT * FROM presse_meta('<p>', x'00');
SELECT * FROM presse_meta;

.print '# the site''s name out of the titles, else the host'
CREATE TEMP TABLE titled(title TEXT, head TEXT, url TEXT);
INSERT INTO titled VALUES
('Rat streitet um Brücke | Kurier am Fluss', '', 'https://kurier-am-fluss.example/rat/1'),
('Rat streitet um Brücke – Kurier am Fluss', '', 'https://www.kurier-am-fluss.example/rat/1'),
('Rat streitet um Brücke | Kurier am Fluss', '', 'https://kaf.example/rat/1'),
('Rat streitet um Brücke | Kurier am Fluss', '', NULL),
('Kurier am Fluss | Rat streitet', '', 'https://kurier-am-fluss.example/rat/1'),
('Rat streitet um Brücke – ein Bericht', '', 'https://kaf.example/rat/1'),
('Rat streitet um Brücke | Politik', '<meta property="article:section" content="Politik">', 'https://kaf.example/rat/1'),
('Rat streitet um Brücke | Kurier am Fluss', '<meta property="og:site_name" content="KaF">', 'https://kaf.example/rat/1'),
('| Kurier |', '', 'https://kaf.example/'), (' | ', '', 'https://kaf.example/'), ('Kurier', '', NULL);
SELECT t.title, m.value FROM titled t LEFT JOIN presse_meta('<title>' || t.title || '</title>' || t.head || '<h1>Rat streitet</h1>', t.url) m ON m.key = 'site' ORDER BY t.rowid;
.print '# In SQL: one row for each page'
CREATE TABLE page(id INTEGER PRIMARY KEY, html TEXT);
INSERT INTO page(html) VALUES ('<title>Eins</title><meta name="author" content="Anna Muster; Jan Beispiel">'), ('<p>leer'), (NULL);
SELECT p.id, max(m.value) FILTER (WHERE m.key = 'title'), group_concat(m.value, ' + ') FILTER (WHERE m.key = 'author')
FROM page p LEFT JOIN presse_meta(p.html) m GROUP BY p.id;
