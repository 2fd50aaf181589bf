-- presse_quotes: every column, every construction, speakers, what is no quotation, bad input.
.nullvalue NULL
.mode list
CREATE TEMP TABLE said(n INTEGER PRIMARY KEY, topic TEXT, text TEXT);
INSERT INTO said(topic, text) VALUES
('glyphs and directions of quotation marks', '„Der Deich hält“, sagte Anna Berg.'),
('', '"Der Deich hält", sagte Anna Berg.'),
('', '“Der Deich hält,” sagte Anna Berg.'),
('', '”Der Deich hält”, sagte Anna Berg.'),
('', '»Der Deich hält«, sagte Anna Berg.'),
('', '«Der Deich hält», sagte Anna Berg.'),
('', '«Der Deich hält», sagte Anna Berg. «Wir wachen weiter.»'),
('', '‚Der Deich hält‘, sagte Anna Berg.'),
('', '›Der Deich hält‹, sagte Anna Berg.'),
('', ',,Der Deich hält", sagte Anna Berg.'),
('', '''''Der Deich hält'''', sagte Anna Berg.'),
('', '''Der Deich hält'', sagte Anna Berg.'),
('frames of direct speech', 'Anna Berg sagte: „Der Deich hält.“'),
('', 'Anna Berg sagte, „der Deich hält noch lange“.'),
('', '„Hält der Deich?“, fragte Anna Berg.'),
('', '„Der Deich hält!“ rief Anna Berg.'),
('', '„Der Deich“, sagte Anna Berg, „hält noch lange.“'),
('', '„Der Deich hält“, sagte Anna Berg. „Wir wachen weiter. Niemand muss gehen.“'),
('', '„Der Deich hält“, so die Deichgräfin Anna Berg.'),
('', '„Der Deich hält“, wie Anna Berg am Montag betonte.'),
('', '„Der Deich hält“, hat Anna Berg gesagt.'),
('', 'Anna Berg: „Der Deich hält.“'),
('', 'Das Fazit von Anna Berg: „Der Deich hält.“'),
('', 'Anna Berg war erleichtert. „Der Deich hält.“'),
('', '„Der Deich hält.“ Anna Berg sagte weiter: „Wir wachen.“'),
('', '„Der Deich hält“, wird Anna Berg zitiert.'),
('nested, and across paragraphs', '„Er rief ‚Halt!‘ und lief davon“, sagte Anna Berg.'),
('', '„Der Deich hält.' || char(10) || char(10) || '„Wir wachen weiter“, sagte Anna Berg.'),
('', '„Der Deich hält.' || char(10) || 'Wir wachen weiter“, sagte Anna Berg.'),
('marks that lack their partner', '„Der Deich hält, sagte Anna Berg. Es regnet weiter.'),
('', 'Anna Berg sagte: „Der Deich hält.' || char(10) || 'Es regnet weiter.'),
('', '„Der Deich hält. Karl Ott sagte: „Wir gehen.“'),
('', 'Der Deich hält“, sagte Anna Berg.'),
('indirect: dass, ob, questions', 'Anna Berg sagte, dass der Deich halte.'),
('', 'Anna Berg fragte, ob der Deich halte und wer ihn bezahle.'),
('', 'Anna Berg hat mitgeteilt, dass der Deich hält.'),
('', 'Anna Berg teilte am Montag in Emden mit, dass der Deich hält.'),
('', 'Anna Berg geht davon aus, dass der Deich hält.'),
('', 'Dass der Deich halte, bezweifelt Anna Berg.'),
('', 'Anna Berg sagte, dass der Deich halte, und verließ den Saal.'),
('indirect: a main clause', 'Anna Berg hofft, der Deich werde halten.'),
('', 'Anna Berg sagte, sie wache, und der Deich, den sie kenne, halte.'),
('', 'Der Deich halte, sagte Anna Berg.'),
('', 'Der Deich werde, sagte Anna Berg, noch lange halten.'),
('', 'Der Deich hält, teilte die Gemeinde mit.'),
('', 'Der Deich hält. Das teilte die Gemeinde mit.'),
('', 'Sollte es regnen, sagte Anna Berg, müssten alle gehen.'),
('indirect: an infinitive', 'Anna Berg versprach, den Deich zu erhöhen.'),
('', 'Anna Berg forderte Karl Ott auf, den Deich zu erhöhen.'),
('', 'Karl Ott wird vorgeworfen, den Deich beschädigt zu haben.'),
('sources', 'Laut Polizei hält der Deich.'),
('', 'Der Deich hält laut einem Bericht der Gemeinde noch zehn Jahre.'),
('', 'Der Gemeinde zufolge hält der Deich.'),
('', 'Nach Angaben von Anna Berg und Karl Ott hält der Deich.'),
('', 'Nach Angaben der Deichgräfin, Anna Berg, hält der Deich.'),
('', 'Der Deich hält seiner Meinung nach noch zehn Jahre.'),
('', 'Aus Sicht der Bauern ist der Deich zu niedrig.'),
('', 'Der Deich halte, so Anna Berg.'),
('', 'Der Deich, so die Gemeinde, hält noch zehn Jahre.'),
('', 'Wie Anna Berg, die Deichgräfin, mitteilte, hält der Deich.'),
('', 'Der Deich hält, wie aus dem Bericht hervorgeht, noch zehn Jahre.'),
('', 'In dem Bericht der Gemeinde heißt es, der Deich halte.'),
('', 'Die Gemeinde legte einen Bericht vor. Demnach hält der Deich.'),
('nouns', 'Die Forderung von Anna Berg, den Deich zu erhöhen, fand Gehör.'),
('', 'Anna Berg vertritt die Auffassung, dass der Deich hält.'),
('', 'Es gibt Gerüchte, der Deich sei undicht.'),
('free indirect speech', 'Anna Berg sagte, der Deich halte. Man müsse aber wachen. Die Lage sei ernst.'),
('', 'Anna Berg trat vor die Presse. Der Deich halte, und niemand müsse gehen.'),
('', 'Der Deich soll beschädigt worden sein. Er soll bald erhöht werden.'),
('', 'Anna Berg sagte: „Der Deich hält.“ Man müsse aber wachen.'),
('mixed', 'Anna Berg sagte, der Deich sei „sicher wie nie“ und werde halten.'),
('', 'Anna Berg nannte die Pläne „völlig verfehlt“.'),
('', 'Anna Berg sprach von einer „kleinen Schande“ für das Dorf.'),
('', 'Laut Anna Berg ist der Deich „so gut wie neu“.'),
('reported', 'Anna Berg warnte vor einer Sturmflut.'),
('', 'Anna Berg bezeichnete den Deich als zu niedrig.'),
('', 'Die Gemeinde kündigte einen neuen Deich an.'),
('speakers: pronouns', 'Anna Berg traf Karl Ott. Sie sagte, der Deich halte. Er antwortete, das sei falsch.'),
('', 'Karl Ott lobte Anna Berg. „Der Deich hält“, sagte er. „Wir bleiben“, fügte sie hinzu.'),
('', '„Der Deich hält“, sagte Karl Ott, der in Emden lebt. „Und er wird höher“, fuhr er fort.'),
('', 'Karl Ott, der den Deich kennt, sagte nichts. Seiner Meinung nach hält er.'),
('', 'Die Bauern kamen. Sie sagten, der Deich halte.'),
('', 'Karl Ott trat zurück und erklärte, er sei müde.'),
('', 'Dann kam Karl Ott. Er war müde, weil Jan Moor ihn geweckt hatte. Einen Brief von Uwe Klein hatte er dabei. „Ich gehe“, sagte er.'),
('', 'Jan Moor, der Karl Ott kennt, kam nach Emden. Er sagte, der Deich halte.'),
('', 'Die Chemikerin Prof. Dr. Anna Berg aus Kiel warb für den Deich. Man könne ihn erhöhen.'),
('speakers: roles and organisations', 'Der Chef der Nordwerft, Karl Ott, kam nach Emden. Der Werftchef sagte, die Lage sei gut.'),
('', 'Karl Ott ist Chef der Nordwerft AG. „Die Lage ist gut“, sagte der Konzernchef Ott.'),
('', 'Siemens teilte mit, die Lage sei gut. Der Konzern rechne mit mehr Umsatz, hieß es.'),
('', 'Die Nordwerft AG baut aus. Das Unternehmen erklärte, die Lage sei gut.'),
('', 'Ein Sprecher der Polizei sagte, niemand sei verletzt.'),
('', 'Die Deichgräfin Anna Berg, die „Frau vom Meer“, sagte, der Deich halte.'),
('none: titles, names, scare quotes', 'Der Film „Der Deich hält“ läuft im Kino „Metropol“ in Emden.'),
('', 'Die Zeitung „Emder Bote“ und das Schiff „Seestern“ sind bekannt.'),
('', 'Die sogenannte „Deichmafia“ baut einen „Deich“ aus Sand.'),
('', 'Sein „Freund“ kam zu spät. Es ist kalt, und der Deich hält.'),
('', 'Er wisse nicht weiter? Nein. Denken Sie daran, dass es regnet. Wiederhole das bitte.'),
('bad input', '„'), ('', '„“'), ('', '““””'), ('', ''''''''''''''), ('', '„ “, sagte Anna Berg.'), ('', 'sagte'), ('', ', sagte X.'),
('', '„„„„„„Der Deich hält““““““, sagte Anna Berg.'),
('', 'Anna Berg''s Deich hält''s nicht aus, geht''s noch?'),
('speakers: a genitive before its noun', 'Bayerns Ministerpräsident Markus Ott sagte, der Deich halte.'),
('', 'Emdens Trainer Sven Moor war zufrieden: „Der Deich hält.“'),
('', '„Der Deich hält“, sagte Petersens Anwältin Ute Klein.'),
('', 'Anna Bergs früherer Anwalt Karl Ott sagte: „Der Deich hält.“'),
('', 'Nach Angaben von Anna Bergs Anwalt Karl Ott hält der Deich.'),
('', 'Kiels Trainer sagte: „Der Deich hält.“'),
('', 'Thomas Moor und Jonas Klein sagten: „Der Deich hält.“'),
('nach in a frame is a time', '«Das ist ein grosser Tag», sagte Präsidentin Anna Berg nach der Auszählung.');
.print '# all columns'
.headers on
SELECT * FROM presse_quotes('Anna Berg sagte: „Der Deich hält.“ Man müsse aber wachen.');
.headers off
.print '# constructions'
SELECT iif(s.topic <> '', '## ' || s.topic || char(10), '') || '> ' || s.text
  || coalesce(char(10) || group_concat('    ' || q.kind || ' [' || q.text || '] ' || coalesce(q.speaker, 'NULL') || ' <- '
     || coalesce(q.speaker_text, 'NULL') || ' | ' || coalesce(q.cue, 'NULL'), char(10)), '')
  FROM said s LEFT JOIN presse_quotes(s.text) q GROUP BY s.n ORDER BY s.n;
.print '# positions: substr gives back the text, the speaker and the cue'
SELECT count(*), sum(substr(s.text, q.start, q.length) = q.text),
       sum(speaker_text IS NULL OR substr(s.text, q.speaker_start, length(speaker_text)) = speaker_text),
       sum(cue IS NULL OR substr(s.text, q.cue_start, length(cue)) = cue),
       sum((speaker_text IS NULL) = (speaker_start IS NULL)), sum((cue IS NULL) = (cue_start IS NULL))
  FROM said s, presse_quotes(s.text) q;
.print '# sentence and keep'
SELECT sentence, keep, text FROM presse_quotes('Der Deich hält, sagte Anna Berg. „Wir wachen weiter“, sagte Karl Ott.' || char(10) || char(10)
  || 'Lesen Sie auch: „Der Deich bricht“, sagt Karl Ott');
.print '# headings and boilerplate between the paragraphs of what somebody says'
CREATE TEMP TABLE page(text TEXT);
INSERT INTO page VALUES
('Mühle bleibt stehen

Die Gemeinde Hellbach streitet seit Wochen über die Mühle, die am alten Weg zum Deich steht.

Anna Berg sagte am Montag vor dem Rat, die Mühle sei zu retten. Man habe genug Geld gesammelt, und der Müller helfe mit.

Sie möchten weiterlesen? Registrieren Sie sich oder holen Sie ein Abo ab 1,50 € pro Woche.

Auch der Verein werde bauen. Das sei mit dem Land verabredet worden.

„Das wird teuer für alle“

Ganz anders sieht es der Kämmerer Karl Ott, der die Rechnungen der Gemeinde seit elf Jahren prüft. „Das wird am Ende teuer für uns alle“, sagte er. Die Gemeinde müsse sparen.

„Wer zahlt das alles?“

Im Mai fällt die Entscheidung über den Antrag, und dann wird gebaut oder auch nicht.'),
('„Der Weg bleibt offen“

Von Eva Moor

Der Weg zum Deich ist im Winter oft gesperrt, weil das Wasser ihn überspült und Äste liegen bleiben.

In diesem Jahr soll es anders werden. „Der Weg bleibt den ganzen Winter über offen“, sagte Gemeindesprecherin Jule Sander. Sie rechne mit wenig Schnee.

Lesen Sie auch: Anna Moor kauft einen Bagger

Ihrer Meinung nach reicht ein Bagger.');
SELECT q.kind, q.text, q.speaker, q.keep FROM page, presse_quotes(page.text) q ORDER BY page.rowid, q.position;
.print '# ten thousand marks, and a quotation that never closes'
SELECT count(*) < 10000 FROM presse_quotes(replace(printf('%.10000c', 'x'), 'x', '„'));
SELECT count(*) < 10000 FROM presse_quotes(replace(printf('%.5000c', 'x'), 'x', '„a “ '));
SELECT count(*), max(length) FROM presse_quotes('„Der Deich hält. ' || replace(printf('%.3000c', 'x'), 'x', 'Es regnet. '));
.print '# no text, no rows'
SELECT count(*) FROM presse_quotes('');
SELECT count(*) FROM presse_quotes(NULL);
SELECT count(*) FROM presse_quotes(7);
