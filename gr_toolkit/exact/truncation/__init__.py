"""Truncated power series in small parameters."""
