"""The graph: store, build, look-ups, search, paths and checks over a concept map."""
