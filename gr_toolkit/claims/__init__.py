"""Formulas as people write them: settings, claims files, findings."""

from .file import Claim, ClaimsFile, read_claims
from .findings import corpora, verify, verify_formula
from .report import Finding, Report

__all__ = ["Claim", "ClaimsFile", "Finding", "Report", "corpora", "read_claims", "verify", "verify_formula"]
