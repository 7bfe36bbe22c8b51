"""The program `istilah`: one module a command, and the front door that finds the right one quickly."""
