#!/usr/bin/env python3
"""Training labels for the tagger: words with STTS and UPOS tags as UD German GSD writes them today.

    ext/train/labels.py DATA OUT         (make labels DATA=../shared/data)

Reads DATA/treebank/gsd_train_recovered.tsv, the train part of UD German GSD in an old edition: universal tags of
UD 1 and UniMorph features, no STTS. Reads DATA/tokens/empirist, web pages and chat with STTS_IBK tags, no UPOS.
Writes OUT/gsd_train.tsv and OUT/empirist.tsv: form, STTS, UPOS, lemma with tabs between, an empty line behind each
sentence, a line `# file` before each file of EmpiriST (so that a file may be held out).

How the old tags become new ones. Closed classes go by form, whatever the old tag says: names have PROPN on
"von" and "der". Position decides within a class: a determiner has a noun behind it, a relative pronoun a
comma before and its verb at the end, a particle stands where the clause ends. Verbs go by features, repaired
by the lexicon. Adverbial adjectives, ADV in the old edition, are ADJD; what is an adverb in spite of its form stands
in labels.txt. An auxiliary has a participle, infinitive or predicate in its clause; without one it is a VERB.

Words are cut as presse cuts them: "in dem" is "im" again, "CDU - Chef" one word, "3 ." within a sentence an ordinal.
Sources: STTS guidelines (Schiller et al. 1999); UD German GSD (CC BY-SA 4.0); the recovered train part is from the
SIGMORPHON 2018 and 2019 tasks; EmpiriST 2015 (CC BY-SA 3.0); lexicon: german-pos-dict (CC BY-SA 4.0).
"""
import collections
import glob
import lzma
import os
import re
import sys

from clauses import (INFLECTED, NOMINAL, OTHER, QUOTES, STOPS, VERBAL, Token, attribute_follows, clause_end,
                     clause_start, comma_before, compared, dependent_verb, has_finite_before, main_clause,
                     noun_follows, perfect, zu_infinitive)

CASES = {"NOM", "GEN", "DAT", "ACC"}
AUXILIARY = {"sein", "haben", "werden"}
MODAL = {"können", "müssen", "sollen", "wollen", "dürfen", "mögen"}

# Contractions that the treebank has as two words. "für das" and the like are nearly always two words in text.
CONTRACTIONS = {("in", "dem"): "im", ("in", "das"): "ins", ("an", "dem"): "am", ("zu", "dem"): "zum",
                ("zu", "der"): "zur", ("bei", "dem"): "beim", ("von", "dem"): "vom"}
RARE_CONTRACTIONS = {("an", "das"): "ans", ("für", "das"): "fürs", ("auf", "das"): "aufs", ("durch", "das"): "durchs",
                     ("um", "das"): "ums", ("vor", "dem"): "vorm", ("über", "das"): "übers", ("unter", "dem"): "unterm"}

POSSESSIVE = re.compile(r"(mein|dein|sein|ihr|unser|unsr|euer|eur)(e[rsnm]?|[snm])?")
DEMONSTRATIVE = re.compile(r"dies(e[rsnm]?)?|jene[rsnm]?|solch(e[rsnm]?)?|"
                           r"(der|die|das|des|dem|den)(jenigen?|selben?)")
INDEFINITE = re.compile(r"(kein|irgendein)(e[rsnm]?)?|(all|viel|wenig|manch|jed|jedwed|jeglich|einig|mehrer|etlich|"
                        r"irgendwelch|sämtlich|beid)e[rsnm]?|all|viel|wenig|manch|mehr|weniger|etwas|genug|genügend|"
                        r"paar|keinerlei|allerlei|vielerlei|lauter|soviel|meisten?")
PRONOMINAL = re.compile(r"(da|dar|hier)(an|auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|neben|über|um|unter|von|vor|"
                        r"wider|zu|zwischen)")
PAIRS = {("nach", "und", "nach"), ("nach", "wie", "vor"), ("ab", "und", "zu"), ("durch", "und", "durch"),
         ("über", "und", "über")}
SYMBOLS = "%°€$"
NOMINAL_TAGS = {"NN", "NE", "PPER", "PDS", "PIS", "PRELS", "PWS", "FM", "TRUNC"}
GENITIVE_ARTICLES = {"des", "eines", "dieses", "jenes", "seines", "ihres", "meines", "unseres", "deren", "dessen"}
DATIVES = {"mir", "dir", "ihm", "ihnen"}
TRUNCATED = re.compile(r"[\w.]*\w-")
NUMBER = re.compile(r"[+-]?\d+([.,:/-]\d+)*")
# endings that make adjectives, and no adverbs
ADJECTIVE_ENDING = re.compile(r"(.ig|lich|isch|bar|sam|haft|los|voll|reich|arm|frei|fähig|mäßig|artig|iv|al|ell|ös|"
                              r"ent|ant|end|[^aeiou]t|iert|gerecht|wert)$")
# UPOS DET where the pronoun can stand before a noun as well, PRON where it cannot
DETERMINER = re.compile(r"(all|viel|wenig|einig|mehrer|manch|jed|ander|andr|kein|beid|meist|etlich|sämtlich|jeglich|"
                        r"irgendein|irgendwelch|dies|jene|solch|derjen|diejen|dasjen|derselb|dieselb|dasselb)|"
                        r"eine?[rsnm]?$|mehr$")

# STTS to UPOS where neither the word nor the clause matters
UPOS = {tag: upos for upos, tags in {
    "ADJ": "ADJA ADJD", "ADP": "APPO APPR APPRART APZR KOUI", "ADV": "ADV PAV PWAV PTKA",
    "AUX": "VAFIN VAIMP VAINF VAPP VMFIN VMINF VMPP", "CCONJ": "KON", "SCONJ": "KOUS",
    "DET": "ART PPOSAT PWAT", "INTJ": "ITJ", "NOUN": "NN TRUNC", "NUM": "CARD",
    "PART": "PTKANT PTKNEG PTKZU", "PRON": "PPER PPOSS PRELS PRELAT PRF PWS", "PROPN": "NE",
    "PUNCT": "$( $, $.", "VERB": "VVFIN VVIMP VVINF VVIZU VVPP", "X": "FM XY"}.items() for tag in tags.split()}

# What EmpiriST adds to STTS
IBK = {"PTKIFG": "ADV", "PTKMA": "ADV", "PTKMWL": "ADV", "DM": "ADV", "ONO": "ITJ", "AKW": "ITJ", "EMOASC": "$(",
       "EMOIMG": "$(", "HST": "NN", "ADR": "NE", "URL": "XY", "EML": "XY", "VVPPER": "VVFIN", "VMPPER": "VMFIN",
       "VAPPER": "VAFIN", "KOUSPPER": "KOUS", "PPERPPER": "PPER", "ADVART": "ADV", "PIDAT": "PIAT", "PROAV": "PAV"}


# ---- reading

def read_lists(path):
    """The lists of labels.txt: name -> set of words."""
    lists = collections.defaultdict(set)
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            name, words = line.split(":", 1)
            lists[name.strip()].update(words.split())
    return lists


def read_treebank(path):
    """Sentences of the train part: (text or None, [Token])."""
    text, tokens = None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n").replace("\ufeff", "")
        if line.startswith("# "):
            text = line[9:] if line.startswith("# text = ") else text
        elif line:
            form, lemma, old, feats = line.split("\t")
            tokens.append(Token(form.replace("&amp;", "&"), lemma, old, set(feats.split(";"))))
        else:
            if tokens:
                yield text, tokens
            text, tokens = None, []
    if tokens:
        yield text, tokens


def read_empirist(folder):
    """Files of EmpiriST in order of their names: (name, [[Token]]) with STTS set."""
    for path in sorted(glob.glob(os.path.join(folder, "lemmatized", "*.txt"))):
        text = re.sub(r"^<(?:posting|article)\b.*\n?", "\n", open(path, encoding="utf-8-sig").read(), flags=re.M)
        sentences, tokens = [], []
        for line in text.split("\n") + [""]:
            if line:
                form, tag, _, lemma = line.split("\t")[:4]
                tokens.append(Token(form, lemma, "", set(), stts=tag))
            if tokens and (not line or tokens[-1].stts == "$."):
                sentences.append(tokens)
                tokens = []
        yield os.path.basename(path)[:-4], sentences


def reading_class(tag):
    """Class of a Morphy tag, such as SUB:NOM:SIN:FEM, or None."""
    parts = tag.split(":")
    kind = parts[0]
    if kind == "VER":
        for part, name in (("EIZ", "VIZU"), ("INF", "VINF"), ("PA2", "VPP"), ("PA1", "ADJD"), ("IMP", "VIMP")):
            if part in parts:
                return name
        return "VFIN"
    if kind in ("ADJ", "PA1", "PA2"):
        return "ADJD" if "PRD" in parts else "ADJA"
    return {"SUB": "NN", "EIG": "NE", "PRP": "APPR", "ZUS": "ZUS", "ADV": "ADV", "ABK": "ABK"}.get(kind)


def read_lexicon(path, wanted):
    """Classes of the wanted forms: form -> set; a comparative has the class COMP as well."""
    classes = collections.defaultdict(set)
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            form, _, rest = row.partition("\t")
            if form in wanted and not row.startswith("#") and " -- " not in row:
                tag = rest.split("\t")[1].strip()
                classes[form].add(reading_class(tag))
                if tag.startswith("ADJ") and ":KOM" in tag:
                    classes[form].add("COMP")
                if tag.startswith("EIG") and any(x in tag for x in ("STD", "GEB", "COU")):
                    classes[form].add("PLACE")
    return classes


# ---- words as presse cuts them

def join(text, tokens):
    """Words of a sentence from the treebank's tokens: contractions, hyphens, ordinals joined."""
    words, i = [], 0
    while i < len(tokens):
        t = tokens[i]
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        pair = (t.low, after.form) if after else None
        whole = CONTRACTIONS.get(pair) or RARE_CONTRACTIONS.get(pair)
        if whole and t.old in ("ADP", "PROPN") and after.old in ("DET", "PROPN", "PRON") and (
                re.search(rf"\b{whole}\b", text, re.I) if text else pair in CONTRACTIONS and after.old != "PRON"):
            form = whole.capitalize() if t.form[0].isupper() else whole
            words.append(Token(form, t.lemma, "ADP", {"ADP"}, "APPRART", "ADP"))
            i += 2
        elif t.form == "-" and words and after and hyphenated(words[-1], after):
            before = words.pop()
            words.append(Token(before.form + "-" + after.form, before.form + "-" + after.lemma, after.old, after.feats))
            i += 2
        elif t.form == "-" and words and after and after.low in ("und", "oder", "bzw.") and words[-1].old in NOMINAL:
            words[-1] = Token(words[-1].form + "-", words[-1].lemma + "-", words[-1].old, words[-1].feats)
            i += 1
        elif after and after.form == "." and i + 2 < len(tokens) and re.fullmatch(r"\d{1,2}", t.form):
            words.append(Token(t.form + ".", t.form + ".", "ADJ", {"ADJ"}, "ADJA", "ADJ"))
            i += 2
        else:
            words.append(t)
            i += 1
    return words


def hyphenated(before, after):
    """Do the words to both sides of a hyphen make one word? (The texts have spaces there, too.)"""
    if not (before.form[-1].isalnum() and after.form[0].isalnum()):
        return False
    open_classes = NOMINAL | {"X", "NUM", "ADJ", "_"}
    return before.old in open_classes and after.old in open_classes and not before.old == after.old == "NUM"


# ---- labels

class Labeller:
    """Labels sentences of the old edition; needs the lists, the lexicon and the sentences for counts."""

    def __init__(self, lists, lexicon, sentences):
        self.lists, self.lexicon = lists, lexicon
        self.as_adverb, self.as_adjective = collections.Counter(), collections.Counter()
        for tokens in sentences:
            for t in tokens:
                t.readings = self.readings(t)
                if t.old == "ADV":
                    self.as_adverb[t.low] += 1
                elif t.old == "ADJ" and not t.feats & CASES:
                    self.as_adjective[t.low] += 1

    def readings(self, t):
        found = self.lexicon.get(t.form) if t.old in NOMINAL else None
        return found or self.lexicon.get(t.low) or self.lexicon.get(t.form) or (
            self.lexicon.get(t.form.capitalize()) if t.form.isupper() else None) or frozenset()

    def label(self, s):
        """Sets STTS and UPOS of the words of a sentence."""
        for i, t in enumerate(s):
            if t.stts is None:
                t.stts = self.stts(s, i)
        for i, t in enumerate(s):
            if t.upos is None:
                t.upos = self.upos(s, i)

    def stts(self, s, i):
        t = s[i]
        for step in (self.mark, self.pronoun, self.verb, self.conjunction):
            tag = step(s, i)
            if tag:
                return tag
        step = {"ADJ": self.adjective, "ADV": self.adverb, "ADP": self.preposition, "CONJ": self.adverb,
                "PART": self.particle, "NOUN": self.noun, "PROPN": self.name}.get(t.old)
        if step:
            return step(s, i)
        if t.old == "NUM":
            return "CARD"
        if t.old in ("PRON", "DET"):
            return "PIAT" if noun_follows(s, i) else "PIS"
        return self.unknown(s, i)

    # -- marks and numbers

    def mark(self, s, i):
        t = s[i]
        if not re.search(r"\w", t.form) and t.form not in "%&+§€$°*=†":
            return "$," if t.form == "," else "$." if re.fullmatch(r"[.!?:;]|[!?]+", t.form) else "$("
        if TRUNCATED.fullmatch(t.form) and t.old != "PUNCT":
            return "TRUNC"
        if t.form in SYMBOLS:
            return "NN"
        if t.old in NOMINAL | {"NUM", "ADJ", "X", "_"} and NUMBER.fullmatch(t.form):
            return "CARD"
        if t.old in ("NUM", "ADJ", "ADV") and re.fullmatch(r"\d{1,4}\.", t.form):
            return "ADJA"
        return None

    # -- articles and pronouns, by form

    def pronoun(self, s, i):
        t, low, lists = s[i], s[i].low, self.lists
        if t.old not in ("PRON", "DET", "ADJ", "NUM", "ADV", "PROPN", "NOUN", "CONJ", "X", "_", "ADP"):
            return None
        named = t.old in NOMINAL and t.form[0].isupper() and i > 0
        if low == "sich":
            return "PRF"
        if self.pronominal_adverb(t):
            return "PAV"
        if named or t.old == "ADP":
            return None
        if low in lists["article"] or low in lists["relative"]:
            if t.old in ("CONJ", "ADV"):
                return None
            return self.ein(s, i) if low.startswith("ein") else self.der(s, i)
        if low in lists["which"]:
            return "PRELS" if comma_before(s, i) else "PWAT" if noun_follows(s, i) else "PWS"
        if low in lists["asking"] and t.old in ("PRON", "DET", "NOUN"):
            return "PRELS" if low == "was" and comma_before(s, i) else "PWS"
        if low in lists["pronoun_alone"]:
            return "PIS"
        if OTHER.fullmatch(low) and t.old != "ADV":
            return "ADJA" if noun_follows(s, i) else "PIS"
        if t.old in ("CONJ", "NOUN"):
            return None
        if POSSESSIVE.fullmatch(low) and not (low in lists["personal"] and not self.owns(s, i)):
            return "PPOSAT" if noun_follows(s, i) or low not in ("seiner", "meiner", "ihrer") else "PPER"
        if low in lists["personal"] and t.old in ("PRON", "DET", "NOUN", "X", "_", "PROPN"):
            return "PRF" if self.reflexive(s, i) else "PPER"
        if DEMONSTRATIVE.fullmatch(low):
            return "PDAT" if noun_follows(s, i) else "PDS"
        if i and (s[i - 1].low, low) in (("vor", "allem"), ("unter", "anderem")):
            return "PIS"
        if low == "all":
            return "PIAT"
        inflected = INFLECTED.fullmatch(low) and low not in ("mehr", "weniger")
        if INDEFINITE.fullmatch(low) and (t.old != "ADV" or inflected):
            return "PIAT" if noun_follows(s, i) else "PIS"
        return None

    def pronominal_adverb(self, t):
        if t.old == "CONJ":
            return False
        return bool(t.old in ("PRON", "ADV", "ADP", "X", "_") and
                    (PRONOMINAL.fullmatch(t.low) or t.low in self.lists["pronominal_adverb"]))

    def owns(self, s, i):
        """Is "ihr", "sein" and the like a possessive: has it a noun behind it?"""
        return noun_follows(s, i) and not (s[i].low == "ihr" and "DAT" in s[i].feats and s[i].old == "PRON" and
                                           i + 1 < len(s) and s[i + 1].old == "ADV")

    def ein(self, s, i):
        t, after = s[i], s[i + 1] if i + 1 < len(s) else None
        if noun_follows(s, i) or attribute_follows(s, i):
            return "ART"
        if after is None or after.old in ("DET", "PUNCT") or after.finite() or after.low == "von":
            return "PIS" if t.low != "ein" else "ART"
        return "PIS" if t.old == "PRON" else "ART"

    def der(self, s, i):
        """der, die, das, dessen ...: article, relative or demonstrative."""
        t, low = s[i], s[i].low
        after = s[i + 1] if i + 1 < len(s) else None
        if low in ("dessen", "deren", "derer") and noun_follows(s, i):
            return "PRELAT" if comma_before(s, i) else "PDAT"
        alone = t.old == "PRON" or low in ("denen", "dessen", "deren", "derer")
        if after and (OTHER.fullmatch(after.low) or INDEFINITE.fullmatch(after.low)) and t.old == "DET":
            return "ART"
        if t.old == "DET" and not noun_follows(s, i) and (after is None or after.finite() or
                                                          after.old in ("PUNCT", "PRON")):
            alone = True
        if not alone or not comma_before(s, i) and (after and after.old == "NOUN" or attribute_follows(s, i)):
            return "ART"
        end = clause_end(s, i)
        verb = next((j for j in range(i + 1, end) if s[j].finite()), None)
        if comma_before(s, i):
            return "PDS" if verb == i + 1 and end > i + 2 else "PRELS"
        before = s[i - 1 - (i > 1 and s[i - 1].old == "ADP")].old if i else ""
        genitive = i + 1 < len(s) and s[i + 1].old == "DET"
        relative = before in ("NOUN", "PROPN", "CONJ", "ADJ") and verb and verb > i + 1 and not genitive
        return "PRELS" if relative else "PDS"

    def reflexive(self, s, i):
        """Is "mich", "uns" the object of "ich", "wir" in the same clause?"""
        person = {"mich": "ich", "mir": "ich", "dich": "du", "dir": "du", "uns": "wir", "euch": "ihr"}.get(s[i].low)
        if not person or i and s[i - 1].old == "ADP":
            return False
        return any(s[j].low == person for j in range(clause_start(s, i), clause_end(s, i)))

    # -- verbs

    def verb(self, s, i):
        t = s[i]
        if t.old not in VERBAL and not (t.old in ("X", "_") and t.lemma in AUXILIARY | MODAL):
            return None
        kind = "VA" if t.lemma in AUXILIARY else "VM" if t.lemma in MODAL else "VV"
        form = ("PP" if "V.PTCP" in t.feats else "INF" if "NFIN" in t.feats else "IMP" if "IMP" in t.feats else "FIN")
        known = {r[1:] for r in t.readings if r and r[0] == "V"}
        if "FIN" not in t.feats and form == "FIN" and known and "FIN" not in known:
            form = "PP" if "PP" in known else "INF" if "INF" in known else form
        if form == "INF" and kind == "VV" and self.with_zu(t, known):
            form = "IZU"
        elif form in ("INF", "FIN") and known and form not in known and not (form == "FIN" and "IMP" in known):
            form = "PP" if known == {"PP"} else "FIN" if known == {"FIN"} else form
        if kind == "VV" and not known and "ADJD" in t.readings and form in ("PP", "FIN"):
            return "ADJD"
        return kind + form

    def with_zu(self, t, known):
        """Is the infinitive one with "zu" inside ("anzukommen")?"""
        if "IZU" in known:
            return "INF" not in known
        return "zu" in t.low[2:] and t.lemma.lower() != t.low and t.lemma.lower() == t.low.replace("zu", "", 1)

    # -- conjunctions and comparison

    def conjunction(self, s, i):
        t, low, lists = s[i], s[i].low, self.lists
        if low in ("als", "wie") and t.old in ("CONJ", "ADP", "ADV", "X", "_"):
            if low == "wie" and (i == 0 or t.old == "ADV" and comma_before(s, i)):
                return "PWAV"
            if t.old == "CONJ" and any(x.low == "sowohl" for x in s[max(0, i - 20):i]):
                return "KON"
            if t.old == "ADP":  # "als Lehrer" is a phrase, "größer als er" a comparison
                return "APPR" if low == "als" and not compared(s, i) else "KOKOM"
            return "KOUS" if self.opens(s, i) else "KOKOM"
        if low in ("&", "+") and t.old != "NUM":
            return "KON"
        if low in lists["with_infinitive"] and t.old in ("CONJ", "ADP") and zu_infinitive(s, i):
            return "KOUI"
        if t.old not in ("CONJ", "ADV", "ADP", "PROPN") or t.old == "PROPN" and t.form[0].isupper():
            return None
        if low in lists["coordinating_or_adverb"]:
            first = i == 0 or s[i - 1].form in STOPS | QUOTES | {",", "..."}
            return "KON" if first or low == "denn" and t.old == "CONJ" else "ADV"
        if t.old in ("CONJ", "PROPN") and low in lists["coordinating"]:
            return "KON"
        if t.old == "CONJ" and (low in lists["subordinating"] or low == "das"):
            return "KOUS"
        if t.old in ("CONJ", "ADV") and low in lists["asking_adverb"]:
            return "PWAV"
        return None

    def opens(self, s, i):
        """Does "als" or "wie" open a clause, which then has a finite verb?"""
        if not any(s[j].finite() for j in range(i + 1, clause_end(s, i))):
            return False
        before, after = s[i - 1] if i else None, s[i + 1]
        if not before or before.form in STOPS | QUOTES | {","} or before.old in ("ADV", "CONJ") or after.finite():
            return True
        return s[i].low == "wie" and (before.old in VERBAL or after.low in self.lists["personal"])

    # -- adjectives, adverbs

    def adjective(self, s, i):
        t = s[i]
        if t.form == "000":
            return "CARD"
        if t.feats & CASES or self.demonym(s, i):
            return "ADJA"
        if "VPP" in t.readings and perfect(s, i):
            return "VVPP"
        if "ADJD" in t.readings:
            return "ADV" if self.is_adverb(t) else "ADJD"
        if "ADJA" in t.readings or noun_follows(s, i) and INFLECTED.fullmatch(t.low):
            return "ADJA"
        return "ADV" if self.is_adverb(t) else "ADJD"

    def is_adverb(self, t):
        """Is a word without ending, an adverb or an adjective by its old tag, an adverb by its nature? What the
        lexicon has as an adjective is one, unless the grammars say otherwise (labels.txt)."""
        low = t.low
        if low in self.lists["adverb"] or low.endswith("weise"):
            return True
        if "ADJD" in t.readings:
            return False
        predicative = self.as_adjective[low] >= 3 and self.as_adverb[low] < 2 * self.as_adjective[low]
        return not predicative and ("ADV" in t.readings or t.old == "ADV" and not ADJECTIVE_ENDING.search(low))

    def adverb(self, s, i):
        t, low = s[i], s[i].low
        after = s[i + 1] if i + 1 < len(s) else None
        ends = after is None or after.old in ("PUNCT", "CONJ")
        if low in ("zu", "am") and after and after.old in ("ADJ", "ADV"):
            return "PTKA"
        if low in self.lists["answer"] and low != "doch" and (i == 0 or ends):
            return "PTKANT"
        if ends and i > 1 and has_finite_before(s, i) and (
                low in self.lists["verb_particle"] or "ZUS" in t.readings and not t.readings & {"ADV", "ADJD"}):
            return "PTKVZ"
        if low in ("an", "aus", "ab", "her") and self.from_here(s, i):
            return "APZR"
        if low == "bis":
            return "APPR"
        if "ADJD" in t.readings or low in self.lists["adverb"]:
            return "ADV" if self.is_adverb(t) else "ADJD"
        if "ADJA" in t.readings and "ADV" not in t.readings and INFLECTED.fullmatch(low):
            return "ADJA"
        if "VPP" in t.readings and "ADV" not in t.readings:
            return "ADJD"
        return "ADV"

    # -- prepositions, particles

    def preposition(self, s, i):
        t, low = s[i], s[i].low
        if (low, *(x.low for x in s[i + 1:i + 3])) in PAIRS or (*(x.low for x in s[max(0, i - 2):i]), low) in PAIRS:
            return "ADV"
        after = s[i + 1] if i + 1 < len(s) else None
        ends = after is None or after.old == "PUNCT" and after.form not in QUOTES | {"("} or (
            after.old == "CONJ" and not (i + 2 < len(s) and s[i + 2].old == "ADP"))
        if i and ends and ("ZUS" in t.readings or low in ("zu", "über", "unter")):
            return "PTKVZ"
        if low == "zufolge":
            return "APPO"
        if low in ("an", "aus", "ab", "her") and self.from_here(s, i):
            return "APZR"
        if low == "zu" and after and after.infinitive() and "DAT" not in after.feats:
            return "PTKZU"
        return "APPR"

    def from_here(self, s, i):
        """Is it the end of "von hier aus", "von sich aus", "von Juli an"?"""
        if i < 2 or i + 1 < len(s) and s[i + 1].old in NOMINAL | {"ADJ"}:
            return False
        if s[i - 1].old in ("PRON", "ADV", "NUM"):
            return s[i - 2].low == "von"
        return s[i - 1].old in NOMINAL and any(t.low in ("von", "vom") for t in s[max(0, i - 4):i - 1]) and not (
            i + 1 < len(s) and s[i + 1].old == "DET")

    def particle(self, s, i):
        low = s[i].low
        return "PTKNEG" if low == "nicht" else "PTKZU" if low == "zu" else \
            "PTKANT" if low in self.lists["answer"] else "PTKVZ"

    # -- nouns and names

    def noun(self, s, i):
        if self.demonym(s, i):
            return "ADJA"
        return "NN"

    def demonym(self, s, i):
        """"Berliner" before a noun; the place is in the lexicon."""
        form = s[i].form
        if form.lower() in self.lists["demonym"] and i + 1 < len(s) and s[i + 1].old in NOMINAL:
            return True
        if not (form.endswith("er") and form[0].isupper() and len(form) > 4 and i + 1 < len(s) and
                s[i + 1].old in NOMINAL and s[i + 1].form[0].isupper()):
            return False
        stem = form[:-2]
        return any("PLACE" in self.lexicon.get(p, ()) for p in (stem, stem + "e", stem + "en", stem + "er", stem + "a",
                                                                stem[:-1] + "en", stem[:-1] + "er" + stem[-1:]))

    def name(self, s, i):
        t, low = s[i], s[i].low
        small = t.form[0].islower()
        if small and "APPR" in t.readings:
            return "APPR"
        if small and "ADV" in t.readings:
            return "ADV"
        if self.demonym(s, i):
            return "ADJA"
        if low in self.lists["title"]:
            return "NN"
        common = self.lexicon.get(t.form, frozenset())
        if "NE" not in common and "ADJA" in self.lexicon.get(low, ()) and INFLECTED.fullmatch(low) and (
                "NN" not in common or i + 1 < len(s) and s[i + 1].old in NOMINAL and s[i + 1].form[0].isupper()):
            return "ADJA"
        if "NE" in common or t.form.isupper():
            return "NE"
        if not common and not small and i and (s[i - 1].old in ("DET", "ADJ") or s[i - 1].stts == "APPRART"):
            return "NN" if self.compound(t.form) else "NE"
        return "NN" if "NN" in common else "NE"

    def compound(self, form):
        """Does a word that the lexicon lacks end in a noun that it has?"""
        return "-" in form or any("NN" in self.lexicon.get(tail, ()) for tail in tails(form))

    def unknown(self, s, i):
        t = s[i]
        for reading, tag in (("ABK", "ADV"), ("APPR", "APPR"), ("ADV", "ADV"), ("NN", "NN"), ("NE", "NE"),
                             ("VFIN", "VVFIN"), ("VPP", "VVPP"), ("VINF", "VVINF"), ("ADJA", "ADJA")):
            if reading in t.readings:
                return tag
        return "FM" if re.search(r"[^\W\d]", t.form) else "XY"

    # -- UPOS

    def upos(self, s, i):
        t, tag, low = s[i], s[i].stts, s[i].low
        if tag == "PTKVZ":
            return "ADP" if "APPR" in self.lexicon.get(low, ()) else "ADV"
        if tag in ("PIS", "PDS", "PDAT"):
            return "DET" if DETERMINER.match(low) else "PRON"
        if tag == "PIAT":
            return "PRON" if low in ("was", "etwas") else "DET"
        if tag == "ADJA" and OTHER.fullmatch(low):
            return "DET"
        if tag == "ADJA" and t.old == "PROPN":  # a part of a name: "Olympische Spiele"
            return "ADJ"
        if tag == "ADV" and t.old == "ADP":
            return "ADP"
        if tag == "KOKOM":
            return "ADP" if low == "als" and not compared(s, i) else "CCONJ"
        if tag in ("KON", "ADV") and t.old == "CONJ":
            return "SCONJ" if low == "denn" else "CCONJ"
        if tag == "NN" and t.form in SYMBOLS:
            return "SYM"
        if tag in ("NN", "NE") and t.old:
            return "PROPN" if t.old == "PROPN" and low not in self.lists["title"] else "NOUN"
        if tag[:2] in ("VA", "VM"):
            return "AUX" if self.auxiliary(s, i) else "VERB"
        return UPOS[tag]

    def auxiliary(self, s, i):
        """Has a form of sein, haben, werden or a modal verb a participle, an infinitive or a predicate?"""
        t = s[i]
        if t.old == "AUX" or "PASS" in t.feats:
            return True
        if t.lemma == "sein":
            return dependent_verb(s, i, False) or self.predicate(s, i)
        return dependent_verb(s, i, t.lemma != "haben")

    def predicate(self, s, i):
        """Does sein link a predicate to its subject? Without an adjective, a comparison or a second noun outside of
        prepositional phrases it tells where somebody is, if the clause has a preposition or an adverb of place."""
        start, end = main_clause(s, i)
        nominals, in_phrase, phrases, place = 0, False, False, False
        for j in range(start, end):
            t, tag = s[j], s[j].stts
            after = s[j + 1].stts if j + 1 < end else ""
            if tag == "ADJD" and not (after in ("APPR", "APPRART") and t.low in self.lists["place_degree"]) or \
                    tag == "KOKOM" or tag == "PTKVZ" and t.low != "da":
                return True
            place = place or tag in ("VVIZU", "PTKZU")
            if tag in ("APPR", "APPRART"):
                in_phrase = phrases = True
            elif tag in ("ADV", "PAV", "PWAV", "PTKVZ"):
                place = place or tag == "PAV" or t.low in self.lists["place_adverb"]
            elif tag in NOMINAL_TAGS or tag in ("ADJA", "CARD") and after not in NOMINAL_TAGS | {"ADJA", "CARD", "KON"}:
                if tag in ("NN", "NE") and after == "NE":
                    continue
                genitive = "GEN" in t.feats or j > start and s[j - 1].low in GENITIVE_ARTICLES
                if not in_phrase and not genitive and t.low not in self.lists["time_noun"] and t.low not in DATIVES:
                    nominals += 1
                in_phrase = in_phrase and after == "KON"
        return nominals >= 2 or not (phrases or place)


def tails(form):
    """What may be the last part of a compound."""
    return [form[k:].capitalize() for k in range(3, len(form) - 3)]


# ---- the two corpora

def write(path, sentences):
    """sentences: (comment or None, [Token])"""
    with open(path + ".new", "w", encoding="utf-8") as out:
        for comment, tokens in sentences:
            if comment:
                out.write(f"# {comment}\n")
            out.writelines(f"{t.form}\t{t.stts}\t{t.upos}\t{t.lemma}\n" for t in tokens)
            out.write("\n")
    os.replace(path + ".new", path)


def label_empirist(labeller, files):
    for name, sentences in files:
        for n, tokens in enumerate(sentences):
            for t in tokens:
                intensifier = t.stts == "PTKIFG"
                t.stts = IBK.get(t.stts, t.stts)
                t.old, t.feats = old_tag(t.stts)
                t.readings = labeller.readings(t)
                if intensifier and "ADJD" in t.readings and not labeller.is_adverb(t):
                    t.stts = "ADJD"
            for i, t in enumerate(tokens):
                t.upos = labeller.upos(tokens, i)
            yield name if n == 0 else None, tokens


def old_tag(stts):
    """The old tag and features for an STTS tag, as far as the rules for UPOS ask for them."""
    feats = {"FIN": "FIN", "PP": "V.PTCP", "INF": "NFIN", "IZU": "NFIN", "IMP": "IMP"}
    if stts[0] == "V":
        return "VERB", {feats[stts[2:]]}
    old = {"KON": "CONJ", "KOUS": "CONJ", "APPR": "ADP", "APPRART": "ADP", "NN": "NOUN", "NE": "PROPN", "ART": "DET",
           "ADJA": "ADJ", "ADJD": "ADJ", "ADV": "ADV", "CARD": "NUM", "$.": "PUNCT", "$,": "PUNCT", "$(": "PUNCT"}
    return old.get(stts, "PRON" if stts[0] == "P" and stts[1] != "T" else "X"), set()


def main(data, out):
    lists = read_lists(os.path.join(os.path.dirname(os.path.abspath(__file__)), "labels.txt"))
    sentences = [join(*s) for s in read_treebank(os.path.join(data, "treebank", "gsd_train_recovered.tsv"))]
    files = [f for part in ("train_web", "train_cmc")
             for f in read_empirist(os.path.join(data, "tokens", "empirist", part))]
    forms = {t.form for s in sentences for t in s} | {t.form for _, ss in files for s in ss for t in s}
    wanted = forms | {f.lower() for f in forms} | {f.capitalize() for f in forms}
    wanted |= {f[:-2] + e for f in forms if f.endswith("er") for e in ("", "e", "en", "er", "a")}
    wanted |= {f[:-3] + "en" for f in forms if f.endswith("er")}
    wanted |= {tail for f in forms if f[0].isupper() for tail in tails(f)}
    lexicon = read_lexicon(os.path.join(data, "lexicon", "german-pos-dict", "german-pos-dict.tsv.xz"), wanted)
    labeller = Labeller(lists, lexicon, sentences)
    for s in sentences:
        labeller.label(s)
    os.makedirs(out, exist_ok=True)
    write(os.path.join(out, "gsd_train.tsv"), ((None, s) for s in sentences))
    write(os.path.join(out, "empirist.tsv"), label_empirist(labeller, files))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
