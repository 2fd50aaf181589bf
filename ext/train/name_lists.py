"""Name lists for the recogniser of names: what kinds of things bear a name, from public lists.

    python3 -B ext/train/name_lists.py DATA OUT.tsv          (make name_lists)

Lines of OUT.tsv: a name, a tab, the letters of its kinds in order. The letters stand in KINDS; ext/train/name_lists.c
compiles the lines into ext/data/lists.bin. Sources and licences are in ext/data/LICENSE.md.
"""
import csv
import json
import os
import re
import sys

KINDS = {
    "a": "first name usual in Germany", "b": "first name elsewhere, frequent", "c": "first name, rarer",
    "d": "first word of a person's full name", "e": "German surname", "f": "surname elsewhere, frequent",
    "g": "surname, rarer", "h": "person's full name", "i": "city", "j": "town or village in German-speaking countries",
    "k": "smaller city of the world", "l": "country", "m": "people, capital or city of a country",
    "n": "district or state", "o": "landscape, river, mountain", "p": "company, German, Austrian or Swiss",
    "q": "company of a large market", "r": "company elsewhere", "s": "research body, university, authority",
    "t": "acronym of one", "u": "brand", "v": "operator", "w": "software or web brand", "x": "party's short name",
    "y": "party's name", "z": "club or team", "A": "event or circuit",
}
MOST_WORDS = 8
LEGAL = re.compile(r",?\s+(AG|SE|GmbH|KGaA|Inc|Inc\.|Corp|Corporation|Company|Co\.?|Ltd|Limited|PLC|plc|S\.A\.|SA|S\.p\.A\."
                   r"|SpA|NV|N\.V\.|AB|ASA|Oyj|A/S|Holdings?|Group|Bhd|Berhad|Tbk|LLC|LP|& Co\.? KGaA|Aktiengesellschaft"
                   r"|Public|Trust)\.?$")
LARGE_MARKETS = {"United States", "United Kingdom", "France", "Netherlands", "Italy", "Sweden", "Japan", "South Korea",
                 "Spain", "Denmark", "Norway", "Finland"}

data, names = sys.argv[1], {}


def add(name, kind, least=2):
    name = " ".join(name.split())
    if len(name) >= least and len(name.split()) <= MOST_WORDS and not name.isdigit():
        names.setdefault(name, set()).add(kind)


def lines(path):
    with open(os.path.join(data, path), encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file)


def rows(path):
    """The fields of a file whose first line is a head beginning with #."""
    yield from (line.split("\t") + [""] * 5 for line in list(lines(path))[1:])


def table(path, delimiter):
    with open(os.path.join(data, path), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def load(path):
    with open(os.path.join(data, path), encoding="utf-8") as file:
        return json.load(file)


def add_person(name):
    """A full name; its first and last word are evidence of their own."""
    words = [w.capitalize() if w.isupper() and len(w) > 2 else w for w in name.split()]
    add(" ".join(words), "h", 5)
    if len(words) > 1:
        add(words[0], "d", 3)
        add(words[-1], "f", 3)


def add_company(name, kind):
    """With and without its legal forms."""
    while True:
        add(name, kind, 3)
        shorter = LEGAL.sub("", name)
        if shorter == name:
            return
        name = shorter


def places():
    for row in table("gazetteers/geonames-cities/cities-dach.tsv", "\t"):
        kind = "i" if int(row["population"] or 0) >= 20000 else "j"
        for name in [row["name"]] + (row["altname"] or "").split(","):
            add(name, kind)
    for row in table("gazetteers/geonames-cities/cities-world-100k.tsv", "\t"):
        add(row["name"], "i")
    for value in load("gazetteers/iso-countries-nationality/countries-de.json")["countries"].values():
        for name in value if isinstance(value, list) else [value]:
            add(name, "l")
    territories = load("gazetteers/cldr-48.2-de/localenames/territories.json")
    for name in territories["main"]["de"]["localeDisplayNames"]["territories"].values():
        add(name, "l")
    for file, kind in (("kreise", "n"), ("laender", "n"), ("gemeindeverbaende", "j")):
        for line in lines("gazetteers/kreise-laender-destatis/%s.ndjson" % file):
            add(json.loads(line)["name"].split(",")[0], kind)
    for line in lines("gazetteers/newsmap-german/dict/german.yml"):
        found = re.search(r"\[(.*)\]", line)
        for i, name in enumerate(found.group(1).split(",") if found else []):
            if "*" not in name:
                add(name, "m" if i else "l")
    for line in lines("gazetteers/ler/stadtnamen.list"):
        add(line, "j")
    for row in rows("names/world_cities_naturalearth_de.tsv"):
        add(row[0], "i" if int(float(row[3] or 0)) >= 500000 else "k")
    for row in rows("names/landscape_naturalearth_en.tsv"):
        add(row[0], "n" if row[2].startswith("admin") else "o", 3)


def organisations():
    for row in table("gazetteers/sp500/data/constituents.csv", ","):
        add(re.sub(r"\s*(\(.*|Inc\.?|Corp\.?|Company|plc|Group)$", "", row["Security"]), "q")
    for row in rows("names/companies_listed.tsv"):
        german = row[1] in ("Germany", "Austria", "Switzerland")
        add_company(row[0], "p" if german else "q" if row[1] in LARGE_MARKETS else "r")
    for row in rows("names/organisations_ror.tsv"):
        if row[2] in ("DE", "AT", "CH") or row[3] in ("de", "") or row[4] == "acronym":
            add(row[0], "t" if row[4] == "acronym" else "s")
    for row in rows("names/universities.tsv"):
        add(row[0], "s", 4)
    for row in rows("names/brands_operators_nsi.tsv"):
        add(row[0], "u" if row[1] == "brands" else "v")
    for row in rows("names/brands_simple_icons.tsv"):
        add(row[0], "w")
    for row in rows("names/parties.tsv"):
        add(row[0], "x" if "short" in row[2] else "y")
    for row in rows("names/football_clubs.tsv"):
        add(row[0], "z", 3)


def persons():
    for line in lines("gazetteers/vornamen-koeln/vornamen-grouped-sorted.dat"):
        fields = line.split()
        if len(fields) == 2 and int(fields[1]) >= 20:
            add(fields[0], "a")
    for row in rows("names/common_forenames_by_country.tsv"):
        add(row[0], "b")
    for row in rows("names/names_faker.tsv"):
        german = row[2].startswith("de")
        add(row[0], ("b" if german else "c") if row[1] == "first" else ("e" if german else "g"))
    for line in lines("gazetteers/ler/personennamen.list"):
        add(line, "e")
    for row in rows("names/surnames_namedatabases.tsv"):
        add(row[0], "e" if row[1] == "de" or "german" in row[1].lower() else "g")
    for row in rows("names/common_surnames_by_country.tsv"):
        add(row[0], "f")
    for row in rows("names/surnames_us_census1990.tsv"):
        add(row[0], "f" if float(row[1] or 0) >= 0.001 else "g")
    for row in rows("names/surnames_nl.tsv"):
        add(row[0], "g")
    for file in ("members_of_parliament", "us_congress", "football_players", "artists_tate"):
        for row in rows("names/%s.tsv" % file):
            add_person(row[0])
    for row in rows("names/motor_sport_f1db.tsv"):
        if row[1] == "drivers":
            add_person(row[0])
        else:
            add(row[0], "z" if row[1] == "constructors" else "A", 3)


places()
organisations()
persons()
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for name in sorted(names):
        out.write("%s\t%s\n" % (name, "".join(sorted(names[name]))))
counts = {kind: sum(kind in kinds for kinds in names.values()) for kind in KINDS}
print("lists:", len(names), "names,", len(set(map(frozenset, names.values()))), "sets of kinds;",
      ", ".join("%s %d" % pair for pair in counts.items()))
