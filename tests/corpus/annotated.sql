-- Fills article from tests/articles and annotates it: what the tests of sql/ start from.
.parameter init
.parameter set :folder "'tests/articles'"
.read sql/load.sql
.parameter clear
-- Stand-in for SELECT presse_annotate('article'): same tables, same rows. Throw-away; expects article(id, source, url, title, published, text).
CREATE TABLE article_document(
  article INTEGER NOT NULL PRIMARY KEY, date TEXT, source TEXT, title TEXT,
  characters INTEGER NOT NULL, sentences INTEGER NOT NULL, tokens INTEGER NOT NULL, words INTEGER NOT NULL, hash INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE article_paragraph(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, text TEXT NOT NULL, label TEXT NOT NULL, keep INTEGER NOT NULL,
  score REAL NOT NULL, reason TEXT, start INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;
CREATE TABLE article_sentence(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, paragraph INTEGER NOT NULL, keep INTEGER NOT NULL,
  text TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;
CREATE TABLE article_term(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, lemma TEXT NOT NULL, pos TEXT NOT NULL, stop INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(article, lemma, pos)) STRICT, WITHOUT ROWID;
CREATE TABLE article_entity(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, sentence INTEGER NOT NULL, keep INTEGER NOT NULL, text TEXT NOT NULL,
  type TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, entity INTEGER NOT NULL, score REAL NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;
CREATE TABLE article_value(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, sentence INTEGER NOT NULL, keep INTEGER NOT NULL, text TEXT NOT NULL,
  type TEXT NOT NULL, value REAL, value_max REAL, unit TEXT, approx TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;
CREATE TABLE article_time(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, sentence INTEGER NOT NULL, keep INTEGER NOT NULL, text TEXT NOT NULL,
  type TEXT NOT NULL, value TEXT, from_date TEXT, to_date TEXT, modifier TEXT, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;
CREATE TABLE article_quote(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, sentence INTEGER NOT NULL, keep INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL, speaker TEXT, speaker_text TEXT, speaker_start INTEGER, cue TEXT, cue_start INTEGER, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;
CREATE TABLE article_relation(
  article INTEGER NOT NULL REFERENCES article_document ON DELETE CASCADE, position INTEGER NOT NULL, sentence INTEGER NOT NULL, keep INTEGER NOT NULL, text TEXT NOT NULL,
  subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
  PRIMARY KEY(article, position)) STRICT, WITHOUT ROWID;

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
CREATE INDEX article_document_date ON article_document(date);
CREATE INDEX article_document_source ON article_document(source);
CREATE INDEX article_term_lemma ON article_term(lemma, pos, article, count);
CREATE INDEX article_entity_name ON article_entity(name, article);
CREATE INDEX article_value_unit ON article_value(unit, value);
CREATE INDEX article_time_day ON article_time(from_date);
CREATE INDEX article_quote_speaker ON article_quote(speaker);
CREATE INDEX article_relation_subject ON article_relation(subject);
