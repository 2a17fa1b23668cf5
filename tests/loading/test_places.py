"""A tree that was kept tells where the keys of a file stand without reading the file, as if it had read it."""

import json

import pytest

from handout_builder.engine.loading.documents import Document
from handout_builder.engine.loading.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "title: Your hands\npurpose: For all\n",
        "# first\n\ntitle:   'Your: hands'\nsections: [a, b]\nmore: {a: 1}\n",
        "title: |\n  purpose: in words\n  title: again\npurpose: said\n",
        "title: >-\n  folded\npurpose:\n  - a\nlast:\n",
        'title: "two lines:\n\n  title: inside"\n"purpose": quoted key\n',
        "title: # a comment\n  Your hands\npurpose: !!str tagged\nüber: Ärzte\n",
        "title : spaced\npurpose:    -1\nlast: ?x\n",
    ],
)
def test_a_kept_tree_tells_the_same_places(text: str) -> None:
    root = read(text).root
    kept = Document("a.yaml", text, json.loads(json.dumps(root)))
    for key in (*root, "none"):
        assert kept.place((key,)) == Document("a.yaml", text, root).place((key,)), key
    assert kept.place(("title",), key=True) == Document("a.yaml", text, root).place(
        ("title",), key=True
    )


def test_a_title_is_told_without_reading_the_file() -> None:
    text = "title: Your hands\npurpose: For all\n"
    kept = Document("a.yaml", text, {"title": "Your hands", "purpose": "For all"})
    assert kept.place(("purpose",)).column == len("purpose: ") + 1
    assert "marked" not in vars(kept)
