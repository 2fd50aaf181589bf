-- Draws what network.sql found: a circle where there is room, a column with arcs on a phone (style.css shows one of them),
-- and the strongest pairs as a table for those who would rather read.
--
-- In both drawings a name has a seat of its own, in the order of the communities, so labels cannot collide.

INSERT INTO report_section
WITH size AS MATERIALIZED (
  SELECT count(*) AS nodes, max(articles) AS most, count(DISTINCT community) AS communities,
         (SELECT max(n) FROM report_pair) AS strongest FROM report_node
),
-- angles: a seat each, and one empty seat between communities
turned AS MATERIALIZED (
  SELECT n.*, n.seat + dense_rank() OVER (ORDER BY first.seat) - 1 AS slot,
         iif(length(n.name) > 24 AND n.name NOT LIKE '%&%', substr(n.name, 1, 23) || '…', n.name) AS label
    FROM report_node n JOIN (SELECT community, min(seat) AS seat FROM report_node GROUP BY community) first USING (community)
),
seated AS MATERIALIZED (
  SELECT t.*, 2.5 + 5.5 * sqrt(1.0 * articles / most) AS radius,
         2 * 3.14159265 * slot / (nodes + communities) - 1.5707963 AS angle,
         16 + 24 * slot AS y
    FROM turned t, size
),
placed AS MATERIALIZED (
  SELECT *, 250 * cos(angle) AS cx, 250 * sin(angle) AS cy FROM seated
),
-- the picture is as large as its labels need; 8.4 is a wide guess at a letter
frame AS (
  SELECT min((270 + 8.4 * length(label)) * cos(angle)) - 10 AS x1, max((270 + 8.4 * length(label)) * cos(angle)) + 10 AS x2,
         min((270 + 8.4 * length(label)) * sin(angle)) - 10 AS y1, max((270 + 8.4 * length(label)) * sin(angle)) + 10 AS y2
    FROM placed
),
edge AS MATERIALIZED (
  SELECT p.place, x.cx AS x1, x.cy AS y1, y.cx AS x2, y.cy AS y2, min(x.y, y.y) AS top, max(x.y, y.y) AS bottom,
         0.8 + 4.2 * p.n / strongest AS width, 0.3 + 0.55 * p.npmi AS opacity,
         iif(x.community = y.community, 'near', 'far') AS class,
         -- how near to the centre a line bends: the longer it is, the nearer
         0.5 - 0.0008 * sqrt((x.cx - y.cx) * (x.cx - y.cx) + (x.cy - y.cy) * (x.cy - y.cy)) AS bend,
         x.name || ' und ' || y.name || ': ' || p.n || iif(p.n = 1, ' Satz', ' Sätze') || ', NPMI ' || replace(printf('%.2f', p.npmi), '.', ',') AS title
    FROM report_pair p JOIN placed x ON x.name = p.a JOIN placed y ON y.name = p.b, size
),
summary AS (
  SELECT nodes || ' Namen in ' || communities || iif(communities = 1, ' Gruppe', ' Gruppen') || ', '
         || (SELECT count(*) FROM report_pair) || ' Verbindungen. Die stärkste: '
         || (SELECT title FROM edge ORDER BY place LIMIT 1) || '.' AS html
    FROM size
),
circle AS (
  SELECT printf('<svg class="circle" style="max-width:%dpx" viewBox="%.0f %.0f %.0f %.0f"',
                min(760, 320 + 24 * nodes), x1, y1, x2 - x1, y2 - y1)
         || ' role="img" aria-labelledby="net-title net-desc"><title id="net-title">Netz der Namen</title>'
         || '<desc id="net-desc">' || (SELECT html FROM summary) || '</desc><g class="edges">'
         || (SELECT group_concat(printf('<path class="%s" stroke-width="%.1f" stroke-opacity="%.2f" d="M%.1f %.1fQ%.1f %.1f %.1f %.1f"><title>%s</title></path>',
                      class, width, opacity, x1, y1, (x1 + x2) * bend, (y1 + y2) * bend, x2, y2, title), '')
               FROM (SELECT * FROM edge ORDER BY place DESC))
         || '</g>'
         || (SELECT group_concat(printf('<g transform="rotate(%.2f) translate(250)"><circle class="%s" r="%.1f"/>'
                                        || '<text x="%d" dy=".35em" text-anchor="%s"%s>%s</text></g>',
                      angle * 57.2957795, lower(type), radius,
                      iif(cos(angle) < -0.0001, -14, 14), iif(cos(angle) < -0.0001, 'end', 'start'),
                      iif(cos(angle) < -0.0001, ' transform="rotate(180)"', ''), label), '')
               FROM (SELECT * FROM placed ORDER BY seat))
         || '</svg>' AS html
    FROM frame, size
),
arcs AS (
  SELECT '<svg class="arcs" viewBox="0 0 340 ' || (SELECT max(y) + 16 FROM placed) || '" role="img" aria-labelledby="arcs-title arcs-desc">'
         || '<title id="arcs-title">Netz der Namen</title><desc id="arcs-desc">' || (SELECT html FROM summary) || '</desc><g class="edges">'
         || (SELECT group_concat(printf('<path class="%s" stroke-width="%.1f" stroke-opacity="%.2f" d="M212 %dA%.1f %.1f 0 0 1 212 %d"/>',
                      class, width, opacity, top, 8 + 116 * sqrt(1.0 * (bottom - top) / (SELECT max(y) FROM placed)), (bottom - top) / 2.0, bottom), '')
               FROM (SELECT * FROM edge ORDER BY place DESC))
         || '</g>'
         || (SELECT group_concat(printf('<circle class="%s" cx="212" cy="%d" r="%.1f"/><text x="198" y="%d" dy=".35em" text-anchor="end">%s</text>',
                      lower(type), y, radius, y, label), '')
               FROM (SELECT * FROM placed ORDER BY seat))
         || '</svg>' AS html
),
list AS (
  SELECT '<table><thead><tr><th scope="col">Paar</th><th scope="col" class="n">Sätze</th><th scope="col" class="n">NPMI</th></tr></thead><tbody>'
         || (SELECT group_concat('<tr><th scope="row">' || a || ' <span class="and">und</span> ' || b || '</th><td class="n">'
                                 || replace(printf('%,d', n), ',', '.') || '</td><td class="n">' || replace(printf('%.2f', npmi), '.', ',') || '</td></tr>', '')
               FROM (SELECT * FROM report_pair ORDER BY place LIMIT 14))
         || '</tbody></table>' AS html
)
SELECT 8, 'netz', 'Wer mit wem',
       iif(nodes < 3, '<p class="none">Es stehen zu wenige Namen in einem Satz zusammen.</p>',
         '<p class="standfirst">Namen, die in denselben Sätzen stehen. Je dicker die Linie, desto mehr Sätze; je kräftiger, desto weniger ist es Zufall. '
         || 'Wer am stärksten zusammengehört, sitzt nebeneinander.</p><p class="legend"><span class="key per">Person</span> <span class="key org">Organisation</span> '
         || '<span class="key loc">Ort</span></p>' || char(10) || '<div class="network"><div class="drawing">'
         || (SELECT html FROM circle) || char(10) || (SELECT html FROM arcs) || '</div><div class="aside"><h3>Die stärksten Paare</h3>'
         || (SELECT html FROM list) || '</div></div>')
  FROM size WHERE EXISTS (SELECT 1 FROM report_document);
