-- Who has the largest amounts beside the name, what sums are named in which currency, and what grows or shrinks?
--
-- Expects the extension to be loaded and a table article(id, text):
--     sqlite3 articles.db ".load build/presse" ".read sql/amounts.sql"
--
-- Three tables follow. The first and the last have the article and the place of each amount, so that
-- substr(text, start, length) shows it. Change the LIMIT for more; put a WHERE on article for less.
--
--     name     type  money              value       unit  approx  article  start  length
--     Siemens  ORG   3 bis 4 Mrd. Euro  4000000000  EUR   range   1        29     17

-- What are the largest amounts of money in a sentence that names someone or something?
-- Of several names in a sentence the one nearest before the amount is taken, or else the first behind it. A range counts with its
-- upper end.
.print '1. The largest amounts by name'

WITH amount AS MATERIALIZED (
  SELECT a.id AS article, v.sentence, v.text, coalesce(v.value_max, v.value) AS value, v.unit, v.approx, v.start, v.length
    FROM article a, presse_values(a.text) v
   WHERE v.keep AND v.type = 'money'
),
name AS MATERIALIZED (
  SELECT a.id AS article, e.sentence, e.name, e.type, e.start
    FROM article a, presse_entities(a.text) e
   WHERE e.keep AND e.kind <> 'derived' AND e.type IN ('PER', 'ORG')
),
beside AS (
  SELECT n.name, n.type, m.*,
         row_number() OVER (PARTITION BY m.article, m.start
                            ORDER BY n.start > m.start, abs(m.start - n.start)) AS place
    FROM amount m JOIN name n ON n.article = m.article AND n.sentence = m.sentence
)
SELECT name, type, text AS money, printf('%.0f', value) AS value, unit, approx, article, start, length
  FROM beside
 WHERE place = 1
 ORDER BY beside.unit, beside.value DESC, article, start
 LIMIT 40;


-- How often, and how high, is each currency named?
.print '2. Amounts by currency'

SELECT v.unit                                                AS currency,
       count(*)                                              AS amounts,
       count(DISTINCT a.id)                                  AS articles,
       printf('%.2f', min(v.value))                          AS least,
       printf('%.2f', max(coalesce(v.value_max, v.value)))   AS most
  FROM article a, presse_values(a.text) v
 WHERE v.keep AND v.type = 'money'
 GROUP BY v.unit
 ORDER BY amounts DESC, currency;


-- By how much does what grow or shrink?
-- A percentage beside a verb or noun of change; the first of these in the sentence says the direction, the name nearest before
-- the percentage, where there is one, says whose.
.print '3. Rates of change'

WITH change(lemma, sign) AS (VALUES
  ('steigen', 1), ('wachsen', 1), ('zulegen', 1), ('klettern', 1), ('zunehmen', 1), ('erhöhen', 1), ('anziehen', 1),
  ('Anstieg', 1), ('Wachstum', 1), ('Zuwachs', 1), ('Plus', 1), ('Umsatzanstieg', 1), ('Umsatzplus', 1), ('Zunahme', 1),
  ('sinken', -1), ('fallen', -1), ('schrumpfen', -1), ('zurückgehen', -1), ('einbrechen', -1), ('verlieren', -1), ('nachgeben', -1),
  ('Rückgang', -1), ('Minus', -1), ('Einbruch', -1), ('Verlust', -1), ('Abnahme', -1)),
rate AS MATERIALIZED (
  SELECT a.id AS article, v.sentence, v.text, v.value, v.value_max, v.unit, v.approx, v.start, v.length
    FROM article a, presse_values(a.text) v
   WHERE v.keep AND v.type = 'percent' AND v.unit IN ('%', 'Prozentpunkt', 'Basispunkt')
),
verb AS MATERIALIZED (
  SELECT a.id AS article, t.sentence, t.lemma, c.sign, t.start
    FROM article a, presse_tokens(a.text) t JOIN change c ON c.lemma = t.lemma
),
moved AS (
  SELECT r.*, v.lemma, v.sign,
         row_number() OVER (PARTITION BY r.article, r.start ORDER BY abs(v.start - r.start), v.start) AS place
    FROM rate r JOIN verb v ON v.article = r.article AND v.sentence = r.sentence
)
SELECT article,
       sign * abs(value) AS rate,
       sign * value_max  AS rate_max,
       unit, approx, lemma AS word, text, start, length
  FROM moved
 WHERE place = 1
 ORDER BY article, start;
