"""The way in: documents and tables, read into proposals that the graph may take."""
