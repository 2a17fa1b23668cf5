"""Docs-as-code for patient education: from sourced claims to handouts and clinician summaries."""
