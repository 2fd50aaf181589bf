-- presse_relations: every column, each relation, what is none.
.nullvalue NULL
.print '# all columns'
.headers on
SELECT * FROM presse_relations('Anna Berg, Sprecherin der Polizei, schwieg. Siemens übernahm den Hersteller Wayra.');
.headers off
.print '# roles: before and behind a name, in apposition, as a predicate'
SELECT subject, relation, object, text FROM presse_relations('Siemens-Chef Peter Lorenz kam. Die SPD-Abgeordnete Anna Müller ging. Renate Sievers, Vorständin bei Siemens, '
  || 'lachte. Der Vorsitzende der Gewerkschaft Verdi, Jan Brandt, schwieg. Ute Kranz ist Direktorin der Deutschen Bank. Siemens’ Sprecher Karl Otten blieb.');
SELECT subject, relation, object, text FROM presse_relations('Der polnische Präsident Jan Wolski traf Ex-SPD-Chef Max Lehmann und die Historikerin Eva Stein von der Universität Bremen.');
SELECT subject, relation, object FROM presse_relations('Die Sprecherin Anna Berg. Der Chef des Vorstands von Siemens, Peter Lorenz, kam.');
.print '# parties'
SELECT subject, relation, object FROM presse_relations('Anna Müller (SPD) und Jan Brandt (54, CDU) stritten.');
.print '# a founder has founded it'
SELECT subject, relation, object FROM presse_relations('Facebook-Gründer Mark Zuckerberg sprach. Peter Lorenz gründete 1998 Siemens. Siemens wurde von Peter Lorenz gegründet.');
.print '# a participle or a verb before its subject; all shares; a sale is none'
SELECT subject, relation, object, text FROM presse_relations('Gegründet wurde die Nordwerft AG 1987 in Emden von dem Ingenieur Peter Lorenz. Gegründet hat die Wayra GmbH der Ingenieur Karl Ott. Übernommen wurde die Nordwerft AG 2019 von Siemens.');
SELECT subject, relation, object, text FROM presse_relations('Wie das Unternehmen mitteilte, übernimmt die deutsche Nordwerft AG sämtliche Anteile an der Wayra GmbH. Siemens kauft die restlichen Anteile an der Emder Pumpen GmbH. Am Montag übernahm Siemens den Hersteller Seestern AG.');
SELECT subject, relation, object, text FROM presse_relations('Am Montag verkaufte Siemens sämtliche Anteile an der Wayra GmbH. Gegründet wurde der Chor von Peter Lorenz. Übernommen wurde nichts.');
.print '# the firm in a word, by its first word'
SELECT subject, relation, object FROM presse_relations('Die Halberg Pumpen AG baut in Emden. Halberg-Chefin Renate Moor wies das zurück.');
.print '# firms'
SELECT subject, relation, object, text FROM presse_relations('Siemens hat Facebook 2014 gekauft. Twitter wurde im Mai von Elon Musk für viel Geld übernommen. '
  || 'Die Übernahme von Twitter durch Elon Musk kostete viel. Siemens hält 20 Prozent an Twitter. Siemens ist an Facebook beteiligt.');
SELECT subject, relation, object, text FROM presse_relations('Der Münchner Konzern Siemens wächst. Der US-Konzern Facebook auch. Siemens mit Sitz in München zahlt. Twitter aus den USA nicht.');
.print '# other names'
SELECT subject, relation, object, text FROM presse_relations('Die Europäische Zentralbank (EZB) tagt. Facebook, früher unter dem Namen Twitter bekannt, schließt. Siemens (früher Facebook) öffnet.');
.print '# families'
SELECT subject, relation, object FROM presse_relations('Jan Weber und seine Frau Anna Weber kamen. Eva Weber, Tochter von Jan Weber, sang. Peter Weber, Bruder von Eva Weber, '
  || 'hörte zu. Max Lehmann ist mit Ute Kranz verheiratet. Jan Weber und sein Sohn Tim Weber lachten.');
.print '# what is none: plans, denials, titles, enumerations'
SELECT * FROM presse_relations('Siemens will Facebook übernehmen. Siemens hat Facebook nicht gekauft. Herr Peter Lorenz und Frau Dr. Eva Stein kamen. '
  || 'Anna Berg, Jan Brandt und Ute Kranz ist kein Chef bekannt. Siemens, Facebook (Seite 3) und Twitter kauften ein.');
.print '# evidence is where it says it is'
SELECT count(*), sum(substr(t, start, length) = text), sum(keep) FROM (SELECT 'Ö „Siemens-Chef Peter Lorenz“ 👍🏽 – Anna' || char(10) || 'Äthiopiens Präsident Jan Wolski schwieg.' AS t), presse_relations(t);
.print '# in joins, with entities'
SELECT r.subject, e.type FROM (SELECT 'Siemens-Chef Peter Lorenz kam.' AS t), presse_relations(t) r, presse_entities(t) e WHERE e.name = r.subject;
.print '# no text, no rows'
SELECT count(*) FROM presse_relations('');
SELECT count(*) FROM presse_relations(NULL);
SELECT count(*) FROM presse_relations(7);
SELECT count(*) FROM presse_relations(x'41');
SELECT count(*) FROM presse_relations;
SELECT count(*) FROM presse_relations(CAST(x'4Dff20284344550029' AS TEXT));
