"""How words work: inline marks, spelling, numbers and units as they are printed, near misses.

Imports nothing of the package but `schema`. Every function is pure: text in, text or values out.
"""
