"""What the values of ECE's own lists are called in the languages of its consoles, English aside.

German and what a company configures: german_labels.py.
"""

from dashboard.sandbox.interaction.german_labels import GERMAN_LABELS

VALUES = (
    "individual | corporate | group | open | closed | completed | assigned | urgent | "
    "high | medium | low | inbound | outbound | email | phone | weekdays | weekends | "
    "any_day | mornings | afternoons | evenings | day | anytime | male | female | "
    "married | single | separated | divorced | widowed | part-time | full-time | "
    "temporary | contract | intern | unemployed | home | office | mobile | fax | "
    "pager | postal | website | social | general | done | in_progress | chat | phone "
    "call | calltrack | y | n"
)
WORDS = {
    "da": (
        "Privatperson | Virksomhed | Gruppe | Åben | Lukket | Fuldført | Tildelt | Haster "
        "| Høj | Mellem | Lav | Indgående | Udgående | E-mail | Telefon | Hverdage | "
        "Weekender | Alle dage | Formiddag | Eftermiddag | Aften | Om dagen | Når som "
        "helst | Mand | Kvinde | Gift | Ugift | Separeret | Skilt | Enke eller enkemand | "
        "Deltid | Fuldtid | Midlertidig | Kontraktansat | Praktikant | Arbejdsløs | "
        "Privat | Kontor | Mobil | Fax | Personsøger | Post | Websted | Sociale medier | "
        "Generelt | Udført | I gang | Chat | Telefonopkald | Opkaldsnotat | Ja | Nej"
    ),
    "es": (
        "Particular | Empresa | Grupo | Abierto | Cerrado | Completado | Asignado | "
        "Urgente | Alta | Media | Baja | Entrante | Saliente | Correo | Teléfono | Entre "
        "semana | Fines de semana | Cualquier día | Mañanas | Tardes | Noches | Durante "
        "el día | A cualquier hora | Hombre | Mujer | Casado/a | Soltero/a | Separado/a | "
        "Divorciado/a | Viudo/a | Media jornada | Jornada completa | Temporal | Por "
        "contrato | En prácticas | Desempleado/a | Casa | Oficina | Móvil | Fax | "
        "Buscapersonas | Postal | Sitio web | Redes sociales | General | Hecho | En curso "
        "| Chat | Llamada | Nota de llamada | Sí | No"
    ),
    "fr": (
        "Particulier | Entreprise | Groupe | Ouvert | Fermé | Terminé | Affecté | Urgent "
        "| Élevée | Moyenne | Faible | Entrant | Sortant | E-mail | Téléphone | En "
        "semaine | Le week-end | Tous les jours | Le matin | L’après-midi | Le soir | En "
        "journée | À toute heure | Homme | Femme | Marié(e) | Célibataire | Séparé(e) | "
        "Divorcé(e) | Veuf ou veuve | Temps partiel | Temps plein | Temporaire | "
        "Contractuel | Stagiaire | Sans emploi | Domicile | Bureau | Mobile | Fax | "
        "Bipeur | Courrier postal | Site web | Réseau social | Général | Fait | En cours "
        "| Chat | Appel téléphonique | Note d’appel | Oui | Non"
    ),
    "it": (
        "Privato | Azienda | Gruppo | Aperto | Chiuso | Completato | Assegnato | Urgente "
        "| Alta | Media | Bassa | Ricevuto | Inviato | E-mail | Telefono | Giorni feriali "
        "| Fine settimana | Qualsiasi giorno | Mattina | Pomeriggio | Sera | Durante il "
        "giorno | A qualsiasi ora | Maschio | Femmina | Coniugato/a | Celibe o nubile | "
        "Separato/a | Divorziato/a | Vedovo/a | Tempo parziale | Tempo pieno | Temporaneo "
        "| A contratto | Tirocinante | Disoccupato/a | Casa | Ufficio | Cellulare | Fax | "
        "Cercapersone | Postale | Sito web | Social network | Generale | Fatto | In corso "
        "| Chat | Telefonata | Nota di chiamata | Sì | No"
    ),
    "ja": (
        "個人 | 法人 | グループ | オープン | クローズ | 完了 | 割り当て済み | 緊急 | 高 | "
        "中 | 低 | 受信 | 送信 | メール | 電話 | 平日 | 週末 | 毎日 | 午前 | 午後 | 夜間 "
        "| 日中 | いつでも | 男性 | 女性 | 既婚 | 未婚 | 別居 | 離婚 | 死別 | "
        "パートタイム | フルタイム | 臨時 | 契約 | インターン | 無職 | 自宅 | 勤務先 | "
        "携帯 | ファックス | ポケットベル | 郵便 | Web サイト | ソーシャルメディア | 一般 "
        "| 完了済み | 進行中 | チャット | 通話 | 通話記録 | はい | いいえ"
    ),
    "ko": (
        "개인 | 기업 | 그룹 | 열림 | 닫힘 | 완료 | 배정됨 | 긴급 | 높음 | 보통 | 낮음 | "
        "수신 | 발신 | 이메일 | 전화 | 평일 | 주말 | 매일 | 오전 | 오후 | 저녁 | 낮 | "
        "언제든지 | 남성 | 여성 | 기혼 | 미혼 | 별거 | 이혼 | 사별 | 시간제 | 전일제 | "
        "임시직 | 계약직 | 인턴 | 무직 | 자택 | 직장 | 휴대폰 | 팩스 | 호출기 | 우편 | "
        "웹사이트 | 소셜 미디어 | 일반 | 처리됨 | 진행 중 | 채팅 | 전화 통화 | 통화 기록 "
        "| 예 | 아니요"
    ),
    "nl": (
        "Particulier | Bedrijf | Groep | Geopend | Gesloten | Voltooid | Toegewezen | "
        "Dringend | Hoog | Gemiddeld | Laag | Inkomend | Uitgaand | E-mail | Telefoon | "
        "Doordeweeks | In het weekend | Elke dag | ’s Ochtends | ’s Middags | ’s Avonds | "
        "Overdag | Altijd | Man | Vrouw | Gehuwd | Ongehuwd | Gescheiden levend | "
        "Gescheiden | Verweduwd | Deeltijd | Voltijd | Tijdelijk | Op contract | Stagiair "
        "| Werkloos | Privé | Kantoor | Mobiel | Fax | Pieper | Post | Website | Sociaal "
        "netwerk | Algemeen | Gereed | In behandeling | Chat | Telefoongesprek | "
        "Gespreksnotitie | Ja | Nee"
    ),
    "pt": (
        "Particular | Empresa | Grupo | Aberto | Fechado | Concluído | Atribuído | "
        "Urgente | Alta | Média | Baixa | Recebido | Enviado | E-mail | Telefone | Dias "
        "úteis | Fins de semana | Qualquer dia | De manhã | À tarde | À noite | Durante o "
        "dia | A qualquer hora | Masculino | Feminino | Casado/a | Solteiro/a | "
        "Separado/a | Divorciado/a | Viúvo/a | Tempo parcial | Tempo inteiro | Temporário "
        "| Por contrato | Estagiário | Desempregado/a | Casa | Escritório | Telemóvel | "
        "Fax | Pager | Postal | Site | Rede social | Geral | Feito | Em curso | Chat | "
        "Chamada telefónica | Nota de chamada | Sim | Não"
    ),
    "ru": (
        "Физлицо | Организация | Группа | Открыто | Закрыто | Завершено | Назначено | "
        "Срочно | Высокая | Средняя | Низкая | Входящее | Исходящее | Почта | Телефон | "
        "Будни | Выходные | Любой день | Утро | После обеда | Вечер | Днём | Любое время "
        "| Мужской | Женский | В браке | Не в браке | Живут раздельно | В разводе | "
        "Вдовство | Неполный день | Полный день | Временно | По контракту | Стажёр | Без "
        "работы | Домашний | Рабочий | Мобильный | Факс | Пейджер | Почтовый | Веб-сайт | "
        "Соцсеть | Общее | Готово | В работе | Чат | Звонок | Запись о звонке | Да | Нет"
    ),
    "sv": (
        "Privatperson | Företag | Grupp | Öppet | Stängt | Slutfört | Tilldelat | "
        "Brådskande | Hög | Medel | Låg | Inkommande | Utgående | E-post | Telefon | "
        "Vardagar | Helger | Alla dagar | Förmiddag | Eftermiddag | Kväll | Dagtid | När "
        "som helst | Man | Kvinna | Gift | Ogift | Separerad | Skild | Änka eller änkling "
        "| Deltid | Heltid | Tillfällig | Kontraktsanställd | Praktikant | Arbetslös | "
        "Privat | Kontor | Mobil | Fax | Personsökare | Post | Webbplats | Socialt "
        "nätverk | Allmänt | Klart | Pågår | Chatt | Telefonsamtal | Samtalsanteckning | "
        "Ja | Nej"
    ),
    "zh": (
        "个人 | 企业 | 团体 | 未结 | 已结 | 已完成 | 已分配 | 紧急 | 高 | 中 | 低 | 接收 "
        "| 发送 | 电子邮件 | 电话 | 工作日 | 周末 | 任何一天 | 上午 | 下午 | 晚上 | 白天 "
        "| 任何时间 | 男 | 女 | 已婚 | 未婚 | 分居 | 离异 | 丧偶 | 兼职 | 全职 | 临时 | "
        "合同制 | 实习 | 待业 | 住宅 | 办公室 | 手机 | 传真 | 寻呼机 | 邮寄 | 网站 | "
        "社交媒体 | 常规 | 已办结 | 进行中 | 聊天 | 电话 | 通话记录 | 是 | 否"
    ),
}
IN_BRAZIL = {
    "mobile": "Celular",
    "full-time": "Tempo integral",
    "in_progress": "Em andamento",
    "phone call": "Chamada telefônica",
}
IN_CANADA = {
    "email": "Courriel",
    "mobile": "Cellulaire",
    "fax": "Télécopieur",
    "chat": "Clavardage",
}


def _labels(words: str) -> dict[str, str]:
    return dict(zip(VALUES.split(" | "), words.split(" | "), strict=True))


LABELS = {tongue: _labels(words) for tongue, words in WORDS.items()}
LABELS["de"] = GERMAN_LABELS
LABELS["pt-BR"] = LABELS["pt"] | IN_BRAZIL
LABELS["fr-CA"] = LABELS["fr"] | IN_CANADA
