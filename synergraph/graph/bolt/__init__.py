"""The property graph on a server that speaks Bolt: Neo4j and its like."""
