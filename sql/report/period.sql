-- Articles over time: a bar for each day, week, month or year (report_step), as the period is long.
--
-- The bars are an SVG that is stretched to the width there is; what is written around it is HTML and keeps its size.

INSERT INTO report_section
WITH bar AS MATERIALIZED (
  SELECT s.step, s.unit, s.label, s.short, count(d.article) AS articles
    FROM report_step s LEFT JOIN report_document d ON d.step = s.step
   GROUP BY s.step
),
shape AS MATERIALIZED (
  SELECT count(*) AS steps, max(articles) AS most, min(unit) AS unit,
         -- the axis ends at 1, 2, 4, 6 or 10 times a power of ten
         (SELECT min(m.value * p.value)
            FROM json_each('[1, 2, 4, 6, 10]') m, json_each('[1, 10, 100, 1000, 10000, 100000, 1000000]') p
           WHERE m.value * p.value >= (SELECT max(articles) FROM bar)) AS top,
         (count(*) + 6) / 7 AS every,  -- which steps are labelled
         (SELECT count(*) FROM report_document WHERE date IS NOT NULL AND step IS NULL) AS outside
    FROM bar HAVING count(*) > 0
),
svg AS (
  SELECT '<svg viewBox="0 0 ' || (steps * 10) || ' 100" preserveAspectRatio="none" role="img" aria-labelledby="bars-title bars-desc">'
         || '<title id="bars-title">Artikel im Zeitverlauf</title><desc id="bars-desc">'
         || (SELECT 'Am meisten: ' || label || ', ' || replace(printf('%,d', articles), ',', '.') || ' Artikel.'
               FROM bar ORDER BY articles DESC, step LIMIT 1)
         || '</desc>'
         || (SELECT group_concat(printf('<rect x="%g" y="%.2f" width="%g" height="%.2f"><title>%s: %s Artikel</title></rect>',
                      step * 10 + 1.2, 100 - 100.0 * articles / top, 7.6, 100.0 * articles / top,
                      label, replace(printf('%,d', articles), ',', '.')), '')
               FROM (SELECT * FROM bar WHERE articles > 0 ORDER BY step))
         || '</svg>' AS html
    FROM shape
),
tick AS (  -- the year stands under the first label and where it changes
  SELECT step, short, iif(shape.unit IN ('day', 'week') AND year IS NOT lag(year) OVER (ORDER BY step), '<b>' || year || '</b>', '') AS year
    FROM (SELECT bar.*, substr(label, -4) AS year FROM bar), shape WHERE step % every = 0
),
scale AS (
  SELECT '<div class="y" aria-hidden="true"><span style="bottom:100%">' || replace(printf('%,d', top), ',', '.') || '</span>'
         || iif(top % 2 = 0, '<span style="bottom:50%">' || replace(printf('%,d', top / 2), ',', '.') || '</span>', '')
         || '<span style="bottom:0">0</span></div>' AS y,
         '<div class="x" aria-hidden="true">'
         || (SELECT group_concat(iif(step + 1 < 0.95 * steps, printf('<span style="left:%.2f%%">%s%s</span>', 100.0 * (step + 0.5) / steps, short, year),
                                    '<span class="last">' || short || year || '</span>'), '')
               FROM (SELECT * FROM tick ORDER BY step))
         || '</div>' AS x
    FROM shape
)
SELECT 2, 'verlauf', 'Artikel im Zeitverlauf',
       coalesce(
         (SELECT '<p class="standfirst">' || CASE unit WHEN 'day' THEN 'Artikel je Tag' WHEN 'week' THEN 'Artikel je Woche'
                                                       WHEN 'month' THEN 'Artikel je Monat' ELSE 'Artikel je Jahr' END
                 || CASE WHEN outside = 1 THEN '. Ein Artikel liegt außerhalb des gezeigten Zeitraums.'
                         WHEN outside > 1 THEN '. ' || replace(printf('%,d', outside), ',', '.') || ' Artikel liegen außerhalb des gezeigten Zeitraums.'
                         ELSE '' END
                 || '</p>' || char(10) || '<div class="bars">' || y || '<div class="plot">' || svg.html || '</div>' || x || '</div>'
            FROM shape, svg, scale),
         '<p class="none">Kein Artikel hat ein Datum, darum gibt es keinen Verlauf.</p>')
 WHERE EXISTS (SELECT 1 FROM report_document);
