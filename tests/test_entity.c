/*
** Entities: which mentions a text has, of which type, and how they are joined; and hostile
** texts.
*/
#include "check.h"
#include "host.h"

/*
** The mentions as "text/TYPE#entity", a part with "/part", a derived word with "/derived",
** divided by "; ".
*/
static char *mentions_of(const Document *d) {
    const Entities *e = &d->entities;
    HostText out = {0};
    uint32_t i;

    host_add(&out, "", 0);
    for (i = 0; i < e->n; i++) {
        char tail[64];
        const char *kind = e->kind[i] == ENTITY_NAME ? "" : entity_kind_name(e->kind[i]);
        int n = snprintf(tail, sizeof tail, "/%s%s%s#%u", entity_type_name(e->type[i]),
                         *kind ? "/" : "", kind, (unsigned)e->entity[i]);
        if (i) host_add(&out, "; ", 2);
        host_add(&out, d->text + e->start[i], e->length[i]);
        host_add(&out, tail, (size_t)n);
    }
    return out.p;
}

/* Has each entity one name and one type, and no other entity both? */
static int is_one_to_one(const Entities *e) {
    uint32_t i, k;
    for (i = 0; i < e->n; i++) {
        for (k = 0; k < i; k++) {
            int same = e->type[i] == e->type[k] && strcmp(e->name[i], e->name[k]) == 0;
            if (same != (e->entity[i] == e->entity[k])) return 0;
        }
    }
    return 1;
}

static void mentions(const char *text, const char *expected) {
    Document *d = NULL;
    char *got;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    CHECK(is_one_to_one(&d->entities));
    got = mentions_of(d);
    CHECK_TEXT_OF(text, got, expected);
    free(got);
    document_free(d);
}

static void test_people(void) {
    mentions("Der Vertrag, den Peter Sturm schloss, gilt.", "Peter Sturm/PER#0");
    mentions("Hier sprach Ludwig van Hoven.", "Ludwig van Hoven/PER#0");
    mentions("Das lobte Papst Benedikt XVI. sehr.", "Benedikt XVI./PER#0");
    mentions("Der Pianist Mark Paulsen reiste ab.", "Mark Paulsen/PER#0");
    mentions("Der Preis stieg um 20 Mark im Mai.", "");
    mentions("Will er das? Er zahlte zwanzig Mark dafür.", "");
}

static void test_organisations(void) {
    mentions("Die Nordlicht Werften AG schrieb Verluste.", "Nordlicht Werften AG/ORG#0");
    mentions("Der Autozulieferer Brandow GmbH baut ab.", "Brandow GmbH/ORG#0");
    mentions("Sie studierte an der Universität Göttingen.", "Universität Göttingen/ORG#0");
    mentions("Das Institut für Moorkunde und Torfwirtschaft in Emden schließt.",
             "Institut für Moorkunde und Torfwirtschaft/ORG#0; Emden/LOC#1");
    mentions("Die SPD und die Deutsche Bahn stritten.", "SPD/ORG#0; Deutsche Bahn/ORG#1");
}

static void test_places(void) {
    mentions("Er zog von Berlin nach Rom.", "Berlin/LOC#0; Rom/LOC#1");
    mentions("Deutschlands Exporte in die Türkei sanken.", "Deutschlands/LOC#0; Türkei/LOC#1");
    mentions("In Berlin-Kreuzberg brannte es.", "Berlin-Kreuzberg/LOC#0");
    mentions("Der Berliner Senat und die polnische Seite.",
             "Berliner/LOC/derived#0; polnische/LOC/derived#1");
}

static void test_parts(void) {
    mentions("Die SPD-Spitze und der Google-Chef.",
             "SPD-Spitze/ORG/part#0; Google-Chef/ORG/part#1");
    mentions("Ein US-Dollar und ein Taiwan-Dollar.", "");
}

static void test_groups(void) {
    mentions("Eva Lindner kam. Lindners Hund bellte. Dann ging Lindner.",
             "Eva Lindner/PER#0; Lindners/PER#0; Lindner/PER#0");
    mentions("Die Deutsche Bank zahlt. Der Deutschen Bank hilft das.",
             "Deutsche Bank/ORG#0; Deutschen Bank/ORG#0");
    mentions("Eva Lindner kam. Die Lindner-Rede war kurz.",
             "Eva Lindner/PER#0; Lindner-Rede/PER/part#0");
}

/* Every mention's name as SQL shows it, divided by "; ". */
static void names(const char *text, const char *expected) {
    Document *d = NULL;
    HostText got = {0};
    uint32_t i;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    CHECK(is_one_to_one(&d->entities));
    host_add(&got, "", 0);
    for (i = 0; i < d->entities.n; i++) {
        if (i) host_add(&got, "; ", 2);
        host_add(&got, d->entities.name[i], strlen(d->entities.name[i]));
    }
    CHECK_TEXT_OF(text, got.p, expected);
    free(got.p);
    document_free(d);
}

/* Where a name ends, and what is none */
static void test_extent(void) {
    mentions("Es kamen Silke Brandes von der DKV und Tom Riedel von der Uni.",
             "Silke Brandes/PER#0; DKV/ORG#1; Tom Riedel/PER#2");
    mentions("Das rät Maria Krause von Amnesty International.",
             "Maria Krause/PER#0; Amnesty International/ORG#1");
    mentions("Fernando Collor de Mello traf Heinrich Graf von Hardenberg.",
             "Fernando Collor de Mello/PER#0; Heinrich Graf von Hardenberg/PER#1");
    mentions("Die Vorsitzende Richterin und der Vorsitzende Richter Johann Lohmann.",
             "Johann Lohmann/PER#0");
    mentions("Am Herd stand der Koch Uwe Lange.", "Uwe Lange/PER#0");
    mentions("Das sagte Herr Öztürk.", "Öztürk/PER#0");
    mentions("Der FC Bayern München schlug den 1. FC Union Berlin.",
             "FC Bayern München/ORG#0; 1. FC Union Berlin/ORG#1");
    mentions("Der SV Brandow Minden verlor.", "SV Brandow Minden/ORG#0");
    mentions("Das Velo stand am Tatort, er schlief bei Oma.", "");
    mentions("Die Allianz zahlt. Sie planen eine Allianz.", "Allianz/ORG#0");
    mentions("Es stand in »Nature Physics«.", "Nature Physics/MISC#0");
}

/* One entity whatever its form */
static void test_forms(void) {
    names("BERLIN (dpa) - In Berlin schneit es.", "Berlin; dpa; Berlin");
    names("ANGELA MERKEL GEHT. Das bestätigte Merkel.", "Angela Merkel; Angela Merkel");
    names("Karl Wieser kam. WIESER GING.", "Karl Wieser; Karl Wieser");
    names("NEW YORK – Die Börse stieg.", "New York");
    names("DEN HAAG – Das Gericht tagt.", "Den Haag");
    names("BAD HOMBURG – Der Kurpark öffnet wieder.", "Bad Homburg");
    names("TEL AVIV – Die Schulen öffnen.", "Tel Aviv");
    names("Die UNICEF hilft. Bei Unicef wartet man.", "Unicef; Unicef");
    names("Annalena Baerbocks Besuch endet. Später schwieg Baerbock.",
          "Annalena Baerbock; Annalena Baerbock");
    names("Karl Wiesers Rede war lang. Danach aß Wieser.", "Karl Wieser; Karl Wieser");
    names("Am Mittag sprach Jens Peters. Peters ging.", "Jens Peters; Jens Peters");
    names("Das Urteil des Landgerichts Kiel. Das Landgericht Kiel schweigt.",
          "Landgericht Kiel; Landgericht Kiel");
    names("Chefin des Bundesamtes für Torf ist sie.", "Bundesamt für Torf");
    names("Gast des Bayerischen Rundfunks war er.", "Bayerischer Rundfunk");
    names("Am Nachmittag kam Jürgen Stark.", "Jürgen Stark");
}

static void test_acronyms(void) {
    names("Der Bundesgerichtshof (BGH) tagt. Der BGH prüft.",
          "Bundesgerichtshof; Bundesgerichtshof; Bundesgerichtshof");
    names("Das Institut für Moor und Torf (IMT) warnt. Laut IMT brennt es.",
          "Institut für Moor und Torf; Institut für Moor und Torf; Institut für Moor und Torf");
    names("Bei Bayern München (Bundesliga) spielt er.", "Bayern München; Bundesliga");
    mentions("Das Institut für Moor und Torf (XQZ) warnt.", "Institut für Moor und Torf/ORG#0");
}

/*
** Every mention with its kind unless it is a name, and its entity's name where that is another:
** "Merkels = Angela Merkel; Meta-Konzern/part = Meta".
*/
static void named(const char *text, const char *expected) {
    Document *d = NULL;
    HostText got = {0};
    uint32_t i;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    CHECK(is_one_to_one(&d->entities));
    host_add(&got, "", 0);
    for (i = 0; i < d->entities.n; i++) {
        const Entities *e = &d->entities;
        const char *kind = entity_kind_name(e->kind[i]), *name = e->name[i];
        if (i) host_add(&got, "; ", 2);
        host_add(&got, d->text + e->start[i], e->length[i]);
        if (e->kind[i] != ENTITY_NAME) {
            host_add(&got, "/", 1);
            host_add(&got, kind, strlen(kind));
        }
        if (strlen(name) == e->length[i] && !memcmp(name, d->text + e->start[i], e->length[i]))
            continue;
        host_add(&got, " = ", 3);
        host_add(&got, name, strlen(name));
    }
    CHECK_TEXT_OF(text, got.p, expected);
    free(got.p);
    document_free(d);
}

/* A surname, a genitive, an initial stand for the name in full */
static void test_full_names(void) {
    named("Mark Zuckerberg will die Plattform umbauen. Das teilte Zuckerberg mit. Zuckerbergs "
          "Pläne stoßen auf Kritik.",
          "Mark Zuckerberg; Zuckerberg = Mark Zuckerberg; Zuckerbergs = Mark Zuckerberg");
    named("Jan Terhoven will das Werk umbauen. Der Gründer Jan E. Terhoven hatte die Firma "
          "aufgebaut. Terhoven schwieg.",
          "Jan Terhoven = Jan E. Terhoven; Jan E. Terhoven; Terhoven = Jan E. Terhoven");
    named("Angela Merkels Rede wurde mit Beifall aufgenommen. Später traf Merkel den "
          "Bürgermeister. #Merkel war oft zu lesen.",
          "Angela Merkels = Angela Merkel; Merkel = Angela Merkel; Merkel = Angela Merkel");
    named("Dr. Robert Lohmanns Nachfolgerin ist Prof. Dr. Helga Brandstetter. Brandstetter kommt "
          "aus Wien, wo Lohmann lehrt.",
          "Robert Lohmanns = Robert Lohmann; Helga Brandstetter; Brandstetter = Helga "
          "Brandstetter; Wien; Lohmann = Robert Lohmann");
    named("Bundeskanzler Friedrich Merz reist nach Warschau. Dort trifft Kanzler Merz den "
          "Ministerpräsidenten Donald Tusk.",
          "Friedrich Merz; Warschau; Merz = Friedrich Merz; Donald Tusk");
    named("Die Regierung Scholz ist Geschichte. Olaf Scholz gratulierte seinem Nachfolger.",
          "Scholz = Olaf Scholz; Olaf Scholz");
    named("Der Schriftsteller Günter Grass wurde in Danzig geboren. Grass' Roman wurde verfilmt. "
          "Grass’ Haus steht in Lübeck.",
          "Günter Grass; Danzig; Grass' = Günter Grass; Grass’ = Günter Grass; Lübeck");
    named("Papst Benedikt XVI. starb vor drei Jahren. Benedikt habe Spuren hinterlassen. An "
          "Benedikts Grab beteten viele.",
          "Benedikt XVI.; Benedikt = Benedikt XVI.; Benedikts = Benedikt XVI.");
    named("Charles III. besuchte Berlin. Charles' Rede war kurz.",
          "Charles III.; Berlin; Charles' = Charles III.");
    named("Martin Luther King Jr. hielt eine berühmte Rede. Kings Worte wirken bis heute.",
          "Martin Luther King Jr.; Kings = Martin Luther King Jr.");
    named("Annegret Kramp-Karrenbauer zieht sich zurück. Kramp-Karrenbauers Entscheidung "
          "überraschte viele.",
          "Annegret Kramp-Karrenbauer; Kramp-Karrenbauers = Annegret Kramp-Karrenbauer");
    named("Der Mann heißt Karl Heinz Schmitt. Karl-Heinz Schmitt wurde in Trier gefasst. "
          "Schmitts Anwalt schwieg.",
          "Karl Heinz Schmitt; Karl-Heinz Schmitt = Karl Heinz Schmitt; Trier; Schmitts = Karl "
          "Heinz Schmitt");
    named("Joe Biden trat ab. Bidens Sohn Hunter Biden wurde begnadigt. Hunter Bidens Prozess "
          "war heikel.",
          "Joe Biden; Bidens = Joe Biden; Hunter Biden; Hunter Bidens = Hunter Biden");
}

/* What stands between the first name and the surname */
static void test_particles(void) {
    named("Ursula von der Leyen reist nach Kiew. Von der Leyen wird dort Präsident Wolodymyr "
          "Selenskyj treffen. Leyens Besuch war lange geplant. Die Reise von der Leyens gilt als "
          "Zeichen.",
          "Ursula von der Leyen; Kiew; Leyen = Ursula von der Leyen; Wolodymyr Selenskyj; "
          "Leyens = Ursula von der Leyen; Leyens = Ursula von der Leyen");
    named("Der Historiker Vincent van der Berg hat ein Buch geschrieben. Van der Berg lehrt in "
          "Utrecht.",
          "Vincent van der Berg; Van der Berg = Vincent van der Berg; Utrecht");
    named("Ludwig van Beethoven wurde in Bonn geboren. Van Beethovens Werke sind beliebt. "
          "Beethovens Neunte erklang.",
          "Ludwig van Beethoven; Bonn; Van Beethovens = Ludwig van Beethoven; Beethovens = "
          "Ludwig van Beethoven");
    named("Otto Graf Lambsdorff war Minister. Graf Lambsdorffs Neffe ist Alexander Graf "
          "Lambsdorff. Lambsdorff war Botschafter.",
          "Otto Graf Lambsdorff; Graf Lambsdorffs = Otto Graf Lambsdorff; Alexander Graf "
          "Lambsdorff; Lambsdorff = Alexander Graf Lambsdorff");
    named("Die Reederei fährt Gewinne ein. Ihr Chef Rolf Habben Jansen ist zufrieden. Habben "
          "Jansen sagte, die Route sei sicher.",
          "Rolf Habben Jansen; Habben Jansen = Rolf Habben Jansen");
}

/* Two people of one surname, and one whose name has a slip */
static void test_namesakes(void) {
    named("Frau Müller und Herr Müller streiten vor Gericht. Anna Müller wirft ihrem Bruder "
          "Betrug vor. Jens Müller bestreitet das. Frau Müller sei enttäuscht. Herr Müller "
          "schwieg.",
          "Müller = Anna Müller; Müller = Jens Müller; Anna Müller; Jens Müller; Müller = Anna "
          "Müller; Müller = Jens Müller");
    named("Peter Müller kandidiert in Essen. Sein Gegner Hans Müller lebt in Bottrop. Peter "
          "Müller liegt vorn. Müller sprach von einem Sieg. Hans Müller gratulierte. Müller war "
          "enttäuscht.",
          "Peter Müller; Essen; Hans Müller; Bottrop; Peter Müller; Müller = Peter Müller; Hans "
          "Müller; Müller = Hans Müller");
    named("Wolfgang Schäuble starb. Wolgang Schäuble war Minister. Schäubles Familie trauert. "
          "Schäuble prägte die Partei.",
          "Wolfgang Schäuble; Schäuble = Wolfgang Schäuble; Schäubles = Wolfgang Schäuble; "
          "Schäuble = Wolfgang Schäuble");
}

/* Legal forms, short forms, appositions */
static void test_firms(void) {
    named("Die Nordlicht Werften GmbH & Co. KG hat Insolvenz angemeldet. Nordlicht Werften baute "
          "zuletzt Fähren. Die Gewerkschaft hilft den Nordlicht Werften.",
          "Nordlicht Werften GmbH & Co. KG = Nordlicht Werften; Nordlicht Werften; Nordlicht "
          "Werften");
    named("Metas neue Regeln gelten ab Mai. Der Konzern Meta erklärte, man wolle sparen. Die "
          "Aktie von Meta stieg um drei Prozent.",
          "Metas = Meta; Meta; Meta");
    named("Die Robert Bosch GmbH spart. Bosch streicht Stellen. Bosch-Chef Stefan Hartung "
          "verteidigte das.",
          "Robert Bosch GmbH = Robert Bosch; Bosch = Robert Bosch; Bosch-Chef/part = Robert "
          "Bosch; Stefan Hartung");
    named("Der Hersteller Quantum-Systems GmbH liefert Drohnen. Quantum-Systems sitzt bei "
          "München.",
          "Quantum-Systems GmbH = Quantum-Systems; Quantum-Systems; München");
    named("Die Hans Grohe SE baut aus. Der Vorstand ist zufrieden.", "Hans Grohe SE = Hans Grohe");
    named("Der Verein FC Bayern München siegte. Bayern München führt die Tabelle an. "
          "Bayern-Trainer Vincent Kompany war froh.",
          "FC Bayern München; Bayern München = FC Bayern München; Bayern-Trainer/part = FC "
          "Bayern München; Vincent Kompany");
    named("Das Unternehmen Coca-Cola wächst. Coca Cola verkauft mehr Limonade. Coca-Colas Chef "
          "James Quincey lobte die Zahlen.",
          "Coca-Cola; Coca Cola = Coca-Cola; Coca-Colas = Coca-Cola; James Quincey");
    named("Google Maps zeigt den Weg. Google verdient daran. Googles Mutter Alphabet freut sich.",
          "Google Maps; Google; Googles = Google; Alphabet");
    named("Das Unternehmen QuarkLabs stellt Chips her. Bei QuarkLabs arbeiten zehn Leute. "
          "QuarkLabs Gewinn stieg.",
          "QuarkLabs; QuarkLabs; QuarkLabs");
    named("McDonald's öffnet in Köln. Bei McDonald's gibt es Pommes.",
          "McDonald's; Köln; McDonald's");
    named("Der Kurznachrichtendienst X, früher unter dem Namen Twitter bekannt, verliert "
          "Werbekunden. Elon Musk hatte Twitter gekauft. Auf X schrieb Musk, das sei falsch.",
          "X; Twitter; Elon Musk; Twitter; X; Musk = Elon Musk");
}

static void test_acronyms_beside(void) {
    named("Das berichtete die Deutsche Presse-Agentur (dpa) am Montag. Die dpa beruft sich auf "
          "die Regierung.",
          "Deutsche Presse-Agentur; dpa = Deutsche Presse-Agentur; dpa = Deutsche Presse-Agentur");
    named("Ein Sprecher der EZB (Europäische Zentralbank) wollte sich nicht äußern. Die "
          "Europäische Zentralbank entscheidet am Donnerstag. Die EZB hatte die Zinsen gesenkt.",
          "EZB = Europäische Zentralbank; Europäische Zentralbank; Europäische Zentralbank; EZB "
          "= Europäische Zentralbank");
    named("Die Berliner Verkehrsbetriebe (BVG) streiken. Die BVG rechnet mit Ausfällen.",
          "Berliner Verkehrsbetriebe; BVG = Berliner Verkehrsbetriebe; BVG = Berliner "
          "Verkehrsbetriebe");
    named("Die Kommission der Europäischen Union hat reagiert. In der EU leben 450 Millionen "
          "Menschen. Die EU-Kommission legte einen Plan vor.",
          "Europäischen Union = Europäische Union; EU = Europäische Union; EU-Kommission/part = "
          "Europäische Union");
    named("Die Frankfurter Allgemeine Zeitung widersprach. Laut FAZ ist das falsch.",
          "Frankfurter Allgemeine Zeitung; FAZ = Frankfurter Allgemeine Zeitung");
}

static void test_nominative(void) {
    named("Ein Sprecher der Deutschen Bank wies die Vorwürfe zurück. Die Deutsche Bank habe alle "
          "Regeln beachtet.",
          "Deutschen Bank = Deutsche Bank; Deutsche Bank");
    named("Freiwillige des Roten Kreuzes halfen. Das Rote Kreuz hatte zu Spenden aufgerufen.",
          "Roten Kreuzes = Rotes Kreuz; Rote Kreuz = Rotes Kreuz");
    named("Bei den Vereinten Nationen wurde das begrüßt. Die Vereinten Nationen entsenden Helfer.",
          "Vereinten Nationen = Vereinte Nationen; Vereinten Nationen = Vereinte Nationen");
    named("Im Deutschen Bundestag wurde gestritten. Der Deutsche Bundestag stimmt ab. Das "
          "berichtete man beim Norddeutschen Rundfunk.",
          "Deutschen Bundestag = Deutscher Bundestag; Deutsche Bundestag = Deutscher Bundestag; "
          "Norddeutschen Rundfunk = Norddeutscher Rundfunk");
    named("Das Urteil des Landgerichts Kiel ist rechtskräftig. Das Landgericht Kiel hatte den "
          "Mann verurteilt.",
          "Landgerichts Kiel = Landgericht Kiel; Landgericht Kiel");
    named("Forscher des Max-Planck-Instituts für Kernphysik haben ein Teilchen gefunden. Das "
          "Max-Planck-Institut für Kernphysik forscht in Heidelberg.",
          "Max-Planck-Instituts für Kernphysik = Max-Planck-Institut für Kernphysik; "
          "Max-Planck-Institut für Kernphysik; Heidelberg");
    named("In den Vereinigten Arabischen Emiraten wird gebaut. Die Vereinigten Arabischen "
          "Emirate investieren in den Niederlanden.",
          "Vereinigten Arabischen Emiraten = Vereinigte Arabische Emirate; Vereinigten "
          "Arabischen Emirate = Vereinigte Arabische Emirate; Niederlanden = Niederlande");
    named("Laut einer Studie der Interamerikanischen Entwicklungsbank (IADB) sank die Armut.",
          "Interamerikanischen Entwicklungsbank = Interamerikanische Entwicklungsbank; IADB = "
          "Interamerikanische Entwicklungsbank");
    named("Nach dem Einsturz des World Trade Centers wurde gebaut.",
          "World Trade Centers = World Trade Center");
}

static void test_capitals(void) {
    named("ANGELA MERKEL BESUCHT KÖLN\n\nAngela Merkel hat am Freitag Köln besucht. In Köln "
          "sprach Merkel mit Schülern.",
          "ANGELA MERKEL = Angela Merkel; KÖLN = Köln; Angela Merkel; Köln; Köln; Merkel = "
          "Angela Merkel");
    named("SANTIAGO DE CHILE: BEBEN ERSCHÜTTERT HAUPTSTADT\n\nEin Erdbeben hat Santiago de Chile "
          "erschüttert.",
          "SANTIAGO DE CHILE = Santiago de Chile; Santiago de Chile");
    named("Die Wiener Linien GmbH & Co KG bauen. Die WIENER LINIEN warten.",
          "Wiener Linien GmbH & Co KG = Wiener Linien; WIENER LINIEN = Wiener Linien");
}

static void test_inside(void) {
    named("Die Aktie von Meta stieg. Der Meta-Konzern beschäftigt viele Menschen. Facebook-, "
          "Instagram- und WhatsApp-Nutzer sind betroffen.",
          "Meta; Meta-Konzern/part = Meta; Facebook-/part = Facebook; Instagram-/part = "
          "Instagram; WhatsApp-Nutzer/part = WhatsApp");
    named("Der Ex-Bayern-Trainer Hansi Flick übernimmt ein Amt. Flick hatte mit dem FC Bayern "
          "sechs Titel gewonnen. Die Bayern-Fans trauern ihm nach.",
          "Ex-Bayern-Trainer/part = FC Bayern; Hansi Flick; Flick = Hansi Flick; FC Bayern; "
          "Bayern-Fans/part = FC Bayern");
    named("Die SPDler im Landtag sind verärgert. Die SPD habe viel gegeben, sagte der "
          "SPD-Politiker Karl Brenner.",
          "SPDler/part = SPD; SPD; SPD-Politiker/part = SPD; Karl Brenner");
    named("US-Präsident Donald Trump droht mit Zöllen. Die Trump-Regierung plant weitere "
          "Schritte.",
          "US-Präsident/part = USA; Donald Trump; Trump-Regierung/part = Donald Trump");
}

static void test_derived(void) {
    named("Die deutsche Wirtschaft schrumpft. Deutschland fällt zurück. Berliner Forscher "
          "warnen. US-amerikanische Firmen investieren weniger. Auch die USA haben Sorgen.",
          "deutsche/derived = Deutschland; Deutschland; Berliner/derived = Berlin; "
          "US-amerikanische/derived = USA; USA");
    named("Die indische Regierung empfing den mexikanischen Minister. Die Inder sind froh. "
          "Thailändische und libysche Gäste kamen.",
          "indische/derived = Indien; mexikanischen/derived = Mexiko; Thailändische/derived = "
          "Thailand; libysche/derived = Libyen");
    named("Der saudi-arabische Klub zahlt gut. Die nordrhein-westfälische Landesregierung zahlt.",
          "saudi-arabische/derived = Saudi-Arabien; nordrhein-westfälische/derived = "
          "Nordrhein-Westfalen");
}

/* What one place shows of a name holds in the others */
static void test_agreement(void) {
    mentions("Brandts vLens kauft Netzwerk Q\n\nHenrik Brandt ordnet seine Firmen neu. Das "
             "Unternehmen vLens übernimmt das Netzwerk Q. Schon bisher nutzten Q und vLens "
             "dieselben Server. Der Kauf von Q durch vLens kostet Geld. Mit der Verbindung aus "
             "vLens und Q will Brandt wachsen.",
             "Brandts/PER#0; vLens/ORG#1; Q/ORG#2; Henrik Brandt/PER#0; vLens/ORG#1; Q/ORG#2; "
             "Q/ORG#2; vLens/ORG#1; Q/ORG#2; vLens/ORG#1; vLens/ORG#1; Q/ORG#2; Brandt/PER#0");
    mentions("Die Kette Halmann und der Händler Torvik legen ihre Lager zusammen. Halmann betreibt "
             "zwanzig Häuser, Torvik dreißig. Künftig beliefern Halmann und Torvik den Norden. "
             "Gewerkschafter fürchten, dass Torvik und Halmann Stellen streichen. Eine Sprecherin "
             "von Halmann sowie Torvik schwieg.",
             "Halmann/ORG#0; Torvik/ORG#1; Halmann/ORG#0; Torvik/ORG#1; Halmann/ORG#0; "
             "Torvik/ORG#1; Torvik/ORG#1; Halmann/ORG#0; Halmann/ORG#0; Torvik/ORG#1");
    mentions("Das Start-up Nordwind hat einen Assistenten vorgestellt. Das Sprachmodell „Lumo“ "
             "beantwortet Fragen. Lumo ist kostenlos. Der Gründer Timur Aksoy nennt Lumo einen "
             "Durchbruch.",
             "Nordwind/ORG#0; Lumo/MISC#1; Lumo/MISC#1; Timur Aksoy/PER#2; Lumo/MISC#1");
}

/* A line that is a first name; brands with a plus */
static void test_byline(void) {
    mentions("Warum Streaming teurer wird\n\nMalte\n\nDie Anbieter erhöhen im Oktober die Preise. "
             "Paramount+ verlangt zwei Euro mehr, auch Rivo+ zieht nach. Bei Rivo+ heißt es, die "
             "Serien kosteten mehr. Der Chef von Rivo+ lobt die Kunden.",
             "Malte/PER#0; Paramount+/ORG#1; Rivo+/ORG#2; Rivo+/ORG#2; Rivo+/ORG#2");
    mentions("Die Wahl\n\nAugust\n\nEs war heiß.", "");
}

/* Titles in quotation marks behind a word for a work */
static void test_works(void) {
    mentions("Ausgezeichnet wurde der Film „Nebelgang“ von Ines Harder. Der Roman „Stiller Hafen“ "
             "diente als Vorlage. Die Serien „Kaltblau“ und „Die Wolken ziehen“ laufen weiter. Das "
             "Magazin „Rundum“ lobte Harder. Im Mai läuft Nebelgang in Emden.",
             "Nebelgang/MISC#0; Ines Harder/PER#1; Stiller Hafen/MISC#2; Kaltblau/MISC#3; Die "
             "Wolken ziehen/MISC#4; Rundum/ORG#5; Harder/PER#1; Nebelgang/MISC#0; Emden/LOC#6");
    mentions("Er nannte den Film „einen Fehler“ und ging.", "");
    mentions("Der Roman \"Nebelgang", "");
}

/* Listed names of several words are one, an acronym in brackets has the type of what it stands for */
static void test_wholes(void) {
    mentions("Die Minister aus Bosnien und Herzegowina reisten nach Freiburg im Breisgau. In "
             "Trinidad und Tobago wird gewählt. Das Zentrum für Moorforschung Emden (ZME) berät "
             "beide. NEW YORK – Die Börse ruht.",
             "Bosnien und Herzegowina/LOC#0; Freiburg im Breisgau/LOC#1; Trinidad und "
             "Tobago/LOC#2; Zentrum für Moorforschung Emden/ORG#3; ZME/ORG#3; NEW YORK/LOC#4");
}

static void test_hostile(void) {
    static const char *const PIECES[] = {"Angela ",
                                         "Angela von ",
                                         "ANGELA ",
                                         "NEW YORK ",
                                         "Universität Bonn (UB) ",
                                         "Bayerischen ",
                                         "Angela-",
                                         "Muster GmbH ",
                                         "AG ",
                                         "Dr. ",
                                         "für und ",
                                         "1. FC ",
                                         "\xC3",
                                         "\xC3\xFF ",
                                         "Ö",
                                         "'s ",
                                         "- ",
                                         "X. ",
                                         "Film „Das ",
                                         "Film „X“ und ",
                                         "Meta und X. ",
                                         "Disney+ ",
                                         "Bank of Chile (BoC) "};
    size_t i, k;

    for (i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        size_t n = strlen(PIECES[i]), all = 20000 * n;
        char *text = malloc(all + 1);
        Document *d = NULL;
        if (!text) return;
        for (k = 0; k < 20000; k++) memcpy(text + k * n, PIECES[i], n);
        text[all] = 0;
        if (CHECK_INT(document_new(&d, text, all), SQLITE_OK)) {
            CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
            for (k = 0; k < d->entities.n; k++) {
                uint32_t start = d->entities.start[k];
                if (!CHECK(start + d->entities.length[k] <= d->n && d->entities.name[k] != NULL))
                    break;
                if (k && !CHECK(start >= d->entities.start[k - 1] + d->entities.length[k - 1]))
                    break;
            }
        }
        document_free(d);
        free(text);
    }
}

int main(void) {
    RUN(test_people);
    RUN(test_organisations);
    RUN(test_places);
    RUN(test_parts);
    RUN(test_groups);
    RUN(test_extent);
    RUN(test_forms);
    RUN(test_acronyms);
    RUN(test_full_names);
    RUN(test_particles);
    RUN(test_namesakes);
    RUN(test_firms);
    RUN(test_acronyms_beside);
    RUN(test_nominative);
    RUN(test_capitals);
    RUN(test_inside);
    RUN(test_derived);
    RUN(test_agreement);
    RUN(test_byline);
    RUN(test_works);
    RUN(test_wholes);
    RUN(test_hostile);
    return check_done();
}
