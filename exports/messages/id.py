"""The interface in Indonesian."""

MESSAGES = {
    # Groups of relations
    "group.structure": "Struktur",
    "group.measurement": "Pengukuran",
    "group.effect": "Pengaruh",
    "group.means": "Sarana",
    "group.actors": "Pelaku",
    "group.order": "Urutan waktu",
    "group.handling": "Penanganan",
    "group.contrast": "Perbedaan",
    "group.related": "Terkait lainnya",
}
