"""A Datasette plugin: the analyses in sql/ become canned queries.

    datasette articles.db --load-extension build/presse --plugins-dir docs/datasette/plugins ...

Every SELECT of a file that reads annotated tables is a query, if the database has the tables that it needs: some files first make one, which
has to be done in the sqlite3 shell. The first line of a file is its question and becomes the title, the rest of its head the description.
A parameter that is left empty is unset for these files. PRESSE_SQL names another folder than sql/.
"""

import html
import os
import re
import sqlite3

from datasette import hookimpl

FOLDER = os.environ.get('PRESSE_SQL') or os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'sql')


def read(path):
    """The queries of a file: a list of (title, description, SQL, names of parameters)."""
    with open(path, encoding='utf-8') as file:
        lines = file.read().splitlines()
    end = next((i for i, line in enumerate(lines) if not line.startswith('--')), len(lines))
    head = [line[3:] for line in lines[:end]] or [os.path.basename(path)]
    queries, statement, part = [], '', ''
    for line in lines[end:]:
        if line.startswith('.') and not re.sub('--[^\n]*', '', statement).strip():
            statement = ''
            part = re.sub(r"^\.print '(?:\d+\. )?(.*)'$", r' – \1', line) if line.startswith('.print ') else ''
            continue
        statement += line + '\n'
        if not sqlite3.complete_statement(statement):
            statement = statement.lstrip('\n')
            continue
        code = re.sub(r"--[^\n]*|'(?:[^']|'')*'", ' ', statement).strip()
        if re.match(r'(WITH|SELECT)\b', code) and re.search(r'\barticle_\w+', code):
            names = list(dict.fromkeys(re.findall(r'(?<![\w:]):([a-z]\w*)', code)))
            queries.append((head[0] + part, '\n'.join(head[1:]).strip('\n'), statement.strip().rstrip(';'), names))
        statement = ''
    return queries


@hookimpl
async def canned_queries(datasette, database):
    db = datasette.get_database(database)
    if not await db.table_exists('article_document'):
        return {}
    found = {}
    for file in sorted(os.listdir(FOLDER)) if os.path.isdir(FOLDER) else ():
        for number, (title, description, sql, names) in enumerate(read(os.path.join(FOLDER, file)) if file.endswith('.sql') else ()):
            try:
                await db.execute('EXPLAIN ' + sql, dict.fromkeys(names, ''))
            except sqlite3.Error:  # a table that is not there yet
                continue
            found[file[:-4] + (f'-{number + 1}' if number else '')] = {
                'title': title, 'description_html': f'<details><summary>How to use and read it</summary><pre>{html.escape(description)}</pre></details>',
                'sql': sql, 'params': names, 'hide_sql': True,
            }
    return found
