-- What is in these articles? One page of HTML that shows it, to look at, to print and to hand on.
--
-- Expects the extension to be loaded, the tables that presse_annotate('article') fills, and the top folder of presse as
-- the current one. Made for the sqlite3 shell, whose readfile() and writefile() it uses:
--     sqlite3 articles.db ".load build/presse" ".read sql/report.sql"
--     make report DB=articles.db OUT=report.html
--
-- The page stands alone: no script, no font, no picture from elsewhere. It is light or dark as the reader's system is,
-- and fits a phone. Only temporary tables are made; the database is not written to.
--
-- Parameters, all optional:
--     .parameter set :title "'Unser Archiv'"           heading; 'Nachrichten in Zahlen' if unset
--     .parameter set :out   "'/tmp/report.html'"       the file to write; 'build/report.html' if unset
--     .parameter set :until "'2025-03-31'"             last day of "this week"; the last day with an article if unset
--
-- To change the page: one section is one file in sql/report/, which inserts one row into report_section. A section reads
-- the tables and views that sources.sql makes, in which all text is escaped already; how things look is in style.css.
-- A section is left out by taking its line out below, and added by a line and a file; docs/report.md tells more.

DROP TABLE IF EXISTS temp.report_section;
CREATE TEMP TABLE report_section(
  place   INTEGER PRIMARY KEY,  -- order on the page
  id      TEXT NOT NULL,        -- what #links lead to
  heading TEXT NOT NULL,
  html    TEXT NOT NULL         -- what stands under the heading
);

.read sql/report/sources.sql
.read sql/report/overview.sql
.read sql/report/period.sql
.read sql/report/names.sql
.read sql/report/new.sql
.read sql/report/speakers.sql
.read sql/report/amounts.sql
.read sql/report/keywords.sql
.read sql/report/network.sql
.read sql/report/duplicates.sql
.read sql/report/boilerplate.sql
.read sql/report/page.sql
