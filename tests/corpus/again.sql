-- Annotates the table article once more, whatever it holds now: what tests with texts of their own read after annotated.sql.
-- Stand-in for SELECT presse_annotate('article').
PRAGMA foreign_keys = ON;
DELETE FROM article_document;
PRAGMA foreign_keys = OFF;
INSERT INTO article_document SELECT a.id, date(substr(a.published, 1, 10)), a.source, a.title, length(a.text),
  (SELECT count(*) FROM presse_sentences(a.text)), (SELECT count(*) FROM presse_tokens(a.text)),
  (SELECT count(*) FROM presse_tokens(a.text) t WHERE t.keep AND t.pos NOT IN ('PUNCT','SYM')), 0 FROM article a WHERE a.text IS NOT NULL;
INSERT INTO article_paragraph SELECT a.id, position, p.text, label, keep, score, reason, start, length FROM article a, presse_paragraphs(a.text) p;
INSERT INTO article_sentence SELECT a.id, position, paragraph, keep, p.text, start, length FROM article a, presse_sentences(a.text) p;
-- words of the article itself (keep), no punctuation, symbols
INSERT INTO article_term SELECT a.id, lemma, pos, max(stop), count(*) FROM article a, presse_tokens(a.text) t
  WHERE keep AND pos NOT IN ('PUNCT', 'SYM') GROUP BY 1, 2, 3;
INSERT INTO article_entity SELECT a.id, position, sentence, keep, p.text, type, kind, name, entity, score, start, length FROM article a, presse_entities(a.text) p;
INSERT INTO article_value SELECT a.id, position, sentence, keep, p.text, type, value, value_max, unit, approx, start, length FROM article a, presse_values(a.text) p;
INSERT INTO article_time SELECT a.id, position, sentence, keep, p.text, type, value, from_date, to_date, modifier, start, length
  FROM article a, presse_times(a.text, date(substr(published, 1, 10))) p;
INSERT INTO article_quote SELECT a.id, position, sentence, keep, p.text, kind, speaker, speaker_text, speaker_start, cue, cue_start, start, length FROM article a, presse_quotes(a.text) p;
INSERT INTO article_relation SELECT a.id, position, sentence, keep, p.text, subject, relation, object, start, length FROM article a, presse_relations(a.text) p;
