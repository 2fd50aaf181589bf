-- Boilerplate by source: which share of the characters is not the article, and what it is.

INSERT INTO report_section
WITH size AS MATERIALIZED (
  SELECT d.source, p.label, p.keep, sum(p.length) AS length
    FROM report_paragraph p JOIN report_document d ON d.article = p.article
   GROUP BY d.source, p.label, p.keep
),
name(label, name) AS (
  VALUES ('byline', 'Autorenzeile'), ('dateline', 'Datumszeile'), ('credit', 'Bildnachweis'), ('caption', 'Bildunterschrift'),
         ('related', 'Verweise'), ('newsletter', 'Newsletter'), ('paywall', 'Bezahlschranke'), ('consent', 'Einwilligung'),
         ('social', 'Teilen'), ('comments', 'Kommentare'), ('notice', 'Hinweise'), ('donation', 'Spendenaufruf'),
         ('advert', 'Werbung'), ('repeat', 'Wiederholung'), ('separator', 'Trennzeichen'), ('prompt', 'Anweisung an eine KI')
),
dropped AS (
  SELECT s.source, coalesce(n.name, s.label) AS name,
         row_number() OVER (PARTITION BY s.source ORDER BY s.length DESC, s.label) AS place
    FROM size s LEFT JOIN name n ON n.label = s.label WHERE s.keep = 0
),
kinds AS (
  SELECT source, group_concat(name, ', ') AS html FROM (SELECT * FROM dropped WHERE place <= 3 ORDER BY source, place) GROUP BY source
),
share AS MATERIALIZED (
  SELECT source, 100.0 * sum(iif(keep = 0, length, 0)) / sum(length) AS percent FROM size GROUP BY source HAVING sum(length) > 0
),
counted AS (
  SELECT source, count(*) AS articles, avg(words) AS words FROM report_document GROUP BY source
),
ranked AS MATERIALIZED (
  SELECT c.*, s.percent, k.html AS kinds, row_number() OVER (ORDER BY c.articles DESC, s.percent DESC, c.source) AS place
    FROM counted c JOIN share s ON s.source IS c.source LEFT JOIN kinds k ON k.source IS c.source
),
line AS (
  SELECT percent, source,
         '<tr><th scope="row">' || coalesce(source, '<em>ohne Quelle</em>') || coalesce('<span class="cues">' || kinds || '</span>', '')
         || '</th><td class="n">' || replace(printf('%,d', articles), ',', '.') || '</td><td class="n wide">' || replace(printf('%,d', round(words)), ',', '.')
         || '</td><td class="share"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect width="'
         || printf('%.1f', percent) || '" height="10"/></svg></td><td class="n">' || replace(printf('%.1f', percent), '.', ',') || '&nbsp;%</td></tr>' AS html
    FROM ranked WHERE place <= 20
),
total AS (
  SELECT 100.0 * sum(iif(keep = 0, length, 0)) / sum(length) AS percent FROM size
)
SELECT 10, 'beiwerk', 'Beiwerk nach Quelle',
       coalesce(
         (SELECT '<p class="standfirst">' || replace(printf('%.1f', percent), '.', ',') || ' Prozent der Zeichen gehören nicht zum Artikel: '
                 || 'Werbung, Verweise, Bildnachweise und anderes Beiwerk. Alle anderen Zahlen dieser Seite lassen es weg.'
                 || iif((SELECT count(*) FROM ranked) > 20, ' Gezeigt sind die zwanzig größten Quellen.', '') || '</p>' || char(10)
                 || '<table><thead><tr><th scope="col">Quelle</th><th scope="col" class="n">Artikel</th>'
                 || '<th scope="col" class="n wide"><abbr title="Wörter je Artikel">Wörter</abbr></th>'
                 || '<th scope="col" colspan="2">Beiwerk</th></tr></thead><tbody>'
                 || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM line ORDER BY percent DESC, source)) || '</tbody></table>'
            FROM total WHERE percent IS NOT NULL),
         '<p class="none">Die Artikel haben keinen Text.</p>')
 WHERE EXISTS (SELECT 1 FROM report_document);
