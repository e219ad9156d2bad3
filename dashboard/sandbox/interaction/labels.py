"""displayValue: what a value is called in the language that the client accepts."""

from functools import lru_cache

from dashboard.sandbox.interaction.german_labels import GERMAN_LABELS

VALUES = (
    "individual corporate group open closed completed assigned urgent high medium low inbound"
    " outbound email phone"
)
WORDS = {
    "da": (
        "Privatperson Virksomhed Gruppe Åben Lukket Fuldført Tildelt Haster Høj Mellem Lav"
        " Indgående Udgående E-mail Telefon"
    ),
    "de": (
        "Einzelperson Unternehmen Gruppe Offen Geschlossen Abgeschlossen Zugewiesen Dringend Hoch"
        " Mittel Niedrig Eingehend Ausgehend E-Mail Telefon"
    ),
    "es": (
        "Particular Empresa Grupo Abierto Cerrado Completado Asignado Urgente Alta Media Baja"
        " Entrante Saliente Correo Teléfono"
    ),
    "fr": (
        "Particulier Entreprise Groupe Ouvert Fermé Terminé Affecté Urgent Élevée Moyenne Faible"
        " Entrant Sortant E-mail Téléphone"
    ),
    "it": (
        "Privato Azienda Gruppo Aperto Chiuso Completato Assegnato Urgente Alta Media Bassa"
        " Ricevuto Inviato E-mail Telefono"
    ),
    "ja": (
        "個人 法人 グループ オープン クローズ 完了 割り当て済み 緊急 高 中 低 受信 送信 メール 電話"
    ),
    "ko": "개인 기업 그룹 열림 닫힘 완료 배정됨 긴급 높음 보통 낮음 수신 발신 이메일 전화",
    "nl": (
        "Particulier Bedrijf Groep Geopend Gesloten Voltooid Toegewezen Dringend Hoog Gemiddeld"
        " Laag Inkomend Uitgaand E-mail Telefoon"
    ),
    "pt": (
        "Particular Empresa Grupo Aberto Fechado Concluído Atribuído Urgente Alta Média Baixa"
        " Recebido Enviado E-mail Telefone"
    ),
    "ru": (
        "Физлицо Организация Группа Открыто Закрыто Завершено Назначено Срочно Высокая Средняя"
        " Низкая Входящее Исходящее Почта Телефон"
    ),
    "sv": (
        "Privatperson Företag Grupp Öppet Stängt Slutfört Tilldelat Brådskande Hög Medel Låg"
        " Inkommande Utgående E-post Telefon"
    ),
    "zh": ("个人 企业 团体 未结 已结 已完成 已分配 紧急 高 中 低 接收 发送 电子邮件 电话"),
}


def _labels(words: str) -> dict[str, str]:
    return dict(zip(VALUES.split(), words.split(), strict=True))


LABELS = {tongue: _labels(words) for tongue, words in WORDS.items()}
LABELS["de"] |= GERMAN_LABELS


@lru_cache(maxsize=4096)
def label(value: str, language: str) -> str:
    """Return the word for a value.

    English is the value itself as a person would write it (any_day → Any day), and so is what has
    no other word.
    """
    words = LABELS.get(language[:2], {})
    text = value.replace("_", " ")
    return words.get(value, text[:1].upper() + text[1:])


def choice(value: str, language: str) -> dict[str, str]:
    return {"value": value, "displayValue": label(value, language)}
