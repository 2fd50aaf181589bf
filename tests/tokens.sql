-- presse_tokens: every column, and what stands behind it.
.nullvalue NULL
.print '# all columns'
.mode list
.headers on
SELECT * FROM presse_tokens('Dr. Weber zahlte der Stadt am 3. März nach langem Streit 250 Euro. Das reichte ihr 🙂');
.headers off
.print '# positions are characters'
SELECT text, start, length, substr('Öl & „Gäste“: 👍🏽!', start, length) = text AS same
  FROM presse_tokens('Öl & „Gäste“: 👍🏽!');
.print '# normal form: soft hyphen, combining mark, suspended parts'
SELECT text, norm FROM presse_tokens('Was' || char(173) || 'ser, Cafe' || char(769) || ', Ein- und Ausfahrt')
 WHERE text <> norm;
.print '# suspended parts: the norm is complete, text and place stay'
SELECT text, norm, start, length FROM presse_tokens('Die Vor- und Nachteile im Textilgroß- und -einzelhandel, ein- oder zweimal in Strassen- und Wegenähe.')
 WHERE text <> norm;
.print '# Swiss spelling'
SELECT text, norm FROM presse_tokens('Aussenminister im Fussballstadion: grosser Spass, Masse und Busse am Fluss, in weisser Weste.')
 WHERE text <> norm;
.print '# kinds'
SELECT kind, group_concat(text, ' ') FROM presse_tokens(
  'Am 24.12. um 18:30 Uhr schrieb @rat bzw. rat@example.org auf https://example.org: 5 % #Wahl im XX. Jh. 🙂 + 3,5')
 GROUP BY kind ORDER BY kind;
.print '# function words and white space'
SELECT text, stop, space FROM presse_tokens('Und das (dort).');
.print '# no text, no rows'
SELECT count(*) FROM presse_tokens('');
SELECT count(*) FROM presse_tokens('   ');
SELECT count(*) FROM presse_tokens(NULL);
