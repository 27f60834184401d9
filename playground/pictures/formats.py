"""The format of a file by its first bytes: one that cannot be read is called by its name."""

from __future__ import annotations

from typing import Final

HEAD_BYTES: Final = 1024

_BRANDS: Final = {
    "AVIF": ("avif", "avis"),
    "HEIC": ("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"),
    "QuickTime": ("qt  ",),
    "MP4": ("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash"),
    "CR3": ("crx ",),
}
"""The brands of ISO 14496-12 containers, whose names stand behind "ftyp"."""

_SIGNATURES: Final = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (0, b"BM", "BMP"),
    (8, b"CR\x02\0", "CR2"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"II+\0", "TIFF"),
    (0, b"MM\0+", "TIFF"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (0, b"\xffO\xffQ", "JPEG 2000"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    (0, b"\xff\n", "JPEG XL"),
    (0, b"II\xbc", "JPEG XR"),
    (0, b"8BPS", "Photoshop"),
    (0, b"gimp xcf", "GIMP"),
    (0, b"v/1\x01", "OpenEXR"),
    (0, b"#?RADIANCE", "Radiance HDR"),
    (0, b"#?RGBE", "Radiance HDR"),
    (128, b"DICM", "DICOM"),
    (0, b"SIMPLE  =", "FITS"),
    (0, b"\x89HDF\r\n\x1a\n", "HDF5"),
    (0, b"\x93NUMPY", "NumPy"),
    (0, b"DDS ", "DDS"),
    (0, b"qoif", "QOI"),
    (0, b"\x8aMNG", "MNG"),
    # Those without a colour map, as zeros say: true colour and gray, plain and run-length coded.
    *((0, b"\0\0" + bytes((kind,)) + b"\0\0\0\0\0", "TGA") for kind in (2, 3, 10, 11)),
    (0, b"\0\0\x01\0", "ICO"),
    (0, b"\0\0\x02\0", "CUR"),
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "PostScript"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"PK\x03\x04", "ZIP"),
    (0, b"\x1aE\xdf\xa3", "Matroska"),
)


def format_of(head: bytes) -> str | None:
    """The name of the format of a file that begins so; None for one that is not known."""
    if head[:4] == b"RIFF":
        return {b"WEBP": "WebP", b"AVI ": "AVI"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        brand = head[8:12].decode("latin-1")
        if brand in ("mif1", "msf1"):  # any coding; the brands that follow say which
            end = int.from_bytes(head[:4], "big")
            others = [head[at : at + 4].decode("latin-1") for at in range(16, min(end, 128), 4)]
            brand = next((item for item in others if item in _BRANDS["AVIF"]), brand)
        return next((name for name, brands in _BRANDS.items() if brand in brands), "MP4")
    for at, signature, name in _SIGNATURES:
        if head[at : at + len(signature)] == signature:
            return name
    if head[:1] == b"P" and head[1:2] in b"1234567fFy" and head[2:3].isspace():
        return "PNM"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<svg", b"<?xml")) and b"<svg" in text:
        return "SVG"
    return None
