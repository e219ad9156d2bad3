"""Files that spreadsheets open: CSV in UTF-8 with a mark, every cell quoted, none of them a
formula."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse, StreamingHttpResponse

from dashboard.reading.csv_cells import protect

type Cells = Sequence[str]


def download(name: str, lines: Iterable[Cells]) -> HttpResponse:
    """Return the lines as a file of this name."""
    return HttpResponse(b"".join(written(lines)), **headers(name))


def stream(name: str, lines: Iterator[Cells]) -> StreamingHttpResponse:
    """Return the lines as a file of this name, each sent as soon as it is there."""
    return StreamingHttpResponse(written(lines), **headers(name))


def headers(name: str) -> dict[str, object]:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return {"content_type": "text/csv; charset=utf-8", "headers": disposition}


def written(lines: Iterable[Cells]) -> Iterator[bytes]:
    yield BOM_UTF8
    for cells in lines:
        yield written_line(cells)


def written_line(cells: Cells) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow([protect(cell) for cell in cells])
    return text.getvalue().encode()
