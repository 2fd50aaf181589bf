-- Keywords by month: nouns and names that a month's articles use more than all other articles do.
--
-- The measure is the log-likelihood (Dunning 1993; Rayson and Garside 2000) of a word's count in the month against the
-- rest; 10.83 is significant at 0.1 %. Where there are no two months, sources take their place.

DROP TABLE IF EXISTS temp.report_part;
CREATE TEMP TABLE report_part(part INTEGER PRIMARY KEY, heading TEXT, kind TEXT, key TEXT UNIQUE, articles INTEGER, words INTEGER);
INSERT INTO report_part
WITH month AS (
  SELECT d.month AS key, m.name || ' ' || substr(d.month, 1, 4) AS heading, count(*) AS articles, sum(d.words) AS words
    FROM report_document d JOIN report_month m ON m.number = substr(d.month, 6) GROUP BY d.month
   ORDER BY d.month DESC LIMIT 12
),
source AS (
  SELECT source AS key, source AS heading, count(*) AS articles, sum(words) AS words
    FROM report_document WHERE source IS NOT NULL GROUP BY source ORDER BY count(*) DESC, source LIMIT 12
)
SELECT row_number() OVER (ORDER BY key), heading, 'month', key, articles, words FROM month WHERE (SELECT count(*) FROM month) > 1
UNION ALL
SELECT row_number() OVER (ORDER BY articles DESC, key), heading, 'source', key, articles, words FROM source
 WHERE (SELECT count(*) FROM month) < 2 AND (SELECT count(*) FROM source) > 1;

-- Of each part the words it has more often than the rest. A word counts when enough articles have it: one in a small
-- part, two from 10 articles on, three from 50 on; else a single long article would speak for its month.
DROP TABLE IF EXISTS temp.report_keyword;
CREATE TEMP TABLE report_keyword(part INTEGER, place INTEGER, lemma TEXT, count INTEGER, score REAL, PRIMARY KEY(part, place));
INSERT INTO report_keyword
WITH counted AS MATERIALIZED (
  SELECT t.lemma, p.part, sum(t.count) AS n, count(DISTINCT t.article) AS articles
    FROM report_term t JOIN report_document d ON d.article = t.article
    LEFT JOIN report_part p ON p.key = iif((SELECT kind FROM report_part LIMIT 1) = 'month', d.month, d.source)
   WHERE EXISTS (SELECT 1 FROM report_part)
   GROUP BY t.lemma, p.part
),
total AS (
  SELECT lemma, part, n, articles, sum(n) OVER (PARTITION BY lemma) AS everywhere FROM counted
),
scored AS (
  SELECT t.part, t.lemma, t.n,
         presse_loglikelihood(t.n, t.everywhere - t.n, p.words, (SELECT sum(words) FROM report_document) - p.words) AS score
    FROM total t JOIN report_part p USING (part)
   WHERE t.n > 1 AND t.articles >= CASE WHEN p.articles < 10 THEN 1 WHEN p.articles < 50 THEN 2 ELSE 3 END
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY part ORDER BY score DESC, n DESC, lemma) AS place FROM scored WHERE score > 3.84
)
SELECT part, place, lemma, n, score FROM ranked WHERE place <= 8;

INSERT INTO report_section
WITH card AS (
  SELECT p.part,
         '<div><h3>' || p.heading || '</h3><p class="small">' || replace(printf('%,d', p.articles), ',', '.') || ' Artikel</p>'
         || coalesce('<ol>' || (SELECT group_concat('<li><span>' || lemma || '</span><span class="n">' || replace(printf('%,d', count), ',', '.')
                                                    || '</span></li>', '')
                                  FROM (SELECT * FROM report_keyword k WHERE k.part = p.part ORDER BY k.place)) || '</ol>',
                     '<p class="none">Nichts Auffälliges.</p>')
         || '</div>' AS html
    FROM report_part p
),
kind AS (
  SELECT kind, count(*) AS parts FROM report_part
)
SELECT 7, 'woerter', CASE kind WHEN 'source' THEN 'Wörter der Quellen' ELSE 'Wörter der Monate' END,
       CASE WHEN parts = 0 THEN '<p class="none">Für typische Wörter braucht es Artikel aus zwei Monaten oder zwei Quellen.</p>' ELSE
         '<p class="standfirst">' || iif(kind = 'month', 'Was in einem Monat häufiger vorkommt als in allen anderen Artikeln',
                                                         'Was in einer Quelle häufiger vorkommt als in den anderen')
         || iif(parts = 12, iif(kind = 'month', ', für die letzten zwölf Monate', ', für die zwölf größten Quellen'), '')
         || '. Die Zahl sagt, wie oft.</p>' || char(10) || '<div class="cards">'
         || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM card ORDER BY part)) || '</div>' END
  FROM kind WHERE EXISTS (SELECT 1 FROM report_document);
