"""Runs docs/notebook/articles.ipynb from its first cell to its last and checks what it shows: `make notebook`.

    python3 tests/notebook.py           the last line is "N passed, N failed"
    UPDATE=1 make notebook              writes the outputs into docs/notebook/articles.ipynb: look at what changed

It is run by the Python of docs/notebook/requirements.txt; build/articles.db has to be there. No cell may fail, each that should
show something does, the tables are those of the notebook in docs, pictures are not empty; what was run is in build/notebook.
"""

import base64
import io
import os
import re
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from PIL import Image

import checks
from checks import check

SOURCE = 'docs/notebook/articles.ipynb'
OUT = 'build/notebook'


def texts(cell):
    """What a cell shows as text: printed, or as the plain form of a table."""
    return [output.get('text') or output.get('data', {}).get('text/plain', '') for output in cell.get('outputs', [])]


def colours(png):
    image = Image.open(io.BytesIO(png)).convert('RGBA')
    return len(image.getcolors(1 << 24)), image.size


def silent(cell):
    """Cells that keep a result or only load something."""
    return ' <<\n' in cell.source or '%load_ext' in cell.source


def main():
    os.makedirs(OUT, exist_ok=True)
    known = nbformat.read(SOURCE, as_version=4)
    notebook = nbformat.read(SOURCE, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == 'code':
            cell.outputs = []
    try:
        NotebookClient(notebook, timeout=120, kernel_name='python3', extra_arguments=['--IPKernelApp.log_level=40'],
                       resources={'metadata': {'path': os.path.dirname(SOURCE)}}).execute()
    except CellExecutionError as error:
        check(False, f'{error.ename}: {error.evalue}')
    for cell in notebook.cells:
        cell.metadata.pop('execution', None)  # times of day
        for output in cell.get('outputs', []):
            data = output.get('data', {})
            if 'text/html' in data:  # a styled table has a name and a place in memory of its own each time
                data['text/html'] = re.sub('T_[0-9a-f]{5}', 'T_table', data['text/html'])
                data['text/plain'] = re.sub(' at 0x[0-9a-f]+', '', data['text/plain'])

    images = 0
    for cell, before in zip(notebook.cells, known.cells):
        if cell.cell_type != 'code':
            continue
        name = cell.source.strip().splitlines()[0:2]
        check(cell.execution_count, f'{name}: was not run')
        check(not any(output.output_type in ('error', 'stream') for output in cell.outputs), f'{name}: {texts(cell)}')
        check(silent(cell) != any(len(text) > 20 for text in texts(cell)), f'{name}: shows nothing, or what it should not')
        if not os.environ.get('UPDATE'):
            check(texts(cell) == texts(before),
                  f'{name}: differs from {SOURCE} (UPDATE=1 make notebook):\n{texts(before)}\n{texts(cell)}')
        for output in cell.outputs:
            png = output.get('data', {}).get('image/png')
            if png:
                images += 1
                number, (width, height) = colours(base64.b64decode(png))
                check(number > 50 and width > 400 and height > 150, f'{name}: a picture of {number} colours, {width} x {height}')
    check(images == 5, f'{images} pictures instead of 5')

    nbformat.write(notebook, f'{OUT}/articles.ipynb')
    check(os.path.getsize(f'{OUT}/articles.ipynb') <= 300_000, 'the notebook with its outputs is larger than 300 kB')
    with open(f'{OUT}/articles.html', 'w', encoding='utf-8') as file:
        file.write(HTMLExporter().from_notebook_node(notebook)[0])
    run = subprocess.run(['sh', 'tests/chromium.sh', f'{OUT}/articles.html', f'{OUT}/articles.png', '1000,8000'])
    if check(run.returncode == 0, 'no picture of the page'):
        with open(f'{OUT}/articles.png', 'rb') as file:
            number, _ = colours(file.read())
        check(number > 500, f'the page has {number} colours')
    if os.environ.get('UPDATE') and not checks.failed:
        nbformat.write(notebook, SOURCE)
    print(f'{checks.passed} passed, {checks.failed} failed')
    return checks.failed != 0


if __name__ == '__main__':
    sys.exit(main())
