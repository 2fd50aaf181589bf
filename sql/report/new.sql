-- New this week: names that are in an article of the last seven days for the first time, under the article that had them first.
--
-- The week ends with :until, or the last day that has an article. Articles without a date take no part.

INSERT INTO report_section
WITH week AS (
  SELECT date(until, '-6 days') AS first, until AS last FROM report_parameter
),
earlier AS (
  SELECT count(*) AS articles FROM report_document, week WHERE date < week.first
),
found AS MATERIALIZED (
  SELECT n.name, n.type, m.article, m.mentions, row_number() OVER (PARTITION BY n.name ORDER BY d.date, d.article) AS number
    FROM report_name n JOIN week ON n.first_date BETWEEN week.first AND week.last
    JOIN report_named m ON m.name = n.name
    JOIN report_document d ON d.article = m.article AND d.date BETWEEN week.first AND week.last
),
fresh AS MATERIALIZED (
  SELECT name, type, count(*) AS articles, max(iif(number = 1, article, NULL)) AS article,
         row_number() OVER (ORDER BY count(*) DESC, sum(mentions) DESC, name) AS place
    FROM found GROUP BY name
),
item AS (
  SELECT place, article,
         '<span class="key ' || lower(type) || '">' || name
         || iif(articles > 1, ' <span class="n">' || replace(printf('%,d', articles), ',', '.') || '</span>', '') || '</span>' AS html
    FROM fresh WHERE place <= 30
),
line AS (
  SELECT min(place) AS place, article, group_concat(html, ' ') AS html FROM (SELECT * FROM item ORDER BY place) GROUP BY article
),
day AS (  -- in words, also where no article is from that day
  SELECT date, CAST(strftime('%d', date) AS INTEGER) || '. ' || m.name || strftime(' %Y', date) AS html
    FROM (SELECT first AS date FROM week UNION SELECT last FROM week) JOIN report_month m ON m.number = strftime('%m', date)
)
SELECT 4, 'neu', 'Neu in dieser Woche',
       '<p class="standfirst">Namen, die vom ' || (SELECT html FROM day, week WHERE date = first) || ' bis zum '
       || (SELECT html FROM day, week WHERE date = last) || ' zum ersten Mal vorkommen'
       || iif((SELECT count(*) FROM fresh) > 30, ': die häufigsten von ' || replace(printf('%,d', (SELECT count(*) FROM fresh)), ',', '.'), '')
       || '. Eine Zahl steht, wo es mehrere Artikel sind.</p>' || char(10)
       || coalesce('<table class="new"><thead><tr><th scope="col">Zuerst in</th><th scope="col">Namen <span class="legend">'
                   || '<span class="key per">Person</span> <span class="key org">Organisation</span> <span class="key loc">Ort</span></span></th>'
                   || '</tr></thead><tbody>'
                   || (SELECT group_concat('<tr><th scope="row">' || o.html || '</th><td>' || l.html || '</td></tr>', char(10))
                         FROM (SELECT * FROM line ORDER BY place LIMIT 12) l JOIN report_origin o ON o.article = l.article)
                   || '</tbody></table>',
                   '<p class="none">Kein neuer Name.</p>')
  FROM earlier WHERE articles > 0;
