"""Notebooks as plain objects: as much of nbformat as the runner uses."""

import json


class Node(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


def reads(text, as_version):
    notebook = json.loads(text, object_hook=Node)
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
    return notebook


def validate(notebook):
    assert notebook.nbformat == 4


class ValidationError(Exception):
    """What the real one raises for a notebook that breaks the format's schema."""
