-- The network: which names stand in one sentence, and who belongs together. network_drawing.sql draws it.
--
-- Candidates are the sixty names that most sentences have, so there are at most 1,770 pairs however large the corpus is.
-- A pair's weight is its number of sentences times its NPMI (Bouma 2009): often, and more often than chance would have it.
-- A name's community is what is linked by each name's strongest pair (the first round of Borůvka's algorithm).

DROP TABLE IF EXISTS temp.report_pair;
CREATE TEMP TABLE report_pair(a TEXT, b TEXT, n INTEGER, npmi REAL, weight REAL, place INTEGER PRIMARY KEY);
INSERT INTO report_pair
WITH sentence AS (
  SELECT count(*) AS n FROM report_sentence
),
candidate AS MATERIALIZED (
  SELECT s.name, count(*) AS sentences FROM report_sentence_name s
    JOIN (SELECT name FROM report_name ORDER BY articles DESC, mentions DESC, name LIMIT 200) n ON n.name = s.name
   GROUP BY s.name ORDER BY count(*) DESC, s.name LIMIT 60
),
placed AS MATERIALIZED (
  SELECT s.article, s.sentence, s.name, c.sentences FROM report_sentence_name s JOIN candidate c ON c.name = s.name
),
pair AS (
  SELECT x.name AS a, y.name AS b, count(*) AS n, x.sentences AS n_a, y.sentences AS n_b
    FROM placed x JOIN placed y ON y.article = x.article AND y.sentence = x.sentence AND y.name > x.name
   GROUP BY x.name, y.name
),
weighed AS (
  SELECT a, b, p.n, presse_npmi(p.n, n_a, n_b, sentence.n) AS npmi, n_a + n_b AS size FROM pair p, sentence
)
SELECT a, b, n, npmi, n * npmi, row_number() OVER (ORDER BY n * npmi DESC, size DESC, a, b)
  FROM weighed WHERE npmi > 0 ORDER BY n * npmi DESC, size DESC, a, b LIMIT 60;

-- The nodes: at most 36, those that the strongest pairs need.
DROP TABLE IF EXISTS temp.report_node;
CREATE TEMP TABLE report_node(name TEXT PRIMARY KEY, type TEXT, articles INTEGER, community INTEGER, seat INTEGER);
INSERT INTO report_node(name, type, articles, community)
WITH RECURSIVE tip AS (
  SELECT a AS name, place FROM report_pair UNION ALL SELECT b, place FROM report_pair
),
node AS MATERIALIZED (
  SELECT name, row_number() OVER (ORDER BY min(place), name) AS number FROM tip GROUP BY name ORDER BY min(place), name LIMIT 36
),
edge AS MATERIALIZED (
  SELECT x.number AS a, y.number AS b, p.place
    FROM report_pair p JOIN node x ON x.name = p.a JOIN node y ON y.name = p.b
),
strongest AS MATERIALIZED (
  SELECT number, other, min(place) FROM (SELECT a AS number, b AS other, place FROM edge UNION ALL SELECT b, a, place FROM edge) GROUP BY number
),
reach(number, other) AS (
  SELECT number, number FROM node
  UNION
  SELECT r.number, iif(s.number = r.other, s.other, s.number) FROM reach r JOIN strongest s ON r.other IN (s.number, s.other)
)
SELECT n.name, m.type, m.articles, min(r.other)
  FROM node n JOIN reach r ON r.number = n.number JOIN report_name m ON m.name = n.name
 GROUP BY n.name;
DELETE FROM report_pair WHERE a NOT IN (SELECT name FROM report_node) OR b NOT IN (SELECT name FROM report_node);
DELETE FROM report_node WHERE name NOT IN (SELECT a FROM report_pair UNION SELECT b FROM report_pair);

-- Their order: the community with most links first, then those most linked to it, so that few lines go across; in each the
-- best linked name in the middle, the others by turns at either side.
UPDATE report_node SET seat = s.seat
  FROM (WITH size AS (
          SELECT n.community, count(DISTINCT n.name) AS size, row_number() OVER (ORDER BY count(*) DESC, n.community) AS place
            FROM report_node n JOIN report_pair p ON n.name IN (p.a, p.b) GROUP BY n.community
        ),
        degree AS (
          SELECT n.name, n.community, total(p.weight) AS weight,
                 total(iif(size.place = 1, p.weight, 0)) AS weight_first  -- of the links that end in the first community
            FROM report_node n JOIN report_pair p ON n.name IN (p.a, p.b)
            JOIN report_node other ON other.name = iif(n.name = p.a, p.b, p.a) JOIN size ON size.community = other.community
           GROUP BY n.name
        ),
        turn AS (
          SELECT d.*, size.place, size.size, total(weight_first) OVER (PARTITION BY d.community) AS near,
                 row_number() OVER (PARTITION BY d.community ORDER BY weight DESC, name) AS turn
            FROM degree d JOIN size USING (community)
        )
        SELECT name, row_number() OVER (ORDER BY place > 1, near DESC, size DESC, community, iif(turn % 2, turn, -turn)) - 1 AS seat
          FROM turn) s
 WHERE s.name = report_node.name;

.read sql/report/network_drawing.sql
