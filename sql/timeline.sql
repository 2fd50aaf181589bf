-- What is said about which day? The article's own timeline.
--
-- Expects the extension to be loaded and a table article(id, text, published); published begins with the ISO date of the
-- article, from which "gestern" and "am Montag" are counted:
--     sqlite3 articles.db ".load build/presse" ".read sql/timeline.sql"
--
-- A row for each sentence and each expression of time in it that stands for days: in the order of these days, those that
-- are exact before those that hold them. days is how many there are, so "WHERE days = 1" leaves single days and
-- "days <= 31" months. What lies in boilerplate is left out; so are durations, repeated times and "damals", which have no days.
-- A clock time is shown at its day.
--
--     article  from_date   to_date     days  expression      value          sentence
--     1        2024-10-01  2024-12-31  92    vierten Quartal 2024-Q4        Im vierten Quartal stieg der Umsatz.
--     1        2025-01-29  2025-01-29  1     Mittwochabend   2025-01-29TEV  Das teilte die Firma am Mittwochabend mit.
--
-- Parameters: none. An article without a date still shows the days it names in full.

SELECT a.id AS article,
       t.from_date,
       t.to_date,
       CAST(julianday(t.to_date) - julianday(t.from_date) + 1 AS INTEGER) AS days,
       t.text AS expression,
       t.value,
       replace(s.text, char(10), ' ') AS sentence
  FROM article a,
       presse_times(a.text, date(substr(a.published, 1, 10))) t
  JOIN presse_sentences(a.text) s ON s.position = t.sentence
 WHERE t.keep AND t.from_date IS NOT NULL
 ORDER BY article, t.from_date, t.to_date, t.position;
