"""The words around a phone number: what kind it is, and its extension."""

import re

LABELS = (
    "telephone|telefone|telefono|telefon|telef|tel|phone|ph|mobile|mobil|mob|cell|cel|fax|fon|handy"
    "|office|home|work|direct|call|tlf|gsm|whatsapp|тел|моб|電話|电话|手机|携帯|전화"
)
EXTENSIONS = (
    r"extension|extensión|extensão|extensao|extn|ext|x|#|\*|durchwahl|dw|nebenstelle|nst|apparat|app"
    "|klappe|kl|postes?|interno|interne|intern|int|anexo|ramal|добавочный|доб|внутренний|внутр|вн"
    "|toestel|tst|dahili|wewnętrzny|wewn|wew|linka|klapka|mellék|mellek|anknytning|ankn|lokalnummer"
    "|lokal|lok|alanumero|alanro|εσωτερικό|εσωτ|שלוחה|تحويلة|داخلي|داخلی|ต่อ|内線番号|内線|内线|分机"
    "|分機|轉|转|내선번호|내선"
)
CONJUNCTIONS = "or|and|oder|und|ou|et|y|o|e|of|en|och|eller|og|и|или|と|和|或"
# Some words and a colon, an abbreviation, or a word that needs neither.
LABEL = re.compile(
    r"(?:(?:[^\W\d_]++[^\w:+]*+){1,4}:|[^\W\d_]++\."
    rf"|(?:{LABELS})\b\.?(?:\s*(?:phone|number|no|nr)\b\.?)?)"
    r"\s*(?=[+(\[\d](?:.*\d){5})",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"[\s,\-]*(?:[(\[](?:[^\W\d]+(?:[\s.\-]+[^\W\d]+)*\.?|24\s*/\s*7)[)\]]"
    r"|\b(?:mobile|mobil|cell|home|work|office|fax))\s*$",
    re.IGNORECASE,
)
PICTURES = re.compile(r"^[^\w+(\[#*]+|(?<=[\d)\]])[^\w)\]#]+$")
EXTENSION = re.compile(
    rf"(?<=[\d)\]])[\s,;.\-/([]*(?:{EXTENSIONS})(?:[\s.]*(?:no|nr|number)\b)?"
    r"[\s.:=#\-]*(\d{1,10})[\s)\].#]*$",
    re.IGNORECASE,
)
UNFINISHED = re.compile(
    r"(?<=[\d)\]])(?:[\s,;]*ext(?:ension)?|[\s,;]+x)\b[\s.:=#]*$", re.IGNORECASE
)
PAUSE = re.compile(r"\s*(?:,+|;|[pw])\s*(\d{1,7})#?$", re.IGNORECASE)
FEWEST_BEFORE_PAUSE = 7


def unlabeled(text: str) -> str:
    """Return the text without the words that say what kind of number it is.

    >>> unlabeled("☎ Tel.: 0711 123456 (office)"), unlabeled("Mobile +1 408 2343456")
    ('0711 123456', '+1 408 2343456')
    """
    text = PICTURES.sub("", text)
    if label := LABEL.match(text):
        text = text[label.end() :]
    text = REMARK.sub("", PICTURES.sub("", text))
    return UNFINISHED.sub("", text).rstrip(" .,;:")


def split_extension(text: str) -> tuple[str, str]:
    """Return the text before the extension, and its digits, which may be "".

    >>> split_extension("408 234 3456 x102"), split_extension("4082343456,,102#")
    (('408 234 3456', '102'), ('4082343456', '102'))
    """
    if marked := EXTENSION.search(text):
        return text[: marked.start()], marked[1]
    pause = PAUSE.search(text)
    if pause and count_digits(text[: pause.start()]) >= FEWEST_BEFORE_PAUSE:
        return text[: pause.start()], pause[1]
    return text, ""


def count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))
