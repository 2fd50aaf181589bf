-- Who has the largest amounts beside the name, what sums are named in which currency, and what grows or shrinks?
--
-- Expects the annotated tables (presse_annotate); the third query needs the extension, which reads the words beside the rate:
--     sqlite3 articles.db ".load build/presse" ".read sql/amounts.sql"
--
-- Three queries follow. The first and the last have the article and the place of each amount, so that
-- substr(text, start, length) shows it in the article's text.
--
-- Parameters, each unset or '' for its default:
--     .parameter set :source "'Nordblick'"    the articles of this source alone (all)
--     .parameter set :from "'2025-01-01'"     and not before this day; an article without a date is left out then
--     .parameter set :to "'2025-01-31'"       and not after that one
--     .parameter set :limit 40                so many of the largest amounts of each currency (40)
--
--     name     type  money              value       unit  approx  article  start  length
--     Siemens  ORG   3 bis 4 Mrd. Euro  4000000000  EUR   range   1        29     17

-- What are the largest amounts of money in a sentence that names someone or something?
-- Of several names in a sentence the one nearest before the amount is taken, or else the first behind it. A range counts with its
-- upper end. Currencies are not compared: each has its own largest amounts, the currency that is named most often first.
.print '1. The largest amounts by name'

WITH parameter AS (
  SELECT nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until,
         CAST(coalesce(nullif(:limit, ''), 40) AS INTEGER) AS row_limit
),
amount AS MATERIALIZED (
  SELECT v.article, v.sentence, v.text, coalesce(v.value_max, v.value) AS value, v.unit, v.approx, v.start, v.length,
         count(*) OVER (PARTITION BY v.unit) AS frequency
    FROM article_document d JOIN article_value v USING (article), parameter p
   WHERE v.keep AND v.type = 'money' AND (p.source IS NULL OR d.source = p.source)
     AND (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
),
beside AS (
  SELECT n.name, n.type, m.*,
         row_number() OVER (PARTITION BY m.article, m.start
                            ORDER BY n.start > m.start, abs(m.start - n.start)) AS place
    FROM amount m JOIN article_entity n ON n.article = m.article AND n.sentence = m.sentence
   WHERE n.keep AND n.kind <> 'derived' AND n.type IN ('PER', 'ORG')
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY unit ORDER BY value DESC, article, start) AS rank FROM beside WHERE place = 1
)
SELECT name, type, text AS money, printf('%.0f', value) AS value, unit, approx, article, start, length
  FROM ranked, parameter p
 WHERE rank <= p.row_limit
 ORDER BY frequency DESC, unit, rank;


-- How often, and how high, is each currency named?
.print '2. Amounts by currency'

WITH parameter AS (
  SELECT nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until
)
SELECT v.unit                                              AS currency,
       count(*)                                            AS amounts,
       count(DISTINCT v.article)                           AS articles,
       printf('%.2f', min(v.value))                        AS least,
       printf('%.2f', max(coalesce(v.value_max, v.value))) AS most
  FROM article_document d JOIN article_value v USING (article), parameter p
 WHERE v.keep AND v.type = 'money' AND (p.source IS NULL OR d.source = p.source)
   AND (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
 GROUP BY v.unit
 ORDER BY amounts DESC, currency;


-- By how much does what grow or shrink?
-- A percentage beside a verb or noun of change; the nearest of these in the sentence says the direction.
.print '3. Rates of change'

WITH parameter AS (
  SELECT nullif(:source, '') AS source, nullif(:from, '') AS since, nullif(:to, '') AS until
),
change(lemma, sign) AS (VALUES
  ('steigen', 1), ('wachsen', 1), ('zulegen', 1), ('klettern', 1), ('zunehmen', 1), ('erhöhen', 1), ('anziehen', 1),
  ('Anstieg', 1), ('Wachstum', 1), ('Zuwachs', 1), ('Plus', 1), ('Umsatzanstieg', 1), ('Umsatzplus', 1), ('Zunahme', 1),
  ('sinken', -1), ('fallen', -1), ('schrumpfen', -1), ('zurückgehen', -1), ('einbrechen', -1), ('verlieren', -1), ('nachgeben', -1),
  ('Rückgang', -1), ('Minus', -1), ('Einbruch', -1), ('Verlust', -1), ('Abnahme', -1)),
rate AS MATERIALIZED (
  SELECT v.*
    FROM article_document d JOIN article_value v USING (article), parameter p
   WHERE v.keep AND v.type = 'percent' AND v.unit IN ('%', 'Prozentpunkt', 'Basispunkt') AND (p.source IS NULL OR d.source = p.source)
     AND (p.since IS NULL OR d.date >= p.since) AND (p.until IS NULL OR d.date <= p.until)
     -- article_term says which articles have such a word at all
     AND v.article IN (SELECT t.article FROM change c JOIN article_term t USING (lemma))
),
word AS MATERIALIZED (
  SELECT s.article, s.position AS sentence, t.lemma, c.sign, s.start + t.start - 1 AS start
    FROM (SELECT DISTINCT article, sentence FROM rate) r
    JOIN article_sentence s ON s.article = r.article AND s.position = r.sentence, presse_tokens(s.text) t
    JOIN change c ON c.lemma = t.lemma
),
moved AS (
  SELECT r.*, w.lemma, w.sign,
         row_number() OVER (PARTITION BY r.article, r.start ORDER BY abs(w.start - r.start), w.start) AS place
    FROM rate r JOIN word w ON w.article = r.article AND w.sentence = r.sentence
)
SELECT article,
       sign * abs(value) AS rate,
       sign * value_max  AS rate_max,
       unit, approx, lemma AS word, text, start, length
  FROM moved
 WHERE place = 1
 ORDER BY article, start;
