-- Who and what is named: people, organisations and places by the number of articles, with their course over time.
--
-- The small bars are the articles that name it, step by step (report_step), each row to its own largest value. They are one
-- path each, which keeps the page small.

INSERT INTO report_section
WITH top AS MATERIALIZED (
  SELECT * FROM report_name WHERE place <= 12
),
steps AS (
  SELECT count(*) AS n FROM report_step
),
course AS MATERIALIZED (
  SELECT t.name, d.step, count(*) AS articles, max(count(*)) OVER (PARTITION BY t.name) AS most
    FROM top t JOIN report_named n ON n.name = t.name JOIN report_document d ON d.article = n.article
   WHERE d.step IS NOT NULL
   GROUP BY t.name, d.step
),
peak AS (
  SELECT name, replace(printf('%,d', articles), ',', '.') || ' (' || label || ')' AS html,
         row_number() OVER (PARTITION BY name ORDER BY articles DESC, step) AS place
    FROM course JOIN report_step USING (step)
),
spark AS (
  SELECT c.name,
         printf('<svg class="spark" viewBox="0 0 80 20" width="80" height="20" role="img"><title>%s: höchstens %s</title>'
                || '<path class="base" d="M0 19.5h80"/><path stroke-width="%.2f" d="%s"/></svg>',
                c.name, p.html, max(0.8, min(4, 60.0 / s.n)),
                group_concat(printf('M%.1f 19v-%.1f', (c.step + 0.5) * 80.0 / s.n, 17.0 * c.articles / c.most + 1), '')) AS html
    FROM (SELECT * FROM course ORDER BY name, step) c JOIN peak p ON p.name = c.name AND p.place = 1, steps s
   GROUP BY c.name
),
line AS (
  SELECT t.type, t.place,
         '<tr><th scope="row">' || t.name || '</th>'
         || CASE WHEN s.n > 1 THEN '<td class="course">' || coalesce(k.html, '') || '</td>' ELSE '' END
         || '<td class="n">' || replace(printf('%,d', t.articles), ',', '.') || '</td></tr>' AS html
    FROM top t LEFT JOIN spark k ON k.name = t.name, steps s
),
kind(place, type, heading) AS (
  VALUES (1, 'PER', 'Personen'), (2, 'ORG', 'Organisationen'), (3, 'LOC', 'Orte')
),
board AS (
  SELECT k.place, k.type,
         '<div class="' || lower(k.type) || '"><h3>' || k.heading || '</h3>'
         || coalesce('<table><thead><tr><th scope="col">Name</th>' || iif((SELECT n FROM steps) > 1, '<th scope="col">Verlauf</th>', '')
                     || '<th scope="col" class="n">Artikel</th></tr></thead><tbody>'
                     || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM line l WHERE l.type = k.type ORDER BY l.place))
                     || '</tbody></table>',
                     '<p class="none">Keine gefunden.</p>')
         || '</div>' AS html
    FROM kind k
)
SELECT 3, 'namen', 'Wer und was vorkommt',
       '<p class="standfirst">Personen, Organisationen und Orte, geordnet nach der Zahl der Artikel, die sie nennen.'
       || iif((SELECT n FROM steps) > 1, ' Die kleinen Balken zeigen den Verlauf über den ganzen Zeitraum, jeder Name auf seinen Höchstwert bezogen.', '')
       || '</p>' || char(10) || '<div class="boards">'
       || (SELECT group_concat(html, char(10)) FROM (SELECT html FROM board ORDER BY place)) || '</div>'
 WHERE EXISTS (SELECT 1 FROM report_document);
