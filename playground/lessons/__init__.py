"""Lessons: one Markdown file each, with checks that are declared and changes that are shown."""
