"""Formulas as people write them: settings, claims files, findings."""

from .exercises import Exercise, Mark, Sheet, read_exercises
from .file import Claim, ClaimsFile, read_claims
from .findings import corpora, verify, verify_formula
from .report import Finding, Report

__all__ = [
    "Claim",
    "ClaimsFile",
    "Exercise",
    "Finding",
    "Mark",
    "Report",
    "Sheet",
    "corpora",
    "read_claims",
    "read_exercises",
    "verify",
    "verify_formula",
]
