"""Clauses of a tagged German sentence: what labels.py asks about the neighbours of a word.

A sentence is a list of Token; `i` is the place of a word in it. The questions need the old tag and the features of
the words; main_clause(), dependent_verb() and opens_clause() need their STTS tags as well. Commas, stops and
brackets end a clause, quotation marks do not.
"""
import re

NOMINAL = {"NOUN", "PROPN"}
VERBAL = {"VERB", "AUX"}
# take an infinitive instead of a participle after haben: "hat kommen lassen"
SUBSTITUTE = {"können", "müssen", "sollen", "wollen", "dürfen", "mögen", "lassen", "sehen", "hören", "brauchen",
              "helfen"}
QUOTES = {'"', "„", "“", "”", "``", "''", "»", "«", "'"}
STOPS = {".", ";", ":", "?", "!", "(", ")", "-", "–", "—"}
OTHER = re.compile(r"(ander|andr)(e[rsnm]?|[sn])")
INFLECTED = re.compile(r"\w{3,}e[rsnm]?")


class Token:
    """A word: form, lemma, old tag, set of features; labelled with STTS and UPOS."""
    __slots__ = ("form", "low", "lemma", "old", "feats", "readings", "stts", "upos")

    def __init__(self, form, lemma, old, feats, stts=None, upos=None):
        self.form, self.low, self.lemma, self.old, self.feats = form, form.lower(), lemma, old, feats
        self.readings, self.stts, self.upos = frozenset(), stts, upos

    def finite(self):
        return self.old in VERBAL and "FIN" in self.feats

    def participle(self):
        return self.old in VERBAL and "V.PTCP" in self.feats

    def infinitive(self):
        return self.old in VERBAL and "NFIN" in self.feats


def comma_before(s, i):
    """Is there a comma before the word, or before its preposition?"""
    if i and s[i - 1].old == "ADP":
        i -= 1
    return i > 0 and s[i - 1].form == ","


def noun_follows(s, i):
    """Does a noun follow, with only adjectives, numbers and adverbs between?"""
    for t in s[i + 1:i + 7]:
        if t.old not in ("ADJ", "NUM", "ADV") and t.form not in QUOTES and not OTHER.fullmatch(t.low) \
                and not t.low.startswith("beide") and t.low != s[i].low:
            return t.old in NOMINAL
    return False


def attribute_follows(s, i):
    """Does an adjective with complements of its own and a noun follow: "die von ihm gebauten Häuser"?"""
    for j in range(i + 2, min(len(s) - 1, i + 10)):
        if s[j].finite() or s[j].form in STOPS | {","}:
            return False
        if INFLECTED.fullmatch(s[j].low) and (s[j].old == "ADJ" or s[j].participle()) and s[j - 1].old not in (
                "DET", "ADP", "ADJ", "PRON", "ADV") and s[j + 1].old in NOMINAL | {"ADJ"}:
            return True
    return False


def compared(s, i):
    """Is there a comparative, or "ander-", in the clause before "als"?"""
    return any("CMPR" in t.feats or "COMP" in t.readings or t.low in ("mehr", "weniger", "anders") or
               OTHER.fullmatch(t.low)
               for t in s[max(clause_start(s, i - 1) if i else 0, i - 8):i])


def clause_start(s, i):
    while i > 0 and s[i - 1].form != "," and s[i - 1].form not in STOPS:
        i -= 1
    return i


def clause_end(s, i):
    """Place behind the last word of the clause that the word is in."""
    i += 1
    while i < len(s) and s[i].form != "," and s[i].form not in STOPS:
        i += 1
    return i


def main_clause(s, i):
    """Start and end of the clause that the verb is in: also bounded by a subordinator, and by "und" between verbs."""
    start = end = i
    while start > 0 and s[start - 1].form not in STOPS | {","} and s[start - 1].stts != "KOUS" and not (
            s[start - 1].stts == "KON" and any(t.finite() for t in s[clause_start(s, start - 1):start - 1])):
        start -= 1
    end += 1
    while end < len(s) and s[end].form != "," and s[end].form not in STOPS and not (
            s[end].stts == "KON" and any(t.finite() for t in s[end:clause_end(s, end)])):
        end += 1
    return start, end


def has_finite_before(s, i):
    return any(s[j].finite() for j in range(max(0, i - 30), i))


def zu_infinitive(s, i):
    """Does an infinitive with zu follow before the clause ends?"""
    return any(t.infinitive() and (before.low == "zu" or "zu" in t.low[2:])
               for before, t in zip(s[i:clause_end(s, i) - 1], s[i + 1:clause_end(s, i)]))


def perfect(s, i):
    """Is there a form of haben or werden in the clause that wants a participle?"""
    return any(s[j].lemma in ("haben", "werden") and s[j].old in VERBAL
               for j in range(clause_start(s, i), clause_end(s, i)))


def dependent_verb(s, i, infinitive):
    """Is there a participle (or an infinitive without zu) that the auxiliary takes: in its clause, before or behind
    it, or behind clauses that are inserted?"""
    def fits(j):
        t = s[j]
        if t.infinitive():
            bare = s[j - 1].low != "zu" and t.stts != "VVIZU"
            return bare and (infinitive or t.lemma in SUBSTITUTE and j > 0 and s[j - 1].infinitive())
        return t.participle()
    if any(fits(j) for j in range(main_clause(s, i)[0], i)):
        return True
    j = i + 1
    while j < len(s):
        if fits(j):
            return True
        if s[j].finite() or s[j].form in (".", ";", ":"):
            return False
        if s[j].form in (",", "(", "-", "–") and opens_clause(s, j + 1):
            j = clause_end(s, j)
        else:
            j += 1
    return False


def opens_clause(s, j):
    """Does a subordinate clause begin here, with a conjunction, a relative or an interrogative?"""
    tags = [t.stts for t in s[j:j + 2]]
    subordinate = ("KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT")
    return bool(tags) and (tags[0] in subordinate or tags[0] == "APPR" and tags[-1] in subordinate)
