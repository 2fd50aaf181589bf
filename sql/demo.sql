-- What presse does, on a handful of articles: eleven questions, each answered by a query to copy and change.
--
-- Expects a table article(id, source, url, title, published, text) and the extension to be loaded:
--     sqlite3 articles.db ".load build/presse" ".read sql/demo.sql"
-- published begins with the ISO date (2025-03-31); only id and text must be filled.
--
-- Three things to know before reading on:
-- * A function in FROM is a table with a row for each thing it finds. "article a, presse_tokens(a.text) t" has a
--   row for every token of every article.
-- * keep is 1 where a row lies in the article itself and 0 where it lies in boilerplate.
-- * substr(text, start, length) always gives back the row's text.

.mode box --wrap 64 --wordwrap on
.nullvalue ''


-- What is in the table?
-- Size of each article in characters, tokens and sentences. To count only what belongs to the article, add
-- "WHERE keep" to the two inner queries.
.print
.print '1. What is in the table?'

SELECT a.id,
       substr(a.source, 1, 18)                         AS source,
       CASE WHEN length(a.title) > 40
            THEN substr(a.title, 1, 39) || '…'
            ELSE a.title END                           AS title,
       substr(a.published, 1, 10)                      AS day,
       length(a.text)                                  AS characters,
       (SELECT count(*) FROM presse_tokens(a.text))    AS tokens,
       (SELECT count(*) FROM presse_sentences(a.text)) AS sentences
  FROM article a
 ORDER BY a.id;


-- Which lines are boilerplate, and why?
-- label says what kind of line it is, reason what gave it away. Turn "NOT p.keep" into "p.keep" to see what
-- stays, or take the condition away to see how every line was judged.
.print
.print '2. Which lines are boilerplate, and why?'

SELECT a.id                                               AS article,
       p.label,
       substr(p.reason, 1, 52)                            AS reason,
       substr(replace(p.text, char(10), ' '), 1, 40)
         || CASE WHEN p.length > 40 THEN '…' ELSE '' END  AS text
  FROM article a, presse_paragraphs(a.text) p
 WHERE NOT p.keep
 ORDER BY a.id, p.position;


-- Who and what is named most in each article?
-- name is the same for every mention of a person or thing within an article: "Sievers" and "Renate Sievers" count
-- together. "derived" are words such as "deutsche" or "Berliner". Raise the 3 for more names, or add
-- "AND e.type = 'PER'" for people only (types: PER, ORG, LOC, MISC).
.print
.print '3a. Who and what is named most, article by article?'

WITH mentioned AS (
  SELECT a.id, e.name, e.type, count(*) AS mentions, min(e.start) AS first_start
    FROM article a, presse_entities(a.text) e
   WHERE e.keep AND e.kind <> 'derived'
   GROUP BY a.id, e.name, e.type
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY mentions DESC, first_start) AS place
    FROM mentioned
),
top AS (
  SELECT id, name || ' (' || type || ' ' || mentions || ')' AS item
    FROM ranked
   WHERE place <= 3
   ORDER BY id, place
)
SELECT a.id                         AS article,
       substr(a.title, 1, 40)       AS title,
       group_concat(top.item, ', ') AS most_named
  FROM article a LEFT JOIN top ON top.id = a.id
 GROUP BY a.id
 ORDER BY a.id;


-- Who and what is named in most articles?
.print
.print '3b. And in all articles together?'

SELECT e.name,
       e.type,
       count(DISTINCT a.id) AS articles,
       count(*)             AS mentions
  FROM article a, presse_entities(a.text) e
 WHERE e.keep AND e.kind <> 'derived'
 GROUP BY e.name, e.type
 ORDER BY articles DESC, mentions DESC, e.name
 LIMIT 15;


-- In what context does a word occur?
-- Every match of a regular expression with forty characters on either side. Change the pattern: '\bSchul\w*\b'
-- finds every word that begins with "Schul", '(?i)\bwasser' ignores case.
-- Line ends become spaces, one for one, so that start still counts right. '%!40s' pads to 40 characters, on the left;
-- without the '!' it would count bytes.
.print
.print '4. In what context does "Millionen" occur?'

WITH flat AS (
  SELECT id, replace(replace(text, char(13), ' '), char(10), ' ') AS text
    FROM article
)
SELECT f.id                                                                            AS article,
       format('%!40s', substr(f.text, max(1, m.start - 40), min(40, m.start - 1)))      AS before,
       m.text                                                                          AS word,
       substr(f.text, m.start + m.length, 40)                                          AS after
  FROM flat f, presse_matches(f.text, '\bMillionen\b') m
 ORDER BY f.id, m.position;


-- What does the text say once it is clean?
-- presse_clean(text) is the text without the lines of question 2. Store it once instead of asking again:
--     ALTER TABLE article ADD COLUMN clean TEXT;
--     UPDATE article SET clean = presse_clean(text);
.print
.print '5. What does the text say once it is clean?'

WITH cleaned AS MATERIALIZED (
  SELECT id, text, presse_clean(text) AS clean
    FROM article
)
SELECT id                                            AS article,
       length(text)                                  AS before,
       length(clean)                                 AS after,
       (SELECT format('%.1f %%', 100.0 * total(p.length) / length(c.text))
          FROM presse_paragraphs(c.text) p
         WHERE NOT p.keep)                           AS dropped,
       substr(replace(clean, char(10), ' '), 1, 200) AS beginning
  FROM cleaned c
 ORDER BY id;


-- Which nouns are used most, whatever their form?
-- lemma is the form that a dictionary lists, pos the part of speech. Take 'VERB' or 'ADJ' in place of 'NOUN', or
-- 'PROPN' for names.
.print
.print '6. Which nouns are used most, whatever their form?'

SELECT t.lemma,
       count(DISTINCT a.id)          AS articles,
       count(*)                      AS words,
       group_concat(DISTINCT t.text) AS forms
  FROM article a, presse_tokens(a.text) t
 WHERE t.keep AND t.pos = 'NOUN' AND t.kind = 'word'
 GROUP BY t.lemma
 ORDER BY articles DESC, words DESC, t.lemma
 LIMIT 15;


-- Where does a word occur, in any form and inside other words?
-- A full-text index that knows German: base forms (lemma), the parts of compounds (split), all spellings (fold). A word
-- is found in every form and in compounds. Only what presse_clean() keeps is indexed. The index is a temporary one, so
-- that nothing is left in the file; docs/search.md says how to keep one.
-- highlight() puts marks around what was found, presse_matches() takes what stands between the marks.
.print
.print '7a. What does a search find?'

DROP TABLE IF EXISTS temp.search;
CREATE VIRTUAL TABLE temp.search USING fts5(title, text, tokenize = 'presse lemma split fold');
INSERT INTO search(rowid, title, text) SELECT id, title, presse_clean(text) FROM article;

WITH asked(query) AS (
  VALUES ('Wasser'), ('Haus'), ('Strasse'), ('Hersteller'), ('steigen')
),
hit AS (
  SELECT asked.query, s.rowid AS id, highlight(search, 1, '[', ']') AS text
    FROM asked, search(asked.query) s
)
SELECT hit.query,
       count(DISTINCT hit.id)                                 AS articles,
       count(*)                                               AS places,
       group_concat(DISTINCT substr(m.text, 2, m.length - 2)) AS found
  FROM hit, presse_matches(hit.text, '\[[^\]]+\]') m
 GROUP BY hit.query
 ORDER BY places DESC, hit.query;


-- The best articles come first: rank is FTS5's order, snippet() cuts out the passage that fits best.
.print
.print '7b. And where does "Haus" occur?'

SELECT rowid                                                         AS article,
       replace(snippet(search, 1, '[', ']', '…', 14), char(10), ' ') AS passage
  FROM search('Haus')
 ORDER BY rank, rowid
 LIMIT 8;


-- Who says what?
-- speaker is the name that presse_entities gives, also where the text has "er" or "die Ministerin"; kind is direct,
-- indirect or reported. sql/speakers.sql counts them; presse_kwic (docs/kwic.md) finds other patterns of words.
.print
.print '8. Who says what?'

SELECT a.id                                               AS article,
       q.speaker,
       q.kind,
       q.cue,
       substr(replace(q.text, char(10), ' '), 1, 60)
         || CASE WHEN q.length > 60 THEN '…' ELSE '' END  AS words
  FROM article a, presse_quotes(a.text) q
 WHERE q.keep AND q.speaker IS NOT NULL
 ORDER BY a.id, q.position
 LIMIT 20;


-- Which amounts of money are named, the largest first?
-- value is in whole units of the currency, value_max the upper end of a range. Take 'percent' or 'quantity' in place of
-- 'money' for the rest; sql/amounts.sql says who they belong to.
.print
.print '9. Which amounts of money are named?'

SELECT a.id                          AS article,
       v.text,
       format('%,d', v.value)        AS value,
       v.unit,
       v.approx,
       s.text                        AS sentence
  FROM article a, presse_values(a.text) v JOIN presse_sentences(a.text) s ON s.position = v.sentence
 WHERE v.keep AND v.type = 'money'
 ORDER BY v.value DESC, a.id
 LIMIT 8;


-- What happens when?
-- Expressions of time become days, read from the day of the report. sql/timeline.sql has the sentences to them.
.print
.print '10. What happens when?'

SELECT a.id                       AS article,
       substr(a.published, 1, 10) AS published,
       t.text,
       t.value,
       t.from_date,
       t.to_date
  FROM article a, presse_times(a.text, substr(a.published, 1, 10)) t
 WHERE t.keep AND t.from_date IS NOT NULL AND a.published IS NOT NULL
 ORDER BY t.from_date DESC, a.id, t.position
 LIMIT 12;


-- Who is what, and which firm does what?
-- A row reads as a sentence: subject, relation, object; text is where it says so.
.print
.print '11. Who is what?'

SELECT a.id AS article, r.subject, r.relation, r.object, r.text
  FROM article a, presse_relations(a.text) r
 WHERE r.keep
 ORDER BY a.id, r.position
 LIMIT 15;
