"""Runs the Python blocks of docs/clients.md, each in a process of its own, and compares what they print with the comment at their end.

    python3 tests/clients.py            the last line is "N passed, N failed"; `make clients_test` calls it

It is run by the Python of tests/clients.txt, in build/clients, where articles.db has 200 invented articles, annotated, with an index.
"""

import os
import re
import subprocess
import sys

OUT = 'build/clients'
LIBRARY = os.path.splitext(os.environ.get('LIBRARY', 'build/presse.so'))[0]
SQLITE3 = os.environ.get('SQLITE3', 'sqlite3')


def main():
    os.makedirs(OUT, exist_ok=True)
    for name, target in (('articles.db', None), ('build', os.path.abspath(os.path.dirname(LIBRARY)))):
        path = f'{OUT}/{name}'
        if os.path.lexists(path):
            os.remove(path)
        if target:
            os.symlink(target, path)
    subprocess.run([sys.executable, '-B', 'tests/corpus/generate.py', f'{OUT}/articles.db', '200'], check=True)
    subprocess.run([SQLITE3, '-batch', '-bail', '-init', '/dev/null', f'{OUT}/articles.db', f'.load {LIBRARY}',
                    "SELECT presse_annotate('article') ->> 'articles' || ' annotated'", '.read docs/datasette/search.sql'], check=True)
    with open('docs/clients.md', encoding='utf-8') as file:
        blocks = re.findall(r'^```python\n(.*?)^```$', file.read(), re.M | re.S)
    passed = failed = 0
    for block in blocks:
        module = re.search(r'^(?:import|from) (?!sqlite3)(\w+)', block, re.M)
        name = module.group(1) if module else 'sqlite3'
        expected = [line[2:] for line in re.search(r'((?:^# .*\n)+)\Z', block, re.M).group(1).splitlines()]
        run = subprocess.run([sys.executable, '-B', '-c', block], cwd=OUT, capture_output=True, text=True, timeout=120)
        if run.returncode == 0 and run.stdout.splitlines() == expected:
            passed += 1
            print(name)
        else:
            failed += 1
            print(f'FAILED {name}:\n{run.stdout}{run.stderr[-2000:]}')
    if len(blocks) < 8:
        failed += 1
        print(f'FAILED {len(blocks)} blocks in docs/clients.md')
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
