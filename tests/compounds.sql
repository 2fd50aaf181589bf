.bail off
.mode list
.headers off
.nullvalue NULL

CREATE TABLE word(list TEXT, word TEXT);
INSERT INTO word VALUES
    ('two parts', 'Gartenzaun'), ('two parts', 'Kirschbaum'), ('two parts', 'Briefmarke'), ('two parts', 'Zahnbürste'), ('two parts', 'Ölheizung'),
    ('three and four', 'Bundesfinanzministerin'), ('three and four', 'Krankenversicherungskarte'), ('three and four', 'Fußballweltmeisterschaft'),
    ('three and four', 'Braunkohlekraftwerk'), ('three and four', 'Sonntagnachmittagsspaziergang'),
    ('links', 'Arbeitsvertrag'), ('links', 'Tagesordnung'), ('links', 'Frauenhaus'), ('links', 'Kinderzimmer'), ('links', 'Hundehütte'), ('links', 'Herzensangelegenheit'),
    ('links', 'Freiheitskampf'), ('links', 'Regierungskrise'), ('links', 'Nationalitätenfrage'), ('links', 'Hilfsorganisation'), ('links', 'Schulbuch'),
    ('umlauts', 'Häuserfront'), ('umlauts', 'Bücherregal'), ('umlauts', 'Städtepartnerschaft'), ('umlauts', 'Gänsebraten'), ('umlauts', 'Wohnhäuser'), ('umlauts', 'Ärztekammer'), ('umlauts', 'Überseehafen'),
    ('verbs and adjectives', 'Schwimmbad'), ('verbs and adjectives', 'Badezimmer'), ('verbs and adjectives', 'Wartezeit'), ('verbs and adjectives', 'Rotwein'), ('verbs and adjectives', 'Großstadt'), ('verbs and adjectives', 'Höchstpreis'),
    ('confixes', 'Mikroplastik'), ('confixes', 'Ökostrom'), ('confixes', 'Südseite'), ('confixes', 'Osterei'), ('confixes', 'Einzelhandel'), ('confixes', 'Lieblingsfarbe'),
    ('inflected', 'Gartenzäune'), ('inflected', 'Arbeitsverträgen'), ('inflected', 'Staatshaushaltes'), ('inflected', 'Straßenbahnen'),
    ('ss and ß', 'Straßenfest'), ('ss and ß', 'Strassenfest'), ('ss and ß', 'Schlosspark'), ('ss and ß', 'Schloßpark'), ('ss and ß', 'Fussballplatz'),
    ('hyphens', 'US-Präsident'), ('hyphens', '40-Stunden-Woche'), ('hyphens', 'Arbeits-'), ('hyphens', '-nutzer'), ('hyphens', 'Nord-Süd-Gefälle'), ('hyphens', 'WhatsApp-Gruppenchat'), ('hyphens', 'a--b'), ('hyphens', '---'), ('hyphens', '-'),
    ('capitals', 'BUNDESREGIERUNG'), ('capitals', 'bundesregierung'), ('capitals', 'bundesweit'), ('capitals', 'wirtschaftspolitischen'), ('capitals', 'BahnCard'), ('capitals', 'iPhone'),
    ('no compounds', 'Freundschaft'), ('no compounds', 'Verein'), ('no compounds', 'Vorschlag'), ('no compounds', 'Tausende'), ('no compounds', 'Alternative'), ('no compounds', 'Biologe'), ('no compounds', 'Prothese'),
    ('no compounds', 'Unterhaltung'), ('no compounds', 'Berlin'), ('no compounds', 'Angela'), ('no compounds', 'Computer'), ('no compounds', 'Marketing'), ('no compounds', 'Partei'), ('no compounds', 'Apotheke'),
    ('no compounds', 'Rechtfertigung'), ('no compounds', 'Programme'), ('no compounds', 'Haus'), ('no compounds', 'arbeiten'), ('no compounds', 'kostenlos'), ('no compounds', 'möglich'), ('no compounds', 'weil'),
    ('no words', '12,5'), ('no words', '...'), ('no words', 'Москва'), ('no words', '東京'), ('no words', 'x'), ('no words', 'B2B');

.print -- parts: text/lemma with the link in front of the next; text and link joined are the word
SELECT list || ': ' || word || ' = ' || (SELECT group_concat((value ->> 'text') || '/' || (value ->> 'lemma') || coalesce(' (' || (value ->> 'link') || ')', ''), ' + ')
       FROM json_each(presse_split(word))) FROM word ORDER BY rowid;
SELECT 'not joined', word FROM word WHERE word <> (SELECT group_concat((value ->> 'text') || coalesce(value ->> 'link', ''), '') FROM json_each(presse_split(word)));
SELECT presse_split('Gartenzaun'), presse_split('Arbeitsamt');

.print -- bad input
SELECT presse_split(''), presse_split(NULL), presse_split(' '), presse_split('"'), presse_split('\'), presse_split('a' || char(0) || 'b');
SELECT hex(presse_split(cast(x'47617274656EFF7A61756E' AS TEXT))), hex(presse_split(cast(x'C3' AS TEXT))), hex(presse_split(cast(x'80' AS TEXT)));
SELECT json_array_length(presse_split(printf('%.1000000c', 'a'))), length(presse_split(printf('%.1000000c', 'a')) ->> '$[0].text');
SELECT json_array_length(presse_split(replace(printf('%.1000000c', 'a'), 'a', 'Haus'))), json_array_length(presse_split(replace(printf('%.1000000c', 'a'), 'a', 'a-')));
SELECT json_array_length(presse_split(replace(printf('%.15c', 'a'), 'a', 'Haus-') || 'Bau')), json_array_length(presse_split(replace(printf('%.16c', 'a'), 'a', 'Haus-') || 'Bau'));
SELECT json_array_length(presse_split('Haus' || replace(printf('%.14c', 'a'), 'a', 'bau'))), json_array_length(presse_split('Garten' || replace(printf('%.60c', 'a'), 'a', 'bau')));
SELECT presse_split(5);
SELECT presse_split(x'61');
SELECT presse_split();
SELECT presse_split('a', 'b');
