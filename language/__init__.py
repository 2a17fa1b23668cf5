"""How words work: inline marks, spelling, numbers and units, sentences, syllables, reading grades, near misses.

Imports nothing of the package but `schema`. Every function is pure: text in, text or values out.
"""
