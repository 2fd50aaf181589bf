#!/usr/bin/env python3
"""Fills a database with a table article(id, source, url, title, published, text) of any number of German news reports.

    python3 tests/corpus/generate.py build/corpus.db 2000                    invented reports
    python3 tests/corpus/generate.py build/corpus.db 2000 ../shared/data     from a folder of data

The invented ones come in stories: a day, a kind of report, people, a place, firms and amounts that belong together. Outlets report on
a story in their own words, on the same day or a little later; some print an agency's text, and its copies are near-duplicates. Who and
what is in the news changes over the year. Each outlet puts its own lines over, into and under its reports. Names are in words.txt,
sentences in reports.txt, beside this file.

From data it takes three steps (make corpus): a first call fills the table page with web pages, pages.sql makes articles of them with
presse_text, a second call adds those of 10kGNAD (articles_10kgnad/dev.csv) and, up to the number asked for, new ones that are put together
from runs of sentences of articles of one topic.

The same arguments give the same articles on every machine: all chance comes from random.Random(seed).
"""

import csv
import datetime
import gzip
import math
import os
import random
import re
import sqlite3
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
YEAR = 2025
DAYS = 365
MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split()
WEEKDAYS = 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split()
OFFICES = 'Umwelt Finanz Innen Kultus Verkehrs Gesundheits'.split()
TABLE = 'CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, url TEXT, title TEXT, published TEXT, text TEXT)'


# ---- the files of words

def read_words():
    """{section: rows}, a row a list of fields; a line of a list of words is as many rows of one field."""
    sections = {}
    with open(os.path.join(HERE, 'words.txt'), encoding='utf-8') as lines:
        for line in lines:
            line = line.rstrip('\n')
            if line.startswith('['):
                rows = sections[line[1:-1]] = []
            elif line and not line.startswith('#'):
                rows += [line.split('; ')] if '; ' in line else [[word] for word in line.split()]
    return sections


def read_reports():
    """{kind: (parts, titles, paragraphs)}; a paragraph is (share, ways to put it), a way (mood, compiled line)."""
    kinds = {}
    with open(os.path.join(HERE, 'reports.txt'), encoding='utf-8') as lines:
        for line in lines:
            line = line.rstrip('\n')
            if line.startswith('= '):
                name, _, parts = line[2:].partition('; ')
                titles, paragraphs = [], []
                kinds[name] = ([part.partition(':')[::2] for part in parts.split()], titles, paragraphs)
            elif line == 'title':
                ways = titles
            elif re.fullmatch(r'-( \d+)?', line):
                ways = []
                paragraphs.append((int(line[2:] or 100) / 100, ways))
            elif line and not line.startswith('#'):
                ways.append((line[0] if line[:2] in ('+ ', '~ ') else '', compile_line(line[2 if line[:2] in ('+ ', '~ ') else 0:])))
    return kinds


def divide(text, mark):
    """The parts of text between marks that stand in no braces."""
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char == '{') - (char == '}')
        if char == mark and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return parts + [text[start:]]


def compile_line(line):
    """A line of reports.txt as a list of strings and tuples, see write()."""
    nodes, i = [], 0
    while i < len(line):
        if line[i] != '{':
            end = line.find('{', i)
            end = len(line) if end < 0 else end
            nodes.append(line[i:end])
            i = end
            continue
        depth, end = 1, i + 1
        while depth:
            depth += (line[end] == '{') - (line[end] == '}')
            end += 1
        inner, i = line[i + 1:end - 1], end
        alternatives = divide(inner, '|')
        number = re.fullmatch(r'(?:(@?[a-z])=)?([\d,]+)\.\.([\d,]+)', inner)
        if number:
            name, low, high = number.groups()
            digits = len(low.partition(',')[2])
            low, high = (float(n.replace(',', '.')) for n in (low, high))
            nodes.append(('date' if name and name[0] == '@' else 'number', name, low, high, digits))
        elif len(alternatives) > 1 and re.match('[A-E]:', inner):
            nodes.append(('sex', inner[0], compile_line(alternatives[0][2:]), compile_line(alternatives[1])))
        elif re.match('[a-z]~', inner):
            nodes.append(('subject', inner[0], [compile_line(way) for way in divide(inner[2:], '|')]))
        elif len(alternatives) > 1:
            nodes.append(('choice', [compile_line(way) for way in alternatives]))
        else:
            nodes.append(('name', inner))
    return nodes


# ---- stories

def day_name(date):
    text = f'{date.day}. {MONTHS[date.month - 1]}'
    return text if date.year == YEAR else f'{text} {date.year}'


def show_number(value, low, high, digits):
    if digits:
        return f'{value:.{digits}f}'.replace('.', ',')
    value = int(value)
    if 1800 <= low <= high <= 2100:  # a year
        return str(value)
    if value >= 100:  # reports round their figures
        value -= value % (10 ** (len(str(value)) - 2) // 2 or 1)
    return f'{value:,}'.replace(',', '.')


class Invented:
    def __init__(self, chance):
        self.chance = chance
        self.words = read_words()
        self.kinds = read_reports()
        self.places = {row[0]: row for row in self.words['place']}
        self.first = {'f': [row[0] for row in self.words['first_f']], 'm': [row[0] for row in self.words['first_m']]}
        self.last = [row[0] for row in self.words['last']]
        self.sources = self.words['source']
        self.weights = [int(source[4]) for source in self.sources]
        self.boilerplate = {}
        for source, place, text in self.words['boilerplate']:
            self.boilerplate.setdefault((source, place), []).append(text)
        self.people = {}
        self.storms = [int((i + 0.3) * DAYS / len(self.words['storm'])) for i in range(len(self.words['storm']))]
        self.peaks = {row[0]: random.Random('peak ' + row[0]).randrange(DAYS)
                      for section in ('firm', 'place', 'club', 'institute', 'state') for row in self.words[section]}

    def person(self, chance, women=0.45):
        sex = 'f' if chance.random() < women else 'm'
        return chance.choice(self.first[sex]) + ' ' + chance.choice(self.last), sex

    def official(self, office):
        """Who holds an office: the same person all the time."""
        if office not in self.people:
            self.people[office] = self.person(random.Random('person ' + office), 0 if office.startswith('player') else 0.45)
        return self.people[office]

    def protagonist(self, section, day):
        """A row of words.txt: the first ones more often, and each above all around a time of the year of its own."""
        rows = self.words[section]
        for _ in range(8):
            row = rows[int(len(rows) * self.chance.random() ** 1.7)]
            distance = abs(self.peaks[row[0]] - day)
            distance = min(distance, DAYS - distance)
            if self.chance.random() < 0.3 + 0.7 * math.exp(-(distance / 25) ** 2):
                break
        return row

    def put_place(self, story, letter, row):
        story[letter], story[letter + '.er'], story[letter + '.land'] = row
        story[letter + '.gross'] = row[0].upper()

    def put_firm(self, story, letter, row):
        story[letter], form, story[letter + '.sitz'], story[letter + '.art'], story[letter + '.produkt'] = row[:5]
        story[letter + '.voll'] = f'{row[0]} {form}'
        seat = self.places.get(row[2])
        story[letter + '.er'] = seat[1] if seat else row[2] + 'er'
        for office, who in zip(('chief', 'finance'), row[5:]):
            self.people[f'{office} {row[0]}'] = tuple(who.split(', '))

    def put_person(self, story, letter, role):
        chance = self.chance
        if role in ('minister', 'opposition', 'member'):
            state = story['L']
            place = chance.randrange(3 if role != 'minister' else len(OFFICES))
            who = self.official(f'{role} {place} {state}')
            if role == 'minister':
                story[letter + '.amt'] = OFFICES[place] + ('ministerin' if who[1] == 'f' else 'minister')
            party = {'opposition': ('CDU', 'FDP', 'CDU'), 'member': ('SPD', 'Grüne', 'SPD')}.get(role, ('', '', ''))[place % 3]
            story[letter + '.partei'], story[letter + '.fraktion'] = party, party.replace('Grüne', 'Grünen')
        elif role == 'scorer':
            who = self.official(f'player {chance.randrange(4)} {story["K"]}')
        elif role:
            of = {'chief': 'F', 'finance': 'F', 'head': 'I', 'coach': 'K', 'coachH': 'H'}.get(role, 'O')
            name = 'coach' if role == 'coachH' else role
            women = {'person': 0.45, 'man': 0}.get(role)
            who = self.official(f'{name} {story[of]}') if women is None else self.person(chance, women)
        story[letter], story['sex ' + letter] = who
        story[letter + '.n'] = who[0].rpartition(' ')[2]

    def story(self, kind, day):
        chance = self.chance
        story = {'day': day, 'mood': chance.choice('+~')}
        place = self.protagonist('place', day)
        self.put_place(story, 'O', place)
        self.put_firm(story, 'F', self.protagonist('firm', day))
        state = next((row for row in self.words['state'] if row[0] == place[2]), None) or self.protagonist('state', day)
        story['L'], story['L.adj'], story['L.stadt'] = state
        for letter, role in self.kinds[kind][0]:
            if letter == 'G':
                story['G'] = chance.choice(self.words['firm_part'])[0] + ' ' + chance.choice(self.words['firm_kind'])[0]
            elif letter == 'K':
                row, other = self.protagonist('club', day), chance.choice(self.words['club'])
                while other is row:
                    other = chance.choice(self.words['club'])
                (story['K'], story['K.platz']), story['H'] = row, other[0]
            elif letter == 'I':
                name, seat = self.protagonist('institute', day)
                story['I'], story['I.gen'], story['I.ort'] = name, name.replace('Institut', 'Instituts', 1), seat
                story['I.er'] = self.places[seat][1]
            elif letter == 'W':
                story['W'] = self.words['storm'][max(i for i, begin in enumerate(self.storms) if begin <= day)][0]
            elif letter in 'ABCDE':
                self.put_person(story, letter, role)
        begin = kind in ('wirtschaft', 'übernahme') and story['F.sitz'] or kind == 'politik' and story['L.stadt']
        story['begin'] = begin or story.get('I.ort') or story['O']
        return story

    def write(self, nodes, story, out):
        """Appends what a compiled line says about a story."""
        for node in nodes:
            if isinstance(node, str):
                out.append(node)
            elif node[0] == 'choice':
                ways = node[1]
                self.write(ways[int(len(ways) * self.chance.random())], story, out)
            elif node[0] == 'name':
                out.append(story.get(node[1]) or self.calendar(node[1], story))
            elif node[0] == 'subject':
                ways = node[2]
                self.write(ways[story.setdefault(node[1] + '~', self.chance.randrange(12)) % len(ways)], story, out)
            elif node[0] == 'sex':
                self.write(node[2 if story['sex ' + node[1]] == 'm' else 3], story, out)
            else:
                kind, name, low, high, digits = node
                text = story.get(name) if name else None
                if text is None:
                    if kind == 'date':
                        date = datetime.date(YEAR, 1, 1) + datetime.timedelta(story['day'] + self.chance.randint(int(low), int(high)))
                        text = day_name(date)
                    else:
                        value = low * (high / low) ** self.chance.random()  # small amounts are more frequent
                        text = show_number(value, low, high, digits)
                    if name:
                        story[name] = text
                out.append(text)

    def calendar(self, name, story):
        word, sign, shift = re.fullmatch(r'(\w+)(?:([+-])(\d+))?', name).groups()
        shift = int(shift or 0) * (-1 if sign == '-' else 1)
        date = datetime.date(YEAR, 1, 1) + datetime.timedelta(story['today'])
        if word == 'jahr':
            return str(YEAR + shift)
        if word == 'monat':
            return self.chance.choice(MONTHS)
        return WEEKDAYS[(date.weekday() + shift - (word == 'gestern')) % 7]

    def line(self, nodes, story):
        out = []
        self.write(nodes, story, out)
        text = ''.join(out).replace('  ', ' ').replace(' .', '.').replace(' ,', ',').strip()  # an alternative may be empty
        return text[0].upper() + text[1:]

    def pick(self, ways, story, number=1):
        """One or more different ways to put something, good news or bad ones as the story is."""
        ways = [nodes for mood, nodes in ways if mood in ('', story['mood'])]
        return [self.line(nodes, story) for nodes in self.chance.sample(ways, min(number, len(ways)))]

    def report(self, kind, story):
        """Title and paragraphs of a report."""
        _, titles, paragraphs = self.kinds[kind]
        body = []
        for share, ways in paragraphs + self.kinds['alle'][2]:
            if self.chance.random() < share:
                body += self.pick(ways, story, 2 if body and len(ways) > 1 and self.chance.random() < 0.4 else 1)
        return self.pick(titles, story)[0], body

    def print_article(self, source, kind, story, title, body, agency, number):
        """A row of article: the report as an outlet prints it, with its lines and its quotation marks."""
        chance, name = self.chance, source[0]
        date = datetime.date(YEAR, 1, 1) + datetime.timedelta(story['today'])
        hour, minute = chance.randrange(5, 22), chance.randrange(60)
        lines = [self.filled(text) for text in self.boilerplate.get((name, 'top'), [])] + [title]
        if agency:
            if '–' not in body[0][:40] and not body[0].startswith(story['O.gross']):
                body = [f'{story["begin"]} (nda) – {body[0]}'] + body[1:]
        elif chance.random() < 0.7:
            lines.append('Von ' + self.official(f'author {chance.randrange(5)} {name}')[0])
        if chance.random() < 0.4:
            lines.append(f'{date.day}. {MONTHS[date.month - 1]} {date.year}, {hour:02}:{minute:02} Uhr')
        middle = [text for text in map(self.filled, self.boilerplate.get((name, 'middle'), [])) if text]
        lines += body[:2] + middle + body[2:]
        lines += [text for text in map(self.filled, self.boilerplate.get((name, 'end'), [])) if text]
        if agency:
            lines.append(f'© nda, nda:{date:%y%m%d}-99-{story.setdefault("nda", 100000 + number % 900000)}')
        text = '\n\n'.join(lines)
        marks = source[2]
        if marks != '„“':
            opening, closing = marks if len(marks) == 2 else marks * 2
            text, title = (t.replace('„', opening).replace('“', closing) for t in (text, title))
        if marks == '«»':
            text, title = (t.replace('ß', 'ss') for t in (text, title))
        summer = datetime.date(YEAR, 3, 30) <= date < datetime.date(YEAR, 10, 26)
        published = f'{date}T{hour:02}:{minute:02}:00+0{2 if summer else 1}:00'
        slug = re.sub(r'[^a-z0-9]+', '-', title.lower().translate(
            {ord('ä'): 'ae', ord('ö'): 'oe', ord('ü'): 'ue', ord('ß'): 'ss'})).strip('-')[:60].strip('-')
        return name, f'https://{source[1]}/{kind.replace("ü", "ue")}/{slug}-{number}.html', title, published, text

    def filled(self, text):
        """An outlet's line: None half of the time after "?", with another number for a lone 0."""
        if text.startswith('? '):
            if self.chance.random() < 0.5:
                return None
            text = text[2:]
        return re.sub(r'\b0\b', str(self.chance.randrange(1, 140)), text)

    def articles(self, count):
        """The rows, without ids, in about the order of their days."""
        chance, made = self.chance, 0
        while made < count:
            day = min(DAYS - 1, DAYS * made // count)
            source = chance.choices(self.sources, self.weights)[0]
            kinds = source[3].split()
            kind = chance.choice(kinds)
            if kind == 'wetter' and not any(0 <= day - begin < 4 for begin in self.storms):
                kind = chance.choice([k for k in kinds if k != 'wetter'])
            elif 'wetter' in kinds and any(0 <= day - begin < 3 for begin in self.storms):
                kind = 'wetter'
            weekday = datetime.date(YEAR, 1, 1 + day % 7).weekday()
            if weekday > 4 and (kind in ('politik', 'wirtschaft', 'übernahme') or chance.random() < 0.4):
                day = min(DAYS - 1, day + 7 - weekday)  # offices are closed, little happens
            story = self.story(kind, day)
            others = [s for s in self.sources if kind in s[3].split() and s is not source]
            chance.shuffle(others)
            story['today'] = day
            title, body = self.report(kind, story)
            agency = chance.random() < 0.2
            rows = [(source, day, title, body, agency)]
            if agency:
                for other in others[:chance.randrange(1, 4)]:
                    copy = body[:-1] if len(body) > 3 and chance.random() < 0.5 else body
                    rows.append((other, day, self.pick(self.kinds[kind][1], story)[0], copy, True))
                others = others[3:]
            while others and chance.random() < 0.42:
                story['today'] = min(DAYS - 1, day + chance.choice((0, 0, 1, 1, 2)))
                title, body = self.report(kind, story)
                rows.append((others.pop(), story['today'], title, body, False))
            for outlet, today, title, body, agency in rows[:count - made]:
                story['today'] = today
                made += 1
                yield self.print_article(outlet, kind, story, title, body, agency, made)


# ---- from data

def read_pages(db, data):
    """Fills page(name, html) with the web pages; pages.sql makes articles of them."""
    db.execute('CREATE TABLE page(name TEXT PRIMARY KEY, html BLOB)')
    for folder in ('fundus', 'trafilatura'):
        folder = os.path.join(data, 'pages', folder, 'html')
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            with open(os.path.join(folder, name), 'rb') as file:
                html = file.read()
            db.execute('INSERT OR IGNORE INTO page VALUES(?, ?)', (name, gzip.decompress(html) if html[:2] == b'\x1f\x8b' else html))


def from_data(chance, data, count):
    """The articles of 10kGNAD, then new ones of runs of sentences of those with the same topic."""
    with open(os.path.join(data, 'articles_10kgnad', 'dev.csv'), encoding='utf-8', newline='') as file:
        known = [row for row in csv.reader(file, delimiter=';', quotechar="'") if len(row) == 2]
    runs = {}
    for topic, text in known:
        sentences = re.split(r'(?<=[.!?“"]) (?=[A-ZÄÖÜ„"])', text)
        runs.setdefault(topic, []).extend(' '.join(sentences[i:i + 3]) for i in range(0, len(sentences), 3))

    def vary(match):
        number = match.group()
        return number if 1800 < int(number) < 2100 else str(max(10, int(int(number) * chance.uniform(0.6, 1.6))))

    for number in range(count):
        topic, text = known[number] if number < len(known) else (known[chance.randrange(len(known))][0], None)
        if text is None:
            parts = [chance.choice(runs[topic]) for _ in range(chance.randrange(4, 12))]
            text = re.sub(r'\b\d{2,5}\b', vary, '\n\n'.join(parts))
        date = datetime.date(YEAR, 1, 1) + datetime.timedelta(DAYS * number * 7919 % (DAYS * count) // count)
        yield topic, None, text[:70].partition('. ')[0], f'{date}T{chance.randrange(5, 22):02}:00:00Z', text


def main():
    if len(sys.argv) not in (3, 4) or not sys.argv[2].isdigit():
        sys.exit('usage: generate.py DATABASE NUMBER [FOLDER OF DATA]')
    path, count, data = sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) == 4 else None
    db = sqlite3.connect(path)
    db.execute('PRAGMA synchronous = off')
    db.execute('PRAGMA journal_mode = off')
    chance = random.Random(20250101)
    if not data:
        db.execute(TABLE)
        rows = Invented(chance).articles(count)
    elif not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'article'").fetchone():
        read_pages(db, data)
        db.commit()
        return
    else:
        db.execute('DELETE FROM article WHERE id > ?', (count,))
        rows = from_data(chance, data, count - db.execute('SELECT count(*) FROM article').fetchone()[0])
    db.executemany('INSERT INTO article(source, url, title, published, text) VALUES(?, ?, ?, ?, ?)', rows)
    db.commit()
    made, size = db.execute('SELECT count(*), total(length(CAST(text AS BLOB))) FROM article').fetchone()
    print(f'{made} articles, {size / 1e6:.1f} MB')


if __name__ == '__main__':
    main()
