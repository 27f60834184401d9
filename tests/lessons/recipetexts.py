"""A small recipe to be broken in tests, with its texts in another language."""

RECIPE = """---
title: Fewer places
minutes: 5
level: beginner
stack: one-edge
picture: step-edge
---

For the teacher.

## Half as wide

Make the map half as wide.

- goal: results[0].width = 16 from 32 | The map has 16 columns.

## A stride of 3

Every third place is too few.

- known: fails
- show: set layers[0].stride = 3

## A stride of 2

Every second place.

- known: works
- show: set layers[0].stride = 2
"""

TRANSLATION = """---
title: 更少的位置
---

给老师。

## 一半宽

让图变成一半宽。

- goal: 图有 16 列。

## 步长 3

每三个位置太少。

## 步长 2

每隔一个位置。
"""
