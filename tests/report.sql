-- sql/report.sql: what the page is made of, on rows written by hand (tests/corpus/report.sql).
.output /dev/null
.read tests/corpus/annotated.sql
.output
.mode list
.separator " | "
.headers off
.nullvalue NULL
.read tests/corpus/report.sql
.parameter set :out "'build/tests/report.html'"
.parameter set :title "'Ahlen & <Umland>'"
.output /dev/null
.read sql/report.sql
.output

.print '# parameters: the title escaped, the last day as end of the week'
SELECT * FROM report_parameter;
.print '# steps: 43 days from 3 March to 14 April, so days'
SELECT count(*), min(unit), max(unit), min(first_day), max(last_day), min(step), max(step) FROM report_step;
SELECT step, label, short FROM report_step WHERE step IN (0, 29);
.print '# articles: escaped, with their step; a date, source or title that is missing'
SELECT article, day, month, step, source, title FROM report_document ORDER BY article;
.print '# names: articles and mentions; Stadtwerke is ORG in three mentions, PER in one'
SELECT type, place, name, articles, mentions, first_date FROM report_name ORDER BY type, place;
.print '# quotations: the dictionary form of the word that introduces them'
SELECT article, kind, speaker, cue FROM report_quote ORDER BY article, speaker, kind;
.print '# months, and what is typical of them. Brücke: 20 of 160 words against 1 of 40; Regen: 5 of 30 against 1 of 170;'
.print '# Deich, 4 of 160 against none, is below 3.84'
SELECT part, heading, kind, articles, words FROM report_part;
SELECT * FROM report_keyword;
SELECT presse_loglikelihood(20, 1, 160, 40), presse_loglikelihood(4, 0, 160, 40), presse_loglikelihood(5, 1, 30, 170);
.print '# pairs in the twelve sentences that are kept, by how many share both, with NPMI above 0. Sentences of each: Ahlen 7, Anna Berg 4,'
.print '# Stadtwerke 4, Karl Ott 2, Emden 1. Not Ahlen and Anna Berg (1), nor Ahlen and Stadtwerke (2): less than by chance'
SELECT a, b, n, npmi FROM report_pair ORDER BY place;
SELECT presse_npmi(2, 2, 4, 12), presse_npmi(2, 7, 2, 12), presse_npmi(2, 4, 4, 12), presse_npmi(1, 7, 1, 12);
.print '# nodes: one community of five, the best linked in the middle'
SELECT seat, name, type, articles, community FROM report_node ORDER BY seat;
.print '# copies: the third in time is a copy of the first; (number, original, root)'
SELECT number, original, similarity > 0.5 AND similarity < 1, root FROM report_copy;
.print '# sections'
SELECT place, id, heading FROM report_section ORDER BY place;
.print '# overview, new names, speakers, amounts, boilerplate in full'
SELECT html FROM report_section WHERE place IN (1, 4, 5, 6, 10) ORDER BY place;

.print '# another end of the week: nothing is older than it'
.parameter set :until "'2025-03-06'"
.output /dev/null
.read sql/report.sql
.output
SELECT count(*) FROM report_section WHERE id = 'neu';
.parameter clear
.parameter set :out "'build/tests/report.html'"

.print '# no dates: no course, no week; sources in place of months'
UPDATE article_document SET date = NULL;
.output /dev/null
.read sql/report.sql
.output
SELECT count(*) FROM report_step;
SELECT part, heading, kind, articles, words FROM report_part;
SELECT id, html FROM report_section WHERE id IN ('verlauf', 'neu');
.print '# no sources either: nothing to set against each other'
UPDATE article_document SET source = '  ';
.output /dev/null
.read sql/report.sql
.output
SELECT html FROM report_section WHERE id = 'woerter';
.print '# dates that are none, far apart or in the same month'
UPDATE article_document SET date = CASE article WHEN 1 THEN 'gestern' WHEN 2 THEN '0001-01-01' ELSE '2025-03-0' || article END;
.output /dev/null
.read sql/report.sql
.output
SELECT count(*), min(unit), min(first_day), max(last_day), (SELECT count(*) FROM report_document WHERE step IS NULL) FROM report_step;
.print '# an empty corpus: no section, a page that says so'
DELETE FROM article_relation; DELETE FROM article_quote; DELETE FROM article_time; DELETE FROM article_value;
DELETE FROM article_entity; DELETE FROM article_term; DELETE FROM article_sentence; DELETE FROM article_paragraph;
DELETE FROM article_document;
.output /dev/null
.read sql/report.sql
.output
SELECT count(*) FROM report_section;
SELECT substr(html, instr(html, '<main>'), 200) FROM report_page;
