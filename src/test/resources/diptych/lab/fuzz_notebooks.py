"""Reads thousands of damaged notebooks: each is read and stored again, or refused with a reason.

    fuzz_notebooks.py NOTEBOOK ROUNDS FILE

Prints how many were read; ends with a stack trace at the first that is neither.
"""

import copy
import json
import random
import resource
import sys
import time
from pathlib import Path

import stored

# Of addresses, which Python alone takes a good part of.
MEMORY = 384 << 20
VALUES = (None, True, -1, 1e99, "", "x", [], [None], {}, {"cells": 3}, "\ud800")


def bytes_damaged(content, draw):
    content = bytearray(content)
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(content))
        kind = draw.randrange(4)
        if kind == 0:
            content[at] = draw.randrange(256)
        elif kind == 1:
            del content[at:at + draw.randint(1, 20)]
        elif kind == 2:
            content[at:at] = content[:draw.randint(1, 50)]
        else:
            del content[at + 1:]
        content = content or bytearray(b"{")
    return bytes(content)


def value_damaged(notebook, draw):
    """Replaces or removes one value somewhere in the tree."""
    notebook = copy.deepcopy(notebook)
    at = notebook
    while True:
        key = draw.choice(list(at) if isinstance(at, dict) else range(len(at)))
        deeper = at[key]
        if not isinstance(deeper, (dict, list)) or not deeper or draw.random() < 0.2:
            break
        at = deeper
    if draw.random() < 0.3:
        del at[key]
    else:
        at[key] = draw.choice(VALUES)
    return json.dumps(notebook).encode()


def main():
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))  # beyond it comes a MemoryError
    whole, rounds, file = Path(sys.argv[1]).read_bytes(), int(sys.argv[2]), Path(sys.argv[3])
    notebook, draw, accepted = json.loads(whole), random.Random(1), 0
    for number in range(rounds):
        damaged = bytes_damaged(whole, draw) if number % 2 else value_damaged(notebook, draw)
        file.write_bytes(damaged)
        started = time.process_time()
        try:
            again = stored.normal(stored.read(file), stored.read(file))
            stored.dumps(again).encode("utf-8")
            stored.title(again, "00")
            stored.last_figure(again)
            accepted += 1
        except stored.Damaged as reason:
            assert len(str(reason)) > 10, reason
        except Exception:
            print(damaged[:2000])
            raise
        assert time.process_time() - started < 2, "took too long"
    print(accepted)


main()
