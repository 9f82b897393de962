"""Writes src/editor/width-table.ts from Python's copy of the Unicode character database.

Run: python3 scripts/width-table.py > src/editor/width-table.ts
"""
import unicodedata


def ranges(test):
    out, start = [], None
    for code in range(0x110000):
        if test(chr(code)):
            if start is None:
                start = code
        elif start is not None:
            out += [start, code - 1]
            start = None
    if start is not None:
        out += [start, 0x10FFFF]
    return out


def zero(char):
    if char == "\u00ad":
        return False
    if char in "\u200b\u200c\u200d\u2060\ufeff":
        return True
    if "\u1160" <= char <= "\u11ff":
        return True
    return unicodedata.category(char) in ("Mn", "Me")


def row(name, doc, values):
    # Gaps and lengths, base 36: a quarter of the size of the plain numbers.
    def base36(n):
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"
        text = ""
        while True:
            n, rest = divmod(n, 36)
            text = digits[rest] + text
            if n == 0:
                return text

    last, parts = 0, []
    for value in values:
        parts.append(base36(value - last))
        last = value
    text = " ".join(parts)
    lines = [text[i : i + 110] for i in range(0, len(text), 110)]
    print(f"/** {doc} */")
    print(f"export const {name} =")
    print(" +\n".join(f"  '{line}'" for line in lines))
    print()


print(f"// Made by scripts/width-table.py from Unicode {unicodedata.unidata_version}. Starts and ends of ranges, each less the one before, base 36.")
print()
row("ZERO_WIDTH", "Combining marks and what has no width.", ranges(zero))
row("WIDE", "East Asian wide and fullwidth.", ranges(lambda c: unicodedata.east_asian_width(c) in "WF" and not zero(c)))
row("AMBIGUOUS", "East Asian ambiguous: one column in a terminal, two in AWS CLI's tables.", ranges(lambda c: unicodedata.east_asian_width(c) == "A"))
