"""Packs: folders of questions, rubrics, presets, personas and problems that anyone can write."""
