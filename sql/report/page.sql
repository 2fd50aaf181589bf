-- Puts the sections together and writes the page.

DROP TABLE IF EXISTS temp.report_page;
CREATE TEMP TABLE report_page AS
WITH document AS (
  SELECT count(*) AS articles, min(date) AS first, max(date) AS last FROM report_document
),
period AS (
  SELECT (SELECT day FROM report_document WHERE date = first LIMIT 1)
         || CASE WHEN first < last THEN ' bis ' || (SELECT day FROM report_document WHERE date = last LIMIT 1) ELSE '' END AS html
    FROM document
)
SELECT '<!DOCTYPE html>' || char(10) || '<html lang="de">' || char(10) || '<head>' || char(10) || '<meta charset="utf-8">' || char(10)
       || '<meta name="viewport" content="width=device-width, initial-scale=1">' || char(10)
       || '<meta name="color-scheme" content="light dark">' || char(10)
       || '<title>' || title || '</title>' || char(10)
       || '<style>' || char(10) || readfile('sql/report/style.css') || '</style>' || char(10) || '</head>' || char(10) || '<body>' || char(10)
       || '<header class="masthead"><p class="kicker">Datenseite</p><h1>' || title || '</h1>'
       || coalesce('<p class="period">' || (SELECT html FROM period) || '</p>', '') || '</header>' || char(10)
       || coalesce('<nav aria-label="Inhalt"><ul>'
                   || (SELECT group_concat('<li><a href="#' || id || '">' || heading || '</a></li>', '')
                         FROM (SELECT * FROM report_section WHERE place > 1 ORDER BY place))
                   || '</ul></nav>' || char(10), '')
       || '<main>' || char(10)
       || coalesce((SELECT group_concat('<section id="' || id || '" aria-labelledby="' || id || '-h">' || char(10) || '<h2 id="' || id || '-h">' || heading
                                        || '</h2>' || char(10) || html || char(10) || '</section>', char(10))
                      FROM (SELECT * FROM report_section ORDER BY place)),
                   '<section class="empty"><h2>Noch keine Artikel</h2><p>Die Datenbank hat keine ausgewerteten Artikel. Sobald welche da sind, '
                   || 'stehen hier Namen, Stimmen, Beträge und Wörter: <code>SELECT presse_annotate(''article'')</code>, dann noch einmal diese Seite.</p></section>')
       || char(10) || '</main>' || char(10)
       || '<footer class="colophon"><h2>Wie gezählt wurde</h2><p>Gezählt wird, was im Artikel selbst steht, ohne Beiwerk. Namen gelten über alle Artikel hinweg als gleich, '
       || 'wenn sie gleich lauten. Wörter stehen in ihrer Grundform; typisch ist, was nach dem Log-Likelihood-Maß auffällt. NPMI misst von 0 (Zufall) bis 1 '
       || '(nur zusammen). Alles ist maschinell erkannt und kann im Einzelfall falsch sein.</p><p>Erzeugt mit presse ' || presse_version() || ', ganz in SQL.</p></footer>'
       || char(10) || '</body>' || char(10) || '</html>' || char(10) AS html
  FROM report_parameter;

SELECT out || ': ' || coalesce(writefile(out, html) || ' bytes', 'cannot be written')
  FROM report_page, report_parameter;
