-- presse_sentiment: signs, borders, targets, what has none.
.nullvalue NULL
.print '# positive, negative, neutral'
-- the law is a mistake that the model makes: it speaks of nothing good
SELECT text, CASE WHEN s >= 0.05 THEN 'positive' WHEN s <= -0.05 THEN 'negative' ELSE 'neutral' END AS class FROM (
  SELECT value AS text, presse_sentiment(value) AS s FROM json_each('["Die Kritiker loben den hervorragenden Film.",
    "Das Team feiert einen großartigen Sieg.", "Bei dem schweren Unfall starben zwei Menschen.", "Der Betrug endet in einer schrecklichen Katastrophe.",
    "Die Sitzung beginnt um zehn Uhr.", "Das Gesetz gilt seit Montag.", "Der Fluss ist 30 Kilometer lang."]'));
.print '# towards a target: each by its own sentence'
SELECT presse_sentiment(t, 'Siemens') > 0, presse_sentiment(t, 'Facebook') < 0 FROM (SELECT
  'Siemens feiert einen großartigen Erfolg. Das freut die Stadt sehr. Der Tag verging. Die Leute gingen. Wegen Betrugs droht Facebook eine schwere Strafe.' AS t);
.print '# a target by its name, in any case or form; one that is not there'
SELECT presse_sentiment(t, 'Angela Merkel') = presse_sentiment(t, 'MERKEL'), presse_sentiment(t, 'Bremen') FROM (SELECT 'Angela Merkel siegt. Das freut Merkels Partei.' AS t);
.print '# the mean over sentences'
SELECT abs(presse_sentiment(a || ' ' || b) - (presse_sentiment(a) + presse_sentiment(b)) / 2) < 0.002 FROM (SELECT 'Die Kritiker loben den Film.' AS a, 'Zwei Menschen starben.' AS b);
.print '# in bounds'
SELECT presse_sentiment(replace(printf('%.500c', 'x'), 'x', 'hervorragend großartig ')) BETWEEN 0.05 AND 1, presse_sentiment(replace(printf('%.500c', 'x'), 'x', 'Betrug Mord ')) BETWEEN -1 AND -0.05;
.print '# nothing to score'
SELECT presse_sentiment(NULL), presse_sentiment(''), presse_sentiment('12 ...'), presse_sentiment('Gut.', NULL), presse_sentiment('Gut.', ''), presse_sentiment(NULL, 7);
.print '# errors'
SELECT presse_sentiment(7);
SELECT presse_sentiment('Gut.', 7);
SELECT presse_sentiment(x'41');
SELECT presse_sentiment();
.print '# broken bytes'
SELECT presse_sentiment(CAST(x'477574FF2E' AS TEXT), 'gut') IS NOT NULL;
