"""A list of guests, who are persons, as a source of a workspace."""

SOURCE = """
[[source]]
path = "gaeste.csv"
loader = "table"
as_of = "2024-11-30"
[[source.map]]
kind = "person"
name = "Person"
[[source.map.edges]]
edge = "affiliated_with"
kind = "organisation"
column = "Organisation"
"""
