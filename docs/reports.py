"""Write the JSON Schema of the report that `handout check --output-format json` makes."""

import json

from handout_builder.engine.checking.reports.records import schema

PAGE = "report.schema.json"


def page() -> str:
    """Return the schema, as a file of the reference."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
