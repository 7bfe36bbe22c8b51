"""The exports: one writer a format, and the pages that the server and a published folder share."""
