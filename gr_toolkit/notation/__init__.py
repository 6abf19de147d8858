r"""LaTeX formulas with indices, read into frozen syntax trees and written back; nothing is evaluated here.

`parse` reads one formula, `parse_all` a display of several, `to_latex` writes a tree so that it reads the same. The
language is in `grammar.lark`; what letters mean is declared with `Names`.
"""

from gr_toolkit.errors import NotationError
from gr_toolkit.notation.names import Names
from gr_toolkit.notation.parser import parse, parse_all
from gr_toolkit.notation.printer import to_latex
from gr_toolkit.notation.tree import (
    Apply,
    At,
    Box,
    Cases,
    Differential,
    ImaginaryUnit,
    Index,
    Integral,
    Leibniz,
    Nabla,
    Name,
    Negative,
    Node,
    Number,
    Partial,
    Pi,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    SetOf,
    Sum,
    Tensor,
    TupleOf,
)

__all__ = [
    "Apply",
    "At",
    "Box",
    "Cases",
    "Differential",
    "ImaginaryUnit",
    "Index",
    "Integral",
    "Leibniz",
    "Nabla",
    "Name",
    "Names",
    "Negative",
    "Node",
    "NotationError",
    "Number",
    "Partial",
    "Pi",
    "Power",
    "Product",
    "Quotient",
    "Relation",
    "Root",
    "SetOf",
    "Sum",
    "Tensor",
    "TupleOf",
    "parse",
    "parse_all",
    "to_latex",
]
