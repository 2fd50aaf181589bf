-- The items of feeds: RSS 2.0, RSS 1.0, Atom, and what feeds are in truth.
.nullvalue NULL
.mode line

.print '# RSS 2.0'
SELECT * FROM presse_feed('<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Mühlbacher Bote</title>
  <link>https://bote.example/</link>
  <atom:link rel="self" href="https://bote.example/feed.xml"/>
  <image><title>Bild</title><link>https://bote.example/bild</link></image>
  <item>
    <title>Schule &amp;amp; Hort werden &lt;b&gt;saniert&lt;/b&gt;</title>
    <link>https://bote.example/schule</link>
    <pubDate>Mon, 03 Mar 2025 14:05:00 +0100</pubDate>
    <dc:creator><![CDATA[Anna Muster und Jan Beispiel]]></dc:creator>
    <category>Lokales</category>
    <description><![CDATA[<p>Der Rat hat <b>beschlossen</b>.</p>]]></description>
    <content:encoded><![CDATA[<p>Der Rat hat beschlossen &amp; gezahlt.</p><p>Mehr.</p>]]></content:encoded>
    <guid isPermaLink="false">bote-17</guid>
  </item>
  <item>
    <title>Ohne Adresse</title>
    <guid>https://bote.example/18</guid>
    <author>redaktion@bote.example (Eva Probe)</author>
    <pubDate>gestern</pubDate>
  </item>
  <item><title>Mit Pfad</title><link>/19</link></item>
  <item></item>
</channel></rss>');

.print '# RSS 1.0'
SELECT title, link, published, author, id FROM presse_feed('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://bote.example/"><title>Bote</title><link>https://bote.example/</link>
<items><rdf:Seq><rdf:li resource="https://bote.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://bote.example/1"><title>Erster</title><link>https://bote.example/1</link>
<dc:date>2025-03-03T14:05+01:00</dc:date><dc:creator>Muster, Anna</dc:creator></item>
</rdf:RDF>');

.print '# Atom'
SELECT * FROM presse_feed('<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bote.example/blog/">
<title>Blog</title><author><name>Das Blog-Team</name></author>
<entry>
  <title type="html">Bach &amp;lt; Fluss &lt;i&gt;heute&lt;/i&gt;</title>
  <link rel="replies" href="/antworten"/><link rel="alternate" type="text/html" href="bach"/>
  <id>tag:bote.example,2025:1</id>
  <updated>2025-03-04T08:00:00Z</updated><published>2025-03-03T08:00:00Z</published>
  <author><name>Jan Beispiel</name><email>jan@bote.example</email><uri>https://jan.example</uri></author>
  <author><name>Eva Probe</name></author>
  <summary type="html">&lt;p&gt;Kurz&lt;/p&gt;</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">Der <b>Bach</b> &amp; mehr<br/>hier</p></div></content>
</entry>
<entry><title>Zweiter</title><link href="https://bote.example/2"/><updated>2025-03-05T09:30:00+01:00</updated></entry>
</feed>');

.print '# What feeds are: no namespaces, an & that is one, HTML names, HTML unescaped, nothing closed'
SELECT title, link, published, author, summary FROM presse_feed('
<rss><channel><item><title>Köln & Bonn &ndash; Gew&auml;sser < Flüsse</title>
<link>https://bote.example/a?x=1&y=2</link>
<description>Text<br>mit <p>HTML</description>
<dc:creator>Anna Muster</dc:creator><dc:date>3. März 2025, 14:05 Uhr</dc:date>
<item><TITLE>Der nächste</TITLE><Link>https://bote.example/b</Link><pubdate>03.03.2025</pubdate>
<description><![CDATA[ nie <b>geschlossen');

.print '# A DOCTYPE of its own is nothing: no entities, no files'
SELECT title, summary FROM presse_feed('<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b; &c;</title>
<description>&c;</description></item></channel></rss>');

.print '# The charset of a BLOB; numbers of control characters'
SELECT title FROM presse_feed(CAST('<?xml version="1.0" encoding="ISO-8859-1"?><rss><item><title>M'
  || x'fc' || 'hlbach &#150; &#1;x</title></item></rss>' AS BLOB));

.print '# No feed, nothing, NULL: no rows'
SELECT count(*) FROM presse_feed('<html><body><p>Text</p></body></html>');
SELECT count(*) FROM presse_feed('');
SELECT count(*) FROM presse_feed(x'');
SELECT count(*) FROM presse_feed(NULL);

.print '# Errors'
SELECT * FROM presse_feed(1);
SELECT * FROM presse_feed(1.5);
SELECT * FROM presse_feed;

.print '# Joins and other feeds in one query'
CREATE TABLE source(name TEXT, xml TEXT);
INSERT INTO source VALUES ('A', '<rss><item><title>a1</title></item><item><title>a2</title></item></rss>'),
  ('B', '<rss></rss>'), ('C', '<feed><entry><title>c1</title></entry></feed>');
.mode list
SELECT s.name, f.position, f.title FROM source s LEFT JOIN presse_feed(s.xml) f ORDER BY 1, 2;
