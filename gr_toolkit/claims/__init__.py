"""Formulas as people write them: settings, claims files, findings."""

from .file import Claim, ClaimsFile, read_claims
from .report import Finding, Report
from .verify import corpora, verify, verify_formula

__all__ = ["Claim", "ClaimsFile", "Finding", "Report", "corpora", "read_claims", "verify", "verify_formula"]
