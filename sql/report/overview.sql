-- Overview: what there is, in six figures and a sentence.

INSERT INTO report_section
WITH document AS (
  SELECT count(*) AS articles, count(DISTINCT date) AS days, count(DISTINCT source) AS sources, total(words) AS words,
         sum(date IS NULL) AS undated, min(date) AS first, max(date) AS last
    FROM report_document
),
figure(place, n, one, many) AS (
  SELECT 1, articles, 'Artikel', 'Artikel' FROM document
  UNION ALL SELECT 2, days, 'Tag mit Artikeln', 'Tage mit Artikeln' FROM document
  UNION ALL SELECT 3, sources, 'Quelle', 'Quellen' FROM document
  UNION ALL SELECT 4, words, 'Wort', 'Wörter' FROM document
  UNION ALL SELECT 5, (SELECT count(*) FROM report_quote), 'Zitat', 'Zitate'
  UNION ALL SELECT 6, (SELECT count(*) FROM report_value WHERE type IN ('money', 'percent')), 'Betrag', 'Beträge und Prozente'
),
-- the name of each type that most articles have, unless each has another
leading AS (
  SELECT type, '<strong>' || name || '</strong>' AS html FROM report_name WHERE place = 1 AND articles > 1
),
sentence AS (
  SELECT 'Ausgewertet ' || iif(articles = 1, 'ist ein Artikel', 'sind ' || replace(printf('%,d', articles), ',', '.') || ' Artikel')
         || CASE WHEN sources > 1 THEN ' aus ' || replace(printf('%,d', sources), ',', '.') || ' Quellen' ELSE '' END
         || CASE WHEN days = 1 THEN ' vom ' || (SELECT day FROM report_document WHERE date = first LIMIT 1)
                 WHEN days > 1 THEN ', erschienen vom ' || (SELECT day FROM report_document WHERE date = first LIMIT 1)
                                    || ' bis zum ' || (SELECT day FROM report_document WHERE date = last LIMIT 1)
                 ELSE '' END
         || '.'
         || CASE WHEN undated = articles THEN ' Keiner hat ein Datum.'
                 WHEN undated = 1 THEN ' Einer hat kein Datum.'
                 WHEN undated > 0 THEN ' ' || replace(printf('%,d', undated), ',', '.') || ' haben kein Datum.' ELSE '' END
         || coalesce(' Am häufigsten genannt: '
              || (SELECT group_concat(html, ', ') FROM (SELECT html FROM leading ORDER BY type = 'PER' DESC, type = 'ORG' DESC))
              || '.', '') AS html
    FROM document
)
SELECT 1, 'ueberblick', 'Überblick',
       '<p class="lead">' || (SELECT html FROM sentence) || '</p>' || char(10) || '<dl class="figures">'
       || (SELECT group_concat('<div><dt>' || iif(n = 1, one, many) || '</dt><dd>' || replace(printf('%,d', n), ',', '.') || '</dd></div>', '')
             FROM (SELECT * FROM figure ORDER BY place))
       || '</dl>'
  FROM document WHERE articles > 0;
