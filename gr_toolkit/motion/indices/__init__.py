"""Refractive indices of gravitating space: every definition that is in use, and which of them give the orbit."""
