"""Pushing: a map put into a store elsewhere, so that its readers see the old map or the new one, never a mixture.

Each graph is sent into a staging graph first, its properties disguised, so that not even a query over all graphs takes
what is staged for statements of a map. What is there already from an interrupted push is not sent again. When all has
arrived, one update turns the old graphs into the new ones, changing only what differs.
"""
