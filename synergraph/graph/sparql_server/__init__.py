"""SPARQL 1.1 servers: a build is pushed there graph by graph, and named questions run there."""
