"""displayValue: what a value is called in the language that the client accepts."""

from functools import lru_cache

LABELS = {
    "de-DE": {
        "individual": "Einzelperson", "corporate": "Unternehmen", "group": "Gruppe",
        "open": "Offen", "closed": "Geschlossen", "completed": "Abgeschlossen", "assigned": "Zugewiesen",
        "urgent": "Dringend", "high": "Hoch", "medium": "Mittel", "low": "Niedrig",
        "inbound": "Eingehend", "outbound": "Ausgehend", "email": "E-Mail", "phone": "Telefon",
    },
    "fr-FR": {
        "individual": "Particulier", "corporate": "Entreprise", "group": "Groupe",
        "open": "Ouvert", "closed": "Fermé", "completed": "Terminé", "assigned": "Affecté",
        "urgent": "Urgent", "high": "Élevée", "medium": "Moyenne", "low": "Faible",
        "inbound": "Entrant", "outbound": "Sortant", "email": "E-mail", "phone": "Téléphone",
    },
    "es-ES": {
        "individual": "Particular", "corporate": "Empresa", "group": "Grupo",
        "open": "Abierto", "closed": "Cerrado", "completed": "Completado", "assigned": "Asignado",
        "urgent": "Urgente", "high": "Alta", "medium": "Media", "low": "Baja",
        "inbound": "Entrante", "outbound": "Saliente", "email": "Correo", "phone": "Teléfono",
    },
}  # fmt: skip


@lru_cache(maxsize=4096)
def label(value: str, language: str) -> str:
    """English is the value itself, as a person would write it: any_day → Any day."""
    text = value.replace("_", " ")
    return LABELS.get(language, {}).get(value, text[:1].upper() + text[1:])


def choice(value: str, language: str) -> dict[str, str]:
    return {"value": value, "displayValue": label(value, language)}
