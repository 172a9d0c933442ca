"""synergraph: a knowledge graph of actors, projects and topics, with evidence for every statement."""

__version__ = "0.1.0"
