-- The largest amounts of money, currency by currency, and the largest percentages, each with its sentence.
--
-- A range counts with its upper end. What stands in several articles with the same words around it is shown once,
-- and so is each percentage: there are many 100 %.

INSERT INTO report_section
-- the currencies named most often, and how many rows each gets
WITH currency AS (
  SELECT unit, row_number() OVER (ORDER BY count(*) DESC, unit) AS place, count(*) AS amounts
    FROM report_value WHERE type = 'money' AND unit IS NOT NULL AND value IS NOT NULL GROUP BY unit
),
chosen(list, unit, type, rows) AS (
  SELECT place, unit, 'money', CASE place WHEN 1 THEN 8 ELSE 3 END FROM currency WHERE place <= 3
  UNION ALL SELECT 4, '%', 'percent', 6
),
-- more than are shown, as sentences may be the same
large AS MATERIALIZED (
  SELECT c.list, c.rows, v.*, coalesce(v.value_max, v.value) AS amount,
         row_number() OVER (PARTITION BY c.list ORDER BY coalesce(v.value_max, v.value) DESC, v.article, v.start) AS rank
    FROM chosen c JOIN report_value v ON v.type = c.type AND v.unit = c.unit
   WHERE v.value IS NOT NULL
),
cut AS MATERIALIZED (
  SELECT l.list, l.rows, l.unit, l.type, l.amount, l.article, l.rank,
         substr(s.raw, 1, l.start - s.start) AS before, substr(s.raw, l.start - s.start + 1, l.length) AS money,
         substr(s.raw, l.start - s.start + l.length + 1) AS after
    FROM large l JOIN report_sentence s ON s.article = l.article AND s.position = l.sentence
   WHERE l.rank <= 200
),
single AS (
  -- of equal ones the first: SQLite takes the other columns from the row that has the minimum
  SELECT *, min(rank) AS first, count(DISTINCT article) AS articles FROM cut 
   GROUP BY list, amount, iif(type = 'money', substr(before, -40) || rtrim(substr(after, 1, 40), ' .'), '')
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY list ORDER BY first) AS place FROM single
),
-- long sentences are cut around the amount, between words: rtrim() takes away what is behind the last space
trimmed AS (
  SELECT *,
         iif(length(before) > 140, '… ' || substr(substr(before, -140), instr(substr(before, -140), ' ') + 1), before) AS head,
         iif(length(after) > 140, rtrim(substr(after, 1, 140), replace(substr(after, 1, 140), ' ', '')) || '…', after) AS tail
    FROM ranked WHERE place <= rows
),
escaped AS (
  SELECT *,
         replace(replace(replace(head, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')
         || '<mark>' || replace(replace(replace(money, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</mark>'
         || replace(replace(replace(tail, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') AS sentence
    FROM trimmed
),
-- 2600000000 is 2,6 Mrd.; below a million all digits, and two decimals where there are any
scaled AS (
  SELECT *, CASE WHEN amount >= 1e12 THEN ' Bio.' WHEN amount >= 1e9 THEN ' Mrd.' WHEN amount >= 1e6 THEN ' Mio.' ELSE '' END AS word,
         round(amount / CASE WHEN amount >= 1e12 THEN 1e12 WHEN amount >= 1e9 THEN 1e9 WHEN amount >= 1e6 THEN 1e6 ELSE 1 END, 2) AS scaled
    FROM escaped
),
line AS (
  SELECT list, place,
         '<tr><td class="amount">' || replace(printf('%,d', CAST(scaled AS INTEGER)), ',', '.')
         || iif(scaled = CAST(scaled AS INTEGER), '', ',' || rtrim(substr(printf('%.2f', scaled), -2), '0'))
         || word || '&nbsp;'
         || CASE unit WHEN 'EUR' THEN '€' WHEN 'USD' THEN 'US-$' WHEN 'GBP' THEN '£' ELSE unit END
         || '</td><td>' || sentence || '<span class="origin">' || o.html
         || CASE articles WHEN 1 THEN '' WHEN 2 THEN ' und ein weiterer' ELSE ' und ' || (articles - 1) || ' weitere' END
         || '</span></td></tr>' AS html
    FROM scaled s JOIN report_origin o ON o.article = s.article
),
board AS (
  SELECT c.list,
         '<div><h3>' || iif(c.list = 4, 'Prozent', CASE c.unit WHEN 'EUR' THEN 'Euro' WHEN 'USD' THEN 'US-Dollar' WHEN 'CHF' THEN 'Franken'
                                                     WHEN 'GBP' THEN 'Pfund' ELSE c.unit END)
         || '</h3><table class="amounts"><thead><tr><th scope="col">Betrag</th><th scope="col">Satz und Artikel</th></tr></thead><tbody>'
         || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM line l WHERE l.list = c.list ORDER BY l.place))
         || '</tbody></table></div>' AS html
    FROM chosen c
)
SELECT 6, 'betraege', 'Um wie viel es geht',
       coalesce('<p class="standfirst">Die größten Summen, je Währung, und die größten Prozentangaben, mit dem Satz, in dem sie stehen.</p>'
                || char(10) || '<div class="pair"><div>'
                || coalesce((SELECT html FROM board WHERE list = 1), '') || '</div><div>'
                || coalesce((SELECT group_concat(html, char(10)) FROM (SELECT html FROM board WHERE list > 1 AND html IS NOT NULL ORDER BY list)), '')
                || '</div></div>',
                '')
 WHERE EXISTS (SELECT 1 FROM line)
UNION ALL
SELECT 6, 'betraege', 'Um wie viel es geht', '<p class="none">Es werden keine Beträge genannt.</p>'
 WHERE EXISTS (SELECT 1 FROM report_document) AND NOT EXISTS (SELECT 1 FROM report_value WHERE type IN ('money', 'percent') AND value IS NOT NULL);
