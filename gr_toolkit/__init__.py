"""gr_toolkit"""
