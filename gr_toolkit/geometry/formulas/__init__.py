"""Formulas in index notation: syntax trees into tensors, in a scope that says what names mean."""
