"""A small lesson to be broken in tests."""

GOOD = """---
title: Fewer places
minutes: 5
level: beginner
rows: A12, A13
stack: one-edge
picture: step-edge
---

For the teacher.

## Larger steps

Move the filter by two pixels.

- point: stride
- ask: How many columns are there then?
- number: 16 within 0.5
- reveal: Half of 32.
- check: value layers[0].stride = 2
- when: value layers[0].stride > 2 | That step is too large.
- otherwise: The stride is still 1.
- hint: It is at the right.
- show: set layers[0].stride = 2

## A question

Think.

- ask: Which is right?
- option: right | this one | Yes.
- option: wrong | that one | No: the other.
- reveal: It was this one.
"""
