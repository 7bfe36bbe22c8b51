"""The interface in English."""

MESSAGES = {
    # Groups of relations
    "group.structure": "Structure",
    "group.measurement": "Measurement",
    "group.effect": "Effects",
    "group.means": "Means",
    "group.actors": "Who does it",
    "group.order": "Order in time",
    "group.handling": "Handling",
    "group.contrast": "Contrasts",
    "group.related": "Also related",
}
