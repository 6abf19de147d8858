"""What a formula may measure: one linear pass over the characters, before anything tokenises them.

Claim texts are untrusted. Everything after this pass may take time proportional to the text and recurse to the depth of
its brackets. The limits are a factor of ten above the longest display we have met (about 1500 characters, depth 8).
"""

from __future__ import annotations

import re

from gr_toolkit.errors import NotationError

MAX_BYTES = 20_000
MAX_TOKENS = 4_000
MAX_NESTING = 60
MAX_DIGITS = 200
LOST_BACKSLASH = re.compile(
    "[\x00\x07\x08\x0b\x0c]|\t(?=heta|au|ilde|imes|ext|frac)|\r(?=ho|ight|m)|\n(?=abla|u[^a-z]|eq)"
)  # \a, \b, \v, \f always; \t, \r and \n where the rest of a command follows
MAX_TREE_DEPTH = 150  # longer chains of derivatives, quotients or functions than brackets alone could make
MAX_LIMITS = 4  # one in another: each looks at what is inside from two sides
MAX_ORDER = 20  # of a derivative, a root, a differential


def check_bounds(text: str) -> None:
    """Raise NotationError if the text is too long, too deep, or of too many pieces."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise NotationError(
            f"the formula is longer than {MAX_BYTES} bytes", text[:80], 0, "one formula at a time, or shorter ones"
        )
    lost = LOST_BACKSLASH.search(text)
    if lost:
        raise NotationError(
            "a control character stands here: Python has read a backslash as its own",
            text,
            lost.start(),
            'r"…", a raw string',
        )
    depth = tokens = digits = 0
    in_command = False
    for position, character in enumerate(text):
        if "0" <= character <= "9":
            digits += 1
            if digits > MAX_DIGITS:
                raise NotationError(f"a number of more than {MAX_DIGITS} digits", text, position, "a symbol for it")
        else:
            digits = 0
        if in_command and character.isalpha():
            continue
        in_command = character == "\\"
        tokens += not character.isspace()
        if character in "{([":
            depth += 1
            if depth > MAX_NESTING:
                raise NotationError(
                    f"brackets nested more than {MAX_NESTING} deep", text, position, "a name for the inner part"
                )
        elif character in "})]":
            depth = max(0, depth - 1)
    if tokens > MAX_TOKENS:
        raise NotationError(f"the formula has more than {MAX_TOKENS} symbols", text, 0, "several shorter formulas")
