"""The shapes of the themes, beside their colours: no reader has to tell colours apart."""

#: Outlines about the origin, some 12 units across, by the number of a theme; 0 is for concepts without one.
OUTLINES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
    "M-5.3 -5.3h10.6v10.6h-10.6z",
    "M0 -7.2L7.2 0L0 7.2L-7.2 0z",
    "M0 -6.6L6.8 5.4H-6.8z",
    "M-3.5 -6.1h7L7 0L3.5 6.1h-7L-7 0z",
    "M0 6.6L6.8 -5.4H-6.8z",
    "M0 -7.4L2 -2.6L7.1 -2.2L3.2 1.1L4.4 6.1L0 3.4L-4.4 6.1L-3.2 1.1L-7.1 -2.2L-2 -2.6z",
    "M-2.3 -6.6h4.6v4.3h4.3v4.6h-4.3v4.3h-4.6v-4.3h-4.3v-4.6h4.3z",
)


def outline(number: int) -> str:
    """Return the outline of a theme's shape as the data of an SVG path."""
    return OUTLINES[number]
