-- Who holds which role, by organisation?
--
-- Expects the annotated tables (presse_annotate); the extension is not needed:
--     sqlite3 articles.db ".read sql/roles.sql"
--
-- Parameters, each unset or '' where it is not wanted:
--     .parameter set :organisation "'Siemens'"    this organisation alone
--     .parameter set :person "'Renate Sievers'"   this person alone
--
--     organisation   person          role        articles  first_date  last_date   article  evidence
--     Deutsche Bank  Jan Brandt      Sprecher    1         2025-01-07  2025-01-07  2        Jan Brandt, Sprecher der Deutschen Bank
--     Siemens        Renate Sievers  Vorständin  2         2025-01-06  2025-01-07  1        Siemens-Vorständin Renate Sievers
--
-- A person's role and what it is a role at are two rows of article_relation with the same evidence; they are joined here.
-- organisation is NULL where no text says it. articles counts those that say so, first_date and last_date are theirs (NULL
-- where none has a date). evidence is the latest: it stands in article, the one of last_date with the smallest number.

WITH parameter AS (
  SELECT nullif(:organisation, '') AS organisation, nullif(:person, '') AS person
),
said AS MATERIALIZED (
  SELECT article, subject, relation, object, start, length, text
    FROM article_relation, parameter p
   WHERE keep AND relation IN ('role', 'role at') AND (p.person IS NULL OR subject = p.person)
),
role AS (
  SELECT o.object AS organisation, r.subject AS person, r.object AS role, r.article, d.date, r.start, r.text
    FROM said r JOIN article_document d USING (article)
    LEFT JOIN said o ON o.article = r.article AND o.subject = r.subject AND o.relation = 'role at'
                    AND o.start = r.start AND o.length = r.length
   WHERE r.relation = 'role'
),
placed AS (
  SELECT role.*, row_number() OVER (PARTITION BY organisation, person, role ORDER BY date DESC, article, start) AS place
    FROM role
)
SELECT p.organisation, p.person, role, count(DISTINCT article) AS articles, min(date) AS first_date, max(date) AS last_date,
       max(article) FILTER (WHERE place = 1) AS article, max(text) FILTER (WHERE place = 1) AS evidence
  FROM placed p, parameter
 WHERE parameter.organisation IS NULL OR p.organisation = parameter.organisation
 GROUP BY p.organisation, p.person, role
 ORDER BY p.organisation IS NULL, p.organisation, articles DESC, p.person, role;
