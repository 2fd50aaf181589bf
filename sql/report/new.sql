-- New this week: names that are in an article of the last seven days for the first time.
--
-- The week ends with :until, or the last day that has an article. Articles without a date take no part.

INSERT INTO report_section
WITH week AS (
  SELECT date(until, '-6 days') AS first, until AS last FROM report_parameter
),
earlier AS (
  SELECT count(*) AS articles FROM report_document, week WHERE date < week.first
),
fresh AS MATERIALIZED (
  SELECT n.name, n.type, row_number() OVER (ORDER BY count(*) DESC, sum(m.mentions) DESC, n.name) AS place, count(*) AS articles,
         min(d.date || printf('%020d', d.article)) AS first_key, min(d.article) AS article
    FROM report_name n JOIN week ON n.first_date BETWEEN week.first AND week.last
    JOIN report_named m ON m.name = n.name
    JOIN report_document d ON d.article = m.article AND d.date BETWEEN week.first AND week.last
   GROUP BY n.name
),
line AS (
  SELECT place,
         '<tr><th scope="row">' || f.name || '<span class="kind ' || lower(f.type) || '">'
         || CASE f.type WHEN 'PER' THEN 'Person' WHEN 'ORG' THEN 'Organisation' ELSE 'Ort' END || '</span></th><td>'
         || o.html || '</td><td class="n">' || replace(printf('%,d', f.articles), ',', '.') || '</td></tr>' AS html
    FROM fresh f JOIN report_origin o ON o.article = CAST(substr(f.first_key, 11) AS INTEGER)
   WHERE place <= 10
)
SELECT 4, 'neu', 'Neu in dieser Woche',
       '<p class="standfirst">Namen, die vom '
       || (SELECT CAST(strftime('%d', first) AS INTEGER) || '. ' || m.name FROM week, report_month m WHERE m.number = strftime('%m', first))
       || ' bis zum '
       || (SELECT CAST(strftime('%d', last) AS INTEGER) || '. ' || m.name || strftime(' %Y', last) FROM week, report_month m WHERE m.number = strftime('%m', last))
       || ' zum ersten Mal vorkommen'
       || iif((SELECT count(*) FROM fresh) > 10, ': die zehn häufigsten von ' || replace(printf('%,d', (SELECT count(*) FROM fresh)), ',', '.'), '')
       || '.</p>' || char(10)
       || coalesce('<table><thead><tr><th scope="col">Name</th><th scope="col">Zuerst in</th><th scope="col" class="n">Artikel</th></tr></thead><tbody>'
                   || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM line ORDER BY place)) || '</tbody></table>',
                   '<p class="none">Kein neuer Name.</p>')
  FROM earlier WHERE articles > 0;
