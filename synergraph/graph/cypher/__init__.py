"""Cypher as people write it: checked, run in a process that can be stopped."""
