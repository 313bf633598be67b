# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes PDFs of the plainest kind: a page of text for each text given, or a picture of a page."""
import zlib


def _assemble(objects, trailer=b""):
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + (b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
                  % (len(objects) + 1, table, len(objects) + 1, trailer, len(out)))


def _stream(content, keys=b""):
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (len(packed), keys, packed)


def _lines(text):
    shown = [line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in text.encode("latin-1").split(b"\n")]
    return b"BT /F1 10 Tf 12 TL 40 740 Td " + b"".join(b"(%s) Tj T* " % line for line in shown) + b"ET"


def write(*pages, catalog=b"", trailer=b"", extra=()):
    """A page of each text, or of the bytes of drawing instructions."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R %s>>" % catalog,
               b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages))), len(pages)),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    for i, page in enumerate(pages):
        objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
                    % (5 + 2 * i), _stream(page if isinstance(page, bytes) else _lines(page))]
    return _assemble(objects + list(extra), trailer)


def scan(pgm):
    """A page that is a picture and nothing else; pgm is a binary grey map, as pdftoppm -gray writes it."""
    _, width, height, _, pixels = pgm.split(maxsplit=4)
    return _assemble([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>",
        _stream(b"612 0 0 792 0 0 cm /I Do"),
        _stream(pixels, b"/Type /XObject /Subtype /Image /Width %s /Height %s /ColorSpace /DeviceGray /BitsPerComponent 8 "
                % (width, height))])
