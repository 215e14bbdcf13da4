"""Opens a file of tables as a stranger's program would (openpyxl) and says as JSON what stands in it.

`python3 opened.py FILE`: a list of sheets, each with its name, what stays in sight, by what its rows are chosen, its rows (a cell
is its type and its value) and the formats of numbers in them.
"""

import datetime
import json
import sys

import openpyxl


def said(cell):
    value = cell.value
    if isinstance(value, datetime.datetime):
        value = value.strftime("%Y-%m-%d %H:%M")
    return {"type": cell.data_type, "value": value, "format": cell.number_format}


def sheet(found):
    rows = [[said(cell) for cell in row] for row in found.iter_rows()]
    return {"name": found.title, "frozen": found.freeze_panes, "chosen": found.auto_filter.ref, "rows": rows}


print(json.dumps([sheet(found) for found in openpyxl.load_workbook(sys.argv[1])], ensure_ascii=False))
