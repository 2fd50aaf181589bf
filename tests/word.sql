.bail off
.mode list
.headers off
.nullvalue NULL

.print -- fold: equal for equal words
SELECT presse_fold('Müller'), presse_fold('MUELLER'), presse_fold('Mueller'), presse_fold('mu' || char(0x308) || 'ller'), presse_fold('Muller');
SELECT presse_fold('Straße'), presse_fold('STRASSE'), presse_fold('STRAẞE'), presse_fold('Strasse');
SELECT presse_fold('Öl Äpfel Übung'), presse_fold('OEL AEPFEL UEBUNG');
SELECT presse_fold('Café'), presse_fold('CAFE' || char(0x301)), presse_fold('Citroën'), presse_fold('Wałęsa'), presse_fold('Đoković'), presse_fold('Håkan Søren Æsir Œuvre');
SELECT presse_fold('İstanbul'), presse_fold('ﬁn'), presse_fold('Ｇｒｏß'), presse_fold('ǟ'), presse_fold('a' || char(0x323, 0x308));
SELECT presse_fold('Auf' || char(0xAD) || 'lage'), presse_fold('geht’s'), presse_fold('E' || char(0x2011) || 'Auto'), presse_fold('a' || char(0xA0) || 'b');
SELECT presse_fold('ΑΘΉΝΑ'), presse_fold('Москва'), presse_fold('東京'), presse_fold('한국'), presse_fold('😀');
SELECT presse_fold(''), presse_fold(NULL), hex(presse_fold(cast(x'41FF80C3' AS TEXT))), presse_fold('a' || char(0) || 'b');
SELECT presse_fold(char(0x308) || 'x'), presse_fold('a e'), presse_fold('aeü');
.print -- normalize: composed, visible, decoded
SELECT presse_normalize('Ti' || char(0x308) || 'er A' || char(0x308) || 'rger') = 'Tïer Ärger';
SELECT presse_normalize('Auf' || char(0xAD) || 'la' || char(0x200B) || 'ge' || char(0xFEFF, 0x2060, 0x200E) || '!');
SELECT presse_normalize('10' || char(0xA0) || '%' || char(0x2009) || 'a' || char(0x3000) || 'b' || char(9) || 'c') = '10 % a b' || char(9) || 'c';
SELECT hex(presse_normalize('a' || char(13, 10) || 'b' || char(13) || 'c' || char(0x2028) || 'd' || char(0x85) || 'e' || char(12) || 'f' || char(10, 10) || 'g'));
SELECT presse_normalize('AT&amp;T &lt;b&gt; &quot;x&quot; &apos;y&apos; Gr&ouml;&szlig;e&nbsp;5 &euro; &ndash; &#8222;A&#x201C; &#132;B&#147;');
SELECT presse_normalize('&amp;amp;amp;nbsp;x'), presse_normalize('&bogus; &amp & &; &#; &#x; &#xD800; &#99999999; A&B;'), presse_normalize('&');
SELECT presse_normalize('eﬃzient, Auﬂage, E' || char(0x2011) || 'Auto, „Zitat“ – »so« … ‚x‘');
SELECT presse_normalize(char(0x84) || 'C1' || char(0x93) || char(0x81, 1, 0x7F));
SELECT presse_normalize('👨' || char(0x200D) || '👩'), hex(presse_normalize('a' || char(0x200D) || 'b')), hex(presse_normalize('👍' || char(0x200D)));
SELECT hex(presse_normalize(char(0x1100, 0x1161, 0x11A8))), hex(presse_normalize(char(0x212B))), hex(presse_normalize('q' || char(0x307, 0x323)));
SELECT presse_normalize(''), presse_normalize(NULL), hex(presse_normalize(cast(x'41FF80C3' AS TEXT))), presse_normalize('a' || char(0) || 'b');
WITH t(x) AS (VALUES ('Gro&szlig;&amp;nbsp;' || char(0x308, 0xA0, 0x1100, 0x1161)), (char(0xAD, 0x301) || 'e' || char(0x323, 0x301)), (replace(printf('%.30c', 'a'), 'a', char(0x301, 0x323))))
SELECT presse_normalize(x) = presse_normalize(presse_normalize(x)) FROM t;
SELECT length(presse_normalize('a' || replace(printf('%.100000c', 'a'), 'a', char(0x301, 0x323))));
SELECT length(presse_normalize('&' || replace(printf('%.200000c', 'x'), 'x', 'amp;')));
.print -- german: the share of letters in German sentences
SELECT 'German', presse_german('Der Rat tagte am Montag bis spät in die Nacht.'), 'English', presse_german('The council met on Monday until late at night.');
SELECT 'none of seven', max(presse_german('Le conseil a siégé lundi jusque tard dans la nuit.'), presse_german('De gemeenteraad vergaderde maandag tot diep in de nacht.'),
       presse_german('Il consiglio si è riunito lunedì fino a tarda notte.'), presse_german('Byrådet mødtes mandag til langt ud på natten.'),
       presse_german('El consejo se reunió el lunes hasta altas horas.'), presse_german('Совет заседал до поздней ночи.'), presse_german('議会は深夜まで続いた。'));
SELECT 'German headlines', min(presse_german('Bürgermeisterin tritt überraschend zurück'), presse_german('Bahnstreik: Tausende Reisende gestrandet'), presse_german('STADT WILL SCHWIMMBAD SCHLIESSEN')), 'an English one', presse_german('Shares slide as investors worry');
SELECT round(presse_german('Die Ministerin wies den Vorwurf am Abend zurück. The minister denied the claim last night.'), 2);
SELECT presse_german('Die Ministerin wies den Vorwurf am Abend zurück.' || char(10) || 'dpa' || char(10) || 'Sie bleibt im Amt, bis das Verfahren endet.');
SELECT presse_german('Mehr dazu unter https://www.example.org/the/quick/story/of/what/they/said-about-all-of-this und bei uns.');
SELECT presse_german(''), presse_german('12,5 % – 3'), presse_german(NULL), presse_german(cast(x'FF80' AS TEXT));
.print -- collations
WITH w(x) AS (VALUES ('Zebra'), ('Ärger'), ('Arzt'), ('Apfel'), ('äußern'), ('Aussage'), ('Muller'), ('Müller'), ('Mueller'), ('Mufti'))
SELECT (SELECT group_concat(x) FROM (SELECT x FROM w ORDER BY x COLLATE presse_din1)),
       (SELECT group_concat(x) FROM (SELECT x FROM w ORDER BY x COLLATE presse_din2)),
       (SELECT group_concat(x) FROM (SELECT x FROM w ORDER BY x));
SELECT 'ä' = 'a' || char(0x308) COLLATE presse_din1, 'ä' = 'a' COLLATE presse_din1, 'A' = 'a' COLLATE presse_din1, '' < 'a' COLLATE presse_din1, '' = '' COLLATE presse_din2;
SELECT 'Göthe' < 'Goethe' COLLATE presse_din1, 'Göthe' > 'Goethe' COLLATE presse_din2, 'Götz' < 'Goldmann' COLLATE presse_din2, 'Strasse' < 'Straße' COLLATE presse_din1, 'Straße' < 'Strasser' COLLATE presse_din1;
WITH b(x) AS (VALUES (cast(x'FF' AS TEXT)), (cast(x'C3' AS TEXT)), (cast(x'E28080' AS TEXT)), ('a'), (cast(x'61FF' AS TEXT)), ('ä'), (cast(x'EDA080' AS TEXT)), (''))
SELECT count(*) FROM b l, b r WHERE (l.x < r.x COLLATE presse_din1) <> (r.x > l.x COLLATE presse_din1) OR (l.x = r.x COLLATE presse_din1) + (l.x < r.x COLLATE presse_din1) + (l.x > r.x COLLATE presse_din1) <> 1;
WITH b(x) AS (VALUES (cast(x'FF' AS TEXT)), (cast(x'C3' AS TEXT)), (cast(x'E28080' AS TEXT)), ('a'), (cast(x'61FF' AS TEXT)), ('ä'), (cast(x'EDA080' AS TEXT)), (''))
SELECT count(*) FROM b p, b q, b r WHERE p.x <= q.x COLLATE presse_din2 AND q.x <= r.x COLLATE presse_din2 AND NOT p.x <= r.x COLLATE presse_din2;
CREATE TABLE name(x TEXT COLLATE presse_din2 PRIMARY KEY);
INSERT INTO name VALUES ('Müller'), ('Mueller'), ('Ärzte'), ('Zoo'), ('Adler');
SELECT group_concat(x) FROM (SELECT x FROM name ORDER BY x);
.print -- wrong arguments
SELECT presse_fold(5);
SELECT presse_fold(x'61');
SELECT presse_normalize(1.5);
SELECT presse_german(0);
SELECT presse_fold();
SELECT presse_normalize('a', 'b');
