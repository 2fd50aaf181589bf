"""Fetches the pages of a Datasette over annotated articles, as docs/datasette.md sets it up, and checks them: `make datasette_test`.

    python3 tests/datasette.py          the last line is "N passed, N failed"

It is run by the Python of docs/datasette/requirements.txt. The database is made in build/datasette, the pages' pictures too.
"""

import html
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import checks
from checks import check

OUT = 'build/datasette'
LIBRARY = os.path.splitext(os.environ.get('LIBRARY', 'build/presse.so'))[0]
SQLITE3 = os.environ.get('SQLITE3', 'sqlite3')
DATABASE = f'{OUT}/articles.db'
# what a query of sql/ needs to have rows
EXAMPLES = {'collocations': {'word': 'Prognose'}, 'keyness': {'source': 'Kontor & Markt'}}


def fill():
    """Invented articles, annotated and indexed."""
    os.makedirs(OUT, exist_ok=True)
    if os.path.exists(DATABASE):
        os.remove(DATABASE)
    subprocess.run([sys.executable, '-B', 'tests/corpus/generate.py', DATABASE, '400'], check=True)
    subprocess.run([SQLITE3, '-batch', '-bail', '-init', '/dev/null', DATABASE, f'.load {LIBRARY}',
                    "SELECT presse_annotate('article') ->> 'articles' || ' annotated'", '.read docs/datasette/search.sql'], check=True)


def serve():
    """Datasette on a free port, with its address."""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    log = open(f'{OUT}/log', 'w', encoding='utf-8')
    server = subprocess.Popen(
        [sys.executable, '-m', 'datasette', DATABASE, '--load-extension', LIBRARY, '--metadata', 'docs/datasette/metadata.yml',
         '--plugins-dir', 'docs/datasette/plugins', '--setting', 'sql_time_limit_ms', '5000', '--setting', 'truncate_cells_html', '160',
         '--setting', 'default_facet_size', '10',
         '--port', str(port)], stdout=log, stderr=log)
    address = f'http://127.0.0.1:{port}'
    for _ in range(300):
        try:
            urllib.request.urlopen(address + '/-/versions.json').close()
            return server, address
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    with open(f'{OUT}/log', encoding='utf-8') as file:
        sys.exit('datasette does not start:\n' + file.read())


class Pages:
    def __init__(self, address):
        self.address = address

    def get(self, path, **query):
        """Status and text of a page."""
        url = self.address + path + ('?' + urllib.parse.urlencode(query) if query else '')
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def rows(self, path, **query):
        status, text = self.get(path + '.json', _shape='array', **query)
        return json.loads(text) if status == 200 else []


def tables(pages, db):
    status, text = pages.get('/')
    check(status == 200 and 'German news as tables' in text, 'index')
    status, text = pages.get('/articles')
    check(status == 200 and 'People, organisations, places, works' not in text and 'article_entity' in text, 'page of the database')
    for table in 'article document paragraph sentence entity value time quote relation term'.split():
        name = table if table == 'article' else 'article_' + table
        status, text = pages.get(f'/articles/{name}')
        rows = db.execute(f'SELECT count(*) FROM {name}').fetchone()[0]
        check(status == 200 and f'{rows:,} row' in text, f'{name}: {status}, {rows} rows')
        check('facet_timeout' not in text and 'timed out' not in text, f'{name}: a facet takes too long')

    def facet(table, column):
        answer = json.loads(pages.get(f'/articles/{table}.json', _size=1)[1])
        return {row['value']: row['count'] for row in answer['facet_results'][column]['results']}

    for table, column in (('article', 'source'), ('article_entity', 'type'), ('article_paragraph', 'label'), ('article_quote', 'kind')):
        expected = dict(db.execute(f'SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 2 DESC'))
        found = facet(table, column)
        check(found and all(expected[value] == count for value, count in found.items()), f'facet {table}.{column}: {found} {expected}')
    names = facet('article_entity', 'name')
    check('Hamburg' in names or 'Hannover' in names, f'facet of names: {names}')
    rows = pages.rows('/articles/article_entity', type='PER', keep=1, _size='max')
    check(rows and all(row['type'] == 'PER' and row['keep'] == 1 for row in rows), 'filtered names')
    # the title of the article stands for its number
    check(db.execute('SELECT title FROM article_document WHERE article = 1').fetchone()[0]
          in html.unescape(pages.get('/articles/article_entity', article=1)[1]), 'label of an article')

    # the search box: base forms, compounds and spellings, but no boilerplate
    for word, part in (('Autos', 'Auto'), ('Strasse', 'straße'), ('Schulen', 'Grundschule')):
        found = pages.rows('/articles/article', _search=word, _size='max')
        check(found and any(part in row['text'] for row in found), f'search for {word}: {len(found)} without {part}')
        index = db.execute('SELECT count(*) FROM article_fts(?)', (f'"{word}"',)).fetchone()[0]
        check(len(found) == index, f'search for {word}: {len(found)} of {index}')
    check('Newsletter' in db.execute("SELECT group_concat(text) FROM article").fetchone()[0]
          and pages.rows('/articles/article', _search='Newsletter') == [], 'boilerplate is found')


def queries(pages, db):
    known = json.loads(pages.get('/articles.json')[1])['queries']
    names = [query['name'] for query in known]
    check({'search', 'in_context', 'who_is_in_the_news', 'who_says_what', 'how_much', 'who_is_what'} <= set(names), names)
    for name in names:
        begin = time.time()
        status, text = pages.get(f'/articles/{name}')
        check(status == 200 and 'SQL Interrupted' not in text and 'no such' not in text, f'{name} as a page: {status}')
        check(time.time() - begin < 5, f'{name} takes {time.time() - begin:.1f} s')
        rows = pages.rows(f'/articles/{name}', **EXAMPLES.get(name, {}))
        check(rows, f'{name}: no rows; does it need a parameter in EXAMPLES?')
        print(f'{name}: {len(rows)} rows, {(time.time() - begin) / 2:.2f} s')

    rows = pages.rows('/articles/search', query='Brücke')
    check(rows and all('[' in row['passage'] or '[' in row['title'] for row in rows), 'search: marks')
    source = rows[0]['source'] if rows else ''
    some = pages.rows('/articles/search', query='Brücke', source=source)
    check(some and len(some) == sum(row['source'] == source for row in rows), f'search: {source}')
    rows = pages.rows('/articles/in_context', query='[lemma=fordern] [pos=DET]? [pos=NOUN]')
    check(rows and all(row['match'].split()[0] in ('fordert', 'forderte', 'fordern', 'forderten') for row in rows), 'in_context: a pattern')
    status, text = pages.get('/articles/in_context', query='[lemma=')
    check('presse_kwic: argument query' in html.unescape(text), f'in_context: a wrong pattern is told: {status}')
    rows = pages.rows('/articles/who_is_in_the_news', type='PER')
    person = db.execute("""SELECT name, count(DISTINCT article) FROM article_entity WHERE keep AND type = 'PER' AND kind <> 'derived'
                            GROUP BY 1 ORDER BY 2 DESC, count(*) DESC, 1 LIMIT 1""").fetchone()
    check(rows and (rows[0]['name'], rows[0]['articles']) == person, f'who_is_in_the_news: {rows[:1]} {person}')
    rows = pages.rows('/articles/who_is_in_the_news', **{'from': '2025-03-01', 'to': '2025-03-31'})
    check(rows and all('2025-03-01' <= row['first'] <= row['last'] <= '2025-03-31' for row in rows), 'who_is_in_the_news: March')
    rows = pages.rows('/articles/who_says_what', speaker='RENATE SIEVERS')
    check(rows and all(row['speaker'] == 'Renate Sievers' for row in rows), 'who_says_what: a speaker, whatever the case')
    rows = pages.rows('/articles/how_much', unit='%', at_least='50')
    check(rows and all(row['unit'] == '%' and row['value'] >= 50 for row in rows), 'how_much: per cents')
    rows = pages.rows('/articles/who_is_what', name='Renate Sievers')
    check(rows and all('Renate Sievers' in (row['subject'], row['object']) for row in rows), 'who_is_what: a name')
    check(pages.get('/articles/how_much', unit="'; DROP TABLE article; --")[0] == 200, 'a quotation mark in a parameter')


def pictures(address):
    for name, path in (('database', '/articles'), ('article', '/articles/article'), ('entity', '/articles/article_entity'),
                       ('search', '/articles/search?query=Schule'), ('news', '/articles/who_is_in_the_news?type=PER')):
        run = subprocess.run(['sh', 'tests/chromium.sh', address + path, f'{OUT}/{name}.png', '1200,1100'])
        check(run.returncode == 0 and os.path.getsize(f'{OUT}/{name}.png') > 20000, f'picture of {path}')


def main():
    fill()
    server, address = serve()
    try:
        pages, db = Pages(address), sqlite3.connect(DATABASE)
        db.enable_load_extension(True)
        db.load_extension(LIBRARY)
        tables(pages, db)
        queries(pages, db)
        pictures(address)
    finally:
        server.terminate()
        server.wait()
    print(f'{checks.passed} passed, {checks.failed} failed')
    return checks.failed != 0


if __name__ == '__main__':
    sys.exit(main())
