"""A comparison → a report: text for a terminal, Markdown for a pull request, JSON for machines, HTML for readers."""
