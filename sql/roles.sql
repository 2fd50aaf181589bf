-- Who holds which role, by organisation?
--
-- Expects the extension to be loaded and a table article(id, text):
--     sqlite3 articles.db ".load build/presse" ".read sql/roles.sql"
--
-- A person's role and what it is a role at are two rows of presse_relations with the same evidence; they are joined here.
-- organisation is NULL where no text says it. articles counts those that say so; evidence is from the first of them.
--
--     organisation  person          role        articles  first  evidence
--     Deutsche Bank Jan Brandt      Sprecher    1         2      Jan Brandt, Sprecher der Deutschen Bank
--     Siemens       Renate Sievers  Vorständin  2         1      Siemens-Vorständin Renate Sievers
--
-- Parameters: none. For one organisation or person, put a WHERE before the GROUP BY.

WITH said AS MATERIALIZED (
  SELECT a.id AS article, r.subject, r.relation, r.object, r.start, r.length, r.text
    FROM article a, presse_relations(a.text) r
   WHERE r.keep AND r.relation IN ('role', 'role at')
)
SELECT o.object AS organisation, r.subject AS person, r.object AS role,
       count(DISTINCT r.article) AS articles, min(r.article) AS first, r.text AS evidence
  FROM said r
  LEFT JOIN said o ON o.article = r.article AND o.subject = r.subject AND o.relation = 'role at'
                  AND o.start = r.start AND o.length = r.length
 WHERE r.relation = 'role'
 GROUP BY 1, 2, 3
 ORDER BY organisation IS NULL, organisation, articles DESC, person, role;
