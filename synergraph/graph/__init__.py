"""The graph: resolving statements, building, opening a build, projections and engines."""
