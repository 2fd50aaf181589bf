-- Fills article from tests/articles and annotates it: what the tests of sql/ start from.
.parameter init
.parameter set :folder "'tests/articles'"
.read sql/load.sql
.parameter clear
SELECT 1 WHERE presse_annotate('article', 'progress', 0) IS NULL; -- without its row: the times differ from run to run
