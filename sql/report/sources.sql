-- What the sections read: the annotated tables, cut to what the page needs, with all text escaped for HTML.
--
-- This is the one place that knows the names of the annotated tables: for tables with another prefix change them here.
-- Text that comes from articles is escaped here and nowhere else. Only report_sentence and report_value have raw text
-- (in columns named raw), because a sentence is cut at positions first; amounts.sql and speakers.sql escape what they cut.

-- ---- parameters: unset, NULL and '' are the same

DROP TABLE IF EXISTS temp.report_parameter;
CREATE TEMP TABLE report_parameter AS
SELECT replace(replace(replace(replace(coalesce(nullif(:title, ''), 'Nachrichten in Zahlen'),
         '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')                      AS title,
       coalesce(nullif(:out, ''), 'build/report.html')                                  AS out,
       coalesce(date(nullif(:until, '')), (SELECT max(date(date)) FROM article_document)) AS until;

DROP TABLE IF EXISTS temp.report_month;
CREATE TEMP TABLE report_month(number TEXT PRIMARY KEY, name TEXT, short TEXT);
INSERT INTO report_month VALUES
  ('01', 'Januar', 'Jan.'), ('02', 'Februar', 'Feb.'), ('03', 'März', 'März'), ('04', 'April', 'Apr.'), ('05', 'Mai', 'Mai'),
  ('06', 'Juni', 'Juni'), ('07', 'Juli', 'Juli'), ('08', 'August', 'Aug.'), ('09', 'September', 'Sep.'),
  ('10', 'Oktober', 'Okt.'), ('11', 'November', 'Nov.'), ('12', 'Dezember', 'Dez.');

-- ---- time: days, weeks, months or years, so that there are at most some sixty steps

-- A few dates that are far off (1 % at either end) do not stretch the axis; what lies outside has no step.
DROP TABLE IF EXISTS temp.report_step;
CREATE TEMP TABLE report_step(step INTEGER PRIMARY KEY, unit TEXT, first_day TEXT UNIQUE, last_day TEXT, label TEXT, short TEXT);
INSERT INTO report_step
WITH RECURSIVE dated AS (
  SELECT date(date) AS day, ntile(100) OVER (ORDER BY date(date)) AS hundredth, count(*) OVER () AS articles
    FROM article_document WHERE date(date) IS NOT NULL
),
range AS (
  SELECT max(min(day), date(max(day), '-100 years')) AS first, max(day) AS last, julianday(max(day)) - julianday(min(day)) + 1 AS days
    FROM dated WHERE articles < 100 OR hundredth BETWEEN 2 AND 99
),
unit AS (
  SELECT CASE WHEN days <= 45 THEN 'day' WHEN days <= 430 THEN 'week' WHEN days <= 366 * 6 THEN 'month' ELSE 'year' END AS unit,
         first, last
    FROM range WHERE first IS NOT NULL
),
step(unit, day, last) AS (
  SELECT unit,
         CASE unit WHEN 'day' THEN first WHEN 'week' THEN date(first, '-6 days', 'weekday 1')
                   WHEN 'month' THEN date(first, 'start of month') ELSE date(first, 'start of year') END,
         last
    FROM unit
  UNION ALL
  SELECT unit, date(day, CASE unit WHEN 'day' THEN '+1 day' WHEN 'week' THEN '+7 days' WHEN 'month' THEN '+1 month' ELSE '+1 year' END), last
    FROM step
   WHERE date(day, CASE unit WHEN 'day' THEN '+1 day' WHEN 'week' THEN '+7 days' WHEN 'month' THEN '+1 month' ELSE '+1 year' END) <= last
)
SELECT row_number() OVER (ORDER BY day) - 1, unit, day,
       date(day, CASE unit WHEN 'day' THEN '+0 days' WHEN 'week' THEN '+6 days' WHEN 'month' THEN '+1 month' ELSE '+1 year' END,
                 CASE WHEN unit IN ('month', 'year') THEN '-1 day' ELSE '+0 days' END),
       CASE unit WHEN 'year' THEN '' WHEN 'month' THEN m.name || ' '
                 ELSE iif(unit = 'week', 'Woche vom ', '') || CAST(strftime('%d', day) AS INTEGER) || '. ' || m.name || ' ' END
         || strftime('%Y', day),
       CASE unit WHEN 'year' THEN strftime('%Y', day) WHEN 'month' THEN m.short || strftime(' %Y', day)
                 ELSE CAST(strftime('%d', day) AS INTEGER) || '. ' || m.short END
  FROM step JOIN report_month m ON m.number = strftime('%m', day);

-- ---- articles

-- article is a number or a text, as in the annotated tables: CREATE TABLE ... AS takes the type over, and joins need it.
DROP TABLE IF EXISTS temp.report_document;
CREATE TEMP TABLE report_document AS
SELECT d.article, date(d.date) AS date,
       CAST(strftime('%d', d.date) AS INTEGER) || '. ' || m.name || strftime(' %Y', d.date) AS day,
       strftime('%Y-%m', d.date) AS month,
       (SELECT s.step FROM report_step s WHERE s.first_day <= date(d.date) AND s.last_day >= date(d.date)
         ORDER BY s.first_day DESC LIMIT 1) AS step,
       replace(replace(replace(replace(nullif(trim(d.source), ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS source,
       replace(replace(replace(replace(
         substr(coalesce(nullif(trim(d.title), ''), 'Artikel ' || d.article), 1, 160),
         '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS title,
       d.words
  FROM article_document d LEFT JOIN report_month m ON m.number = strftime('%m', d.date);
CREATE UNIQUE INDEX temp.report_document_article ON report_document(article);

-- Where a row comes from, in one line: title, source, day.
DROP VIEW IF EXISTS temp.report_origin;
CREATE TEMP VIEW report_origin AS
SELECT article, '<cite>' || title || '</cite>' || coalesce(', ' || source, '') || coalesce(', ' || day, '') AS html
  FROM report_document;

-- ---- what is named: people, organisations, places; one type for each name, the one it has most often

DROP TABLE IF EXISTS temp.report_named;
CREATE TEMP TABLE report_named AS
WITH mention AS (
  SELECT name, article, type, count(*) AS n
    FROM article_entity
   WHERE keep = 1 AND kind <> 'derived' AND type IN ('PER', 'ORG', 'LOC') AND length(name) <= 80
   GROUP BY name, article, type
),
weighed AS (
  SELECT *, sum(n) OVER (PARTITION BY name, type) AS of_type FROM mention
),
typed AS (
  SELECT name, article, n, first_value(type) OVER (PARTITION BY name ORDER BY of_type DESC, type) AS type FROM weighed
)
SELECT replace(replace(replace(replace(name, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS name, article, type, sum(n) AS mentions
  FROM typed GROUP BY name, article;
CREATE UNIQUE INDEX temp.report_named_name ON report_named(name, article);

-- The names of which most articles speak, with all that the sections count.
DROP TABLE IF EXISTS temp.report_name;
CREATE TEMP TABLE report_name(name TEXT PRIMARY KEY, type TEXT, articles INTEGER, mentions INTEGER, first_date TEXT, place INTEGER);
INSERT INTO report_name
SELECT n.name, n.type, count(*), sum(n.mentions), min(d.date),
       row_number() OVER (PARTITION BY n.type ORDER BY count(*) DESC, sum(n.mentions) DESC, n.name)
  FROM report_named n JOIN report_document d USING (article)
 GROUP BY n.name;

-- Names in the sentences that have them, for the network.
DROP VIEW IF EXISTS temp.report_sentence_name;
CREATE TEMP VIEW report_sentence_name AS
SELECT DISTINCT e.article, e.sentence,
       replace(replace(replace(replace(e.name, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS name
  FROM article_entity e
 WHERE e.keep = 1 AND e.kind <> 'derived' AND e.type IN ('PER', 'ORG', 'LOC');

-- ---- sentences, amounts, terms, paragraphs

DROP VIEW IF EXISTS temp.report_sentence;
CREATE TEMP VIEW report_sentence AS
SELECT article, position, start, text AS raw FROM article_sentence WHERE keep = 1;

DROP VIEW IF EXISTS temp.report_value;
CREATE TEMP VIEW report_value AS
SELECT article, sentence, type, value, value_max, start, length,
       replace(replace(replace(replace(unit, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS unit
  FROM article_value WHERE keep = 1;

-- Nouns and proper nouns. Words of the calendar say when, not what, and would lead every month; amounts have a section.
DROP VIEW IF EXISTS temp.report_term;
CREATE TEMP VIEW report_term AS
SELECT article, replace(replace(replace(replace(lemma, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS lemma, count
  FROM article_term
 WHERE stop = 0 AND pos IN ('NOUN', 'PROPN') AND length(lemma) BETWEEN 3 AND 40
   AND substr(lemma, -1) NOT IN ('.', '-')
   AND lemma NOT IN (SELECT name FROM report_month)
   AND lemma NOT IN ('Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonnabend', 'Sonntag', 'Jänner',
                     'Uhr', 'Jahr', 'Monat', 'Woche', 'Tag', 'Prozent', 'Million', 'Milliarde', 'Euro');

DROP VIEW IF EXISTS temp.report_paragraph;
CREATE TEMP VIEW report_paragraph AS
SELECT article, label, keep, length FROM article_paragraph;

-- ---- quotations

-- The dictionary form of each word that introduces speech: "mitteilen" for "teilte … mit". To read every sentence again
-- would take longer than all the rest, so three sentences of each word are read; the form that most of them have counts.
DROP TABLE IF EXISTS temp.report_cue;
CREATE TEMP TABLE report_cue(cue TEXT PRIMARY KEY, form TEXT) WITHOUT ROWID;
INSERT INTO report_cue
WITH place AS MATERIALIZED (
  SELECT cue, article, sentence, cue_start, row_number() OVER (PARTITION BY cue ORDER BY article, position) AS number
    FROM article_quote WHERE keep = 1 AND cue IS NOT NULL
),
read AS MATERIALIZED (  -- the sentence that has the cue is the quotation's or one beside it
  SELECT p.cue, p.cue_start - s.start + 1 AS start, s.text
    FROM place p JOIN article_sentence s ON s.article = p.article AND s.position BETWEEN p.sentence - 2 AND p.sentence + 2
                                        AND p.cue_start BETWEEN s.start AND s.start + s.length - 1
   WHERE p.number <= 3
),
form AS (
  SELECT r.cue, CASE WHEN t.pos IN ('VERB', 'AUX', 'NOUN') THEN t.lemma ELSE lower(t.text) END AS form, count(*) AS n
    FROM read r, presse_tokens(r.text) t WHERE t.start = r.start GROUP BY 1, 2
),
best AS (
  SELECT cue, form, row_number() OVER (PARTITION BY cue ORDER BY n DESC, form) AS place FROM form
)
SELECT cue, replace(replace(replace(replace(form, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') FROM best WHERE place = 1;

-- Speakers may be anything: those with a name are in report_name.
DROP TABLE IF EXISTS temp.report_quote;
CREATE TEMP TABLE report_quote AS
SELECT q.article, q.kind, replace(replace(replace(replace(q.speaker, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS speaker,
       c.form AS cue, q.text AS raw
  FROM article_quote q LEFT JOIN report_cue c ON c.cue = q.cue
 WHERE q.keep = 1;
