.bail off
.mode list
.headers off

.print -- version
SELECT presse_version();
SELECT presse_version(1);
.print -- info
SELECT name, typeof(value) FROM presse_info();
SELECT value = presse_version() FROM presse_info() WHERE name = 'presse';
SELECT value = sqlite_version() FROM presse_info() WHERE name = 'SQLite';
SELECT name, value GLOB '[1-9]*.[0-9]*' FROM presse_info() WHERE name IN ('ICU', 'Unicode', 'PCRE2');
.print -- one text in three functions is analysed once
SELECT count(*) > 0 FROM presse_tokens('Ein Satz.');
SELECT value FROM presse_info() WHERE name LIKE 'documents%';
SELECT count(*) > 0 FROM presse_tokens('Ein Satz.') t, presse_sentences('Ein Satz.') s, presse_matches('Ein Satz.', 'Satz') m;
SELECT name, value FROM presse_info() WHERE name = 'documents analysed' OR name = 'documents asked for' AND value < 4;
SELECT value >= 4 FROM presse_info() WHERE name = 'documents asked for';
SELECT value > 1000 FROM presse_info() WHERE name = 'cache bytes';
SELECT a.value >= b.value FROM presse_info() a, presse_info() b WHERE a.name = 'cache limit' AND b.name = 'cache bytes';
.print -- functions
SELECT signature FROM presse_functions() WHERE name IN ('presse_matches', 'presse_replace', 'presse_version', 'presse_din1') ORDER BY name;
SELECT count(*) FROM presse_functions() WHERE summary NOT LIKE '%.' OR signature NOT LIKE name || '%' OR name NOT LIKE 'presse\_%' ESCAPE '\' OR example NOT LIKE '%' || name || '%';
SELECT kind FROM presse_functions() GROUP BY kind ORDER BY kind;
SELECT count(*) - count(DISTINCT name) FROM presse_functions();
SELECT f.name FROM presse_functions() f LEFT JOIN pragma_function_list p ON p.name = f.name WHERE f.kind = 'scalar' AND p.name IS NULL;
SELECT f.name FROM presse_functions() f LEFT JOIN pragma_module_list m ON m.name = f.name WHERE f.kind IN ('table', 'module') AND m.name IS NULL;
SELECT f.name FROM presse_functions() f LEFT JOIN pragma_collation_list c ON c.name = f.name WHERE f.kind = 'collation' AND c.name IS NULL;
SELECT DISTINCT p.name FROM pragma_function_list p WHERE p.name LIKE 'presse\_%' ESCAPE '\' AND NOT EXISTS (SELECT 1 FROM presse_functions() f WHERE f.name = p.name);
