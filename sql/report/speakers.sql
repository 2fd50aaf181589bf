-- Who speaks: the speakers with most quotations, how they are quoted and with which words.
--
-- Only speakers with a name: "das Amt" may be another one in each article. kind is direct, indirect or reported.

INSERT INTO report_section
WITH said AS MATERIALIZED (
  SELECT q.* FROM report_quote q JOIN report_name n ON n.name = q.speaker
),
speaker AS MATERIALIZED (
  SELECT speaker, count(*) AS quotations, count(DISTINCT article) AS articles,
         sum(kind = 'direct') AS direct, sum(kind = 'indirect') AS indirect, sum(kind = 'reported') AS reported,
         row_number() OVER (ORDER BY count(*) DESC, count(DISTINCT article) DESC, speaker) AS place
    FROM said GROUP BY speaker
),
cue AS (
  SELECT s.place, q.cue, count(*) AS n, row_number() OVER (PARTITION BY s.place ORDER BY count(*) DESC, q.cue) AS rank
    FROM speaker s JOIN said q ON q.speaker = s.speaker
   WHERE s.place <= 12 AND q.cue IS NOT NULL GROUP BY s.place, q.cue
),
cues AS (
  SELECT place, group_concat(cue, ', ') AS html FROM (SELECT * FROM cue WHERE rank <= 4 ORDER BY place, rank) GROUP BY place
),
line AS (
  SELECT place,
         '<tr><th scope="row">' || speaker || coalesce('<span class="cues">' || c.html || '</span>', '') || '</th><td class="stack">'
         || printf('<svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img"><title>%d direkt, %d indirekt, %d berichtet</title>'
                   || '<rect class="direct" width="%.2f" height="10"/><rect class="indirect" x="%.2f" width="%.2f" height="10"/>'
                   || '<rect class="reported" x="%.2f" width="%.2f" height="10"/></svg>',
                   direct, indirect, reported,
                   100.0 * direct / most, 100.0 * direct / most, 100.0 * indirect / most,
                   100.0 * (direct + indirect) / most, 100.0 * reported / most)
         || '</td><td class="n">' || replace(printf('%,d', quotations), ',', '.') || '</td></tr>' AS html
    FROM speaker LEFT JOIN cues c USING (place), (SELECT max(quotations) AS most FROM speaker)
   WHERE place <= 12
),
-- of the direct quotations of these speakers, the longest that is neither a word nor a speech
shown AS (
  SELECT trim(replace(q.raw, char(10), ' ')) AS raw, q.speaker, q.article
    FROM speaker s JOIN said q ON q.speaker = s.speaker
   WHERE s.place <= 5 AND q.kind = 'direct' AND length(q.raw) BETWEEN 40 AND 150
   ORDER BY s.place, length(q.raw) DESC, q.article LIMIT 1
),
total AS (
  SELECT count(*) AS n, sum(kind = 'direct') AS direct, sum(kind = 'indirect') AS indirect, sum(kind = 'reported') AS reported
    FROM report_quote
),
verb AS (
  SELECT '<tr><th scope="row">' || cue || '</th><td class="share"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
         || printf('<rect width="%.1f" height="10"/>', 100.0 * count(*) / max(count(*)) OVER ())
         || '</svg></td><td class="n">' || replace(printf('%,d', count(*)), ',', '.') || '</td></tr>' AS html,
         row_number() OVER (ORDER BY count(*) DESC, cue) AS place
    FROM report_quote WHERE cue IS NOT NULL GROUP BY cue
)
SELECT 5, 'stimmen', 'Wer spricht',
       CASE WHEN n = 0 THEN '<p class="none">Es wurden keine Zitate gefunden.</p>' ELSE
         '<p class="standfirst">' || replace(printf('%,d', n), ',', '.') || iif(n = 1, ' Zitat', ' Zitate') || ': '
         || CAST(round(100.0 * direct / n) AS INTEGER) || ' Prozent wörtlich, ' || CAST(round(100.0 * indirect / n) AS INTEGER) || ' Prozent in indirekter Rede, '
         || CAST(round(100.0 * reported / n) AS INTEGER) || ' Prozent berichtet. Die Tabelle zählt, wer mit Namen spricht.</p>' || char(10)
         || '<div class="voices"><div>'
         || coalesce('<p class="legend"><span class="key direct">direkt</span> <span class="key indirect">indirekt</span> '
                     || '<span class="key reported">berichtet</span></p>'
                     || '<table><thead><tr><th scope="col">Name, Redewörter</th><th scope="col">Art der Rede</th><th scope="col" class="n">Zitate</th></tr></thead><tbody>'
                     || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM line ORDER BY place)) || '</tbody></table>',
                     '<p class="none">Niemand spricht mit Namen.</p>')
         || '</div><div class="aside">'
         || coalesce((SELECT '<blockquote><p>„' || replace(replace(replace(raw, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '“</p><footer>'
                             || s.speaker || '<span>' || o.html || '</span></footer></blockquote>'
                        FROM shown s JOIN report_origin o ON o.article = s.article), '')
         || coalesce('<h3>Womit Rede eingeleitet wird</h3><table class="cuelist"><thead><tr>'
                     || '<th scope="col">Wort</th><th scope="col" colspan="2" class="n">Zitate</th></tr></thead><tbody>'
                     || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM verb WHERE place <= 12 ORDER BY place)) || '</tbody></table>', '')
         || '</div></div>' END
  FROM total WHERE EXISTS (SELECT 1 FROM report_document);
