"""Copies of training sentences with other names in them, so that the recogniser learns what stands around a name.

    python3 -B ext/train/augment.py TRAIN.conll LISTS.tsv OUT.conll          (make names-text)

A copy's people, places and firms are exchanged for listed ones of the same kind, or for coined ones that no list has
(two listed names cut and joined); some copies are in capitals, as datelines and headlines are. The same input gives the
same copies.
"""
import random
import sys

SHARE, EXCHANGED, COINED, CAPITALS = 0.5, 0.8, 0.4, 0.04
SURNAMES, GIVENS = ("e", "e", "e", "f", "f", "g"), ("a", "a", "b", "d", "c")
PLACES, FIRMS = ("i", "i", "j", "j", "k", "o", "l"), ("p", "p", "q", "q", "u", "w")


def sentences(path):
    with open(path, encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            rows = [line.split("\t")[:2] for line in block.split("\n") if "\t" in line]
            if rows:
                yield rows


def load_lists(path):
    by_kind, kinds_of = {}, {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, kinds = line.rstrip("\n").split("\t")
            kinds_of[name] = kinds
            words = name.split()
            if len(words) <= 3 and name[0].isupper() and not any(c in name for c in "(),;\"/"):
                for kind in kinds:
                    by_kind.setdefault(kind, []).append(name)
    return by_kind, kinds_of


def coin(a, b):
    """The beginning of one word and the end of another."""
    return a[:max(2, len(a) // 2)] + b[len(b) // 2:].lower()


def draw(kinds, one_word=False):
    while True:
        name = random.choice(lists[random.choice(kinds)])
        if random.random() < COINED and " " not in name:
            name = coin(name, random.choice(lists[random.choice(kinds)]).split()[-1])
        if not (one_word and " " in name):
            return name


def other_name(words, label):
    """Words to stand for these, or None."""
    last, genitive = words[-1], words[-1].endswith("s") and words[-1][:-1] in kinds_of
    if label == "PER" and all(w[0].isupper() for w in words):
        new = [draw(SURNAMES, True)] if len(words) == 1 else [draw(GIVENS, True)] + draw(SURNAMES).split()
    elif label == "LOC" and any(k in kinds_of.get(" ".join(words), "") + kinds_of.get(last[:-1], "") for k in "ijkl"):
        new = draw(PLACES).split()
    elif label == "ORG" and any(k in kinds_of.get(" ".join(words), "") for k in "pqruvw"):
        new = draw(FIRMS).split()
    else:
        return None
    return new[:-1] + [new[-1] + "s"] if genitive and new[-1][-1] not in "sxz" else new


def exchange(rows):
    """A copy with other names, or None where no name was exchanged."""
    out, changed, i = [], False, 0
    while i < len(rows):
        word, tag = rows[i]
        end = i + 1
        if tag.startswith("B-"):
            while end < len(rows) and rows[end][1] == "I-" + tag[2:]:
                end += 1
            new = other_name([w for w, _ in rows[i:end]], tag[2:]) if random.random() < EXCHANGED else None
            if new:
                out += [[w, ("I-" if k else "B-") + tag[2:]] for k, w in enumerate(new)]
                changed, i = True, end
                continue
        out += rows[i:end]
        i = end
    return out if changed else None


random.seed(1)
lists, kinds_of = load_lists(sys.argv[2])
count = 0
with open(sys.argv[3], "w", encoding="utf-8") as out:
    for rows in sentences(sys.argv[1]):
        copies = []
        if random.random() < SHARE:
            copies.append(exchange(rows))
        if random.random() < CAPITALS:
            copies.append([[w.upper(), t] for w, t in rows])
        for copy in filter(None, copies):
            count += 1
            out.write("".join("%s\t%s\n" % tuple(row) for row in copy) + "\n")
print("augment:", count, "sentences")
