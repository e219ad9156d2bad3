"""The sentences of refusals in German, by their English template."""

GERMAN = {
    "Unsupported query parameter(s) supplied: {names}.": (
        "Nicht unterstützte(r) Abfrageparameter angegeben: {names}."
    ),
    "Value '{value}' of query parameter '{name}' is not supported. {expected}": (
        "Der Wert „{value}“ des Abfrageparameters „{name}“ wird nicht unterstützt. {expected}"
    ),
    "Query parameter '{name}' should be a positive integer, not '{value}'.": (
        "Der Abfrageparameter „{name}“ muss eine positive ganze Zahl sein, nicht „{value}“."
    ),
    "Path parameter '{value}' is not a valid ID.": "Der Pfadparameter „{value}“ ist keine ID.",
    "At least one of these is required: {names}.": "Mindestens eines davon ist nötig: {names}.",
    "Invalid value of '{name}' in the request body. {reason}": (
        "Ungültiger Wert von „{name}“ im Inhalt der Anfrage. {reason}"
    ),
    "Value '{value}' of '{name}' is not one of the allowed values: {choices}.": (
        "Der Wert „{value}“ von „{name}“ gehört nicht zu den erlaubten Werten: {choices}."
    ),
    "The 'X-egain-session' header is missing, invalid or expired. Log in again.": (
        "Der Header „X-egain-session“ fehlt, ist ungültig oder abgelaufen. Melden Sie sich neu an."
    ),
    "The access token is invalid or expired.": ("Das Zugriffstoken ist ungültig oder abgelaufen."),
    "The access token is missing, invalid or expired.": (
        "Das Zugriffstoken fehlt, ist ungültig oder abgelaufen."
    ),
    "The 'Authorization' header is missing or malformed.": (
        "Der Header „Authorization“ fehlt oder ist fehlerhaft."
    ),
    "The state of {what} does not allow this operation.": (
        "Der Zustand von {what} lässt diese Aktion nicht zu."
    ),
    "The user may not perform this action on {what}.": (
        "Der Benutzer darf diese Aktion nicht ausführen: {what}."
    ),
    "This API may not be called by a {kind}.": "Diese API darf ein {kind} nicht aufrufen.",
    "The user lacks the action '{action}'.": "Dem Benutzer fehlt die Aktion „{action}“.",
    "The access token lacks the scope '{scope}'.": (
        "Dem Zugriffstoken fehlt der Bereich „{scope}“."
    ),
    "No {what} with ID {ids}.": "Es gibt kein Objekt „{what}“ mit der ID {ids}.",
    "Method {method} is not supported here.": "Die Methode {method} wird hier nicht unterstützt.",
    "Value '{value}' of header 'Accept-Language' is not supported.": (
        "Der Wert „{value}“ des Headers „Accept-Language“ wird nicht unterstützt."
    ),
    "Header 'Accept' has to allow {media}.": "Der Header „Accept“ muss {media} zulassen.",
    "The 'Accept' header is required.": "Der Header „Accept“ ist nötig.",
    "The server could not process the request. Contact the administrator.": (
        "Der Server konnte die Anfrage nicht verarbeiten. Wenden Sie sich an den Administrator."
    ),
    "The user name or the password is wrong.": "Der Benutzername oder das Kennwort ist falsch.",
    "The user has {count} sessions, which is the maximum.": (
        "Der Benutzer hat {count} Sitzungen, mehr sind nicht erlaubt."
    ),
    "It is not well-formed.": "Er ist nicht wohlgeformt.",
    "It has to be a JSON object.": "Er muss ein JSON-Objekt sein.",
    "It is nested too deeply.": "Er ist zu tief verschachtelt.",
    "A DOCTYPE is not allowed.": "Ein DOCTYPE ist nicht erlaubt.",
    "Element '{tag}' is not expected here.": "Das Element „{tag}“ wird hier nicht erwartet.",
    "Its namespace has to be {namespace}.": "Sein Namensraum muss {namespace} sein.",
    "A range is [start,end], [start,] or [,end] with moments like 2022-03-23T08:39:16.000Z,"
    " start not after end.": (
        "Ein Zeitraum ist [Anfang,Ende], [Anfang,] oder [,Ende] mit Zeitpunkten wie"
        " 2022-03-23T08:39:16.000Z, der Anfang nicht nach dem Ende."
    ),
    "The range cannot be more than {days} days.": (
        "Der Zeitraum darf höchstens {days} Tage umfassen."
    ),
    "It is given more than once.": "Er ist mehr als einmal angegeben.",
    "It is not UTF-8.": "Er ist nicht in UTF-8.",
    "It is not an ID.": "Das ist keine ID.",
    "At most {limit} IDs are allowed.": "Höchstens {limit} IDs sind erlaubt.",
    "Pagination and range parameters cannot be mixed.": (
        "Parameter für Seiten und für Bereiche lassen sich nicht mischen."
    ),
    "It can be at most {limit}.": "Erlaubt ist höchstens {limit}.",
    "It must come with '$sort'.": "Er braucht „$sort“.",
    "Allowed values: {allowed}.": "Erlaubte Werte: {allowed}.",
    "Allowed values of object: {allowed}.": "Erlaubte Werte von object: {allowed}.",
    "It is empty.": "Er ist leer.",
    "It is not JSON.": "Das ist kein JSON.",
    "It is not a JSON object.": "Das ist kein JSON-Objekt.",
    "It has to be a JSON array of objects.": "Es muss ein JSON-Array von Objekten sein.",
    "It needs exactly these keys: {keys}.": "Genau diese Schlüssel sind nötig: {keys}.",
    "'{key}' must be \"{constant}\".": "„{key}“ muss „{constant}“ sein.",
    "Each object needs object, name and value, as texts.": (
        "Jedes Objekt braucht object, name und value als Texte."
    ),
    "There is no such attribute, or it is encrypted.": (
        "Dieses Attribut gibt es nicht, oder es ist verschlüsselt."
    ),
    "Supported: {names}.": "Unterstützt werden: {names}.",
    "It has to be a text that is not empty.": "Es muss ein Text sein, der nicht leer ist.",
    "It needs a name and a value.": "Es braucht name und value.",
    "There is no custom attribute '{attribute}' of {owners}.": (
        "Es gibt kein benutzerdefiniertes Attribut „{attribute}“ ({owners})."
    ),
    "There is no custom attribute '{attribute}' here.": (
        "Ein benutzerdefiniertes Attribut „{attribute}“ gibt es hier nicht."
    ),
    "It is required.": "Er ist nötig.",
    "The type of a customer cannot change from {kind}.": (
        "Die Art eines Kunden bleibt, wie sie ist: {kind}."
    ),
    "There is no such user.": "Diesen Benutzer gibt es nicht.",
    "There is no such customer.": "Diesen Kunden gibt es nicht.",
    "It is the customer of the case already.": "Der Fall gehört diesem Kunden schon.",
    "It belongs to another department.": "Er gehört zu einer anderen Abteilung.",
    "The address '{address}' already belongs to a contact point.": (
        "Die Adresse „{address}“ gehört schon zu einem Kontaktpunkt."
    ),
    "An individual has exactly one contact person.": (
        "Eine Einzelperson hat genau einen Ansprechpartner."
    ),
    "A contact point of type {kind} does not have it.": (
        "Ein Kontaktpunkt der Art {kind} hat das nicht."
    ),
    "At least one more element has to be given.": "Mindestens ein weiteres Element ist nötig.",
    "The customer has no {what} with ID {id}.": "Der Kunde hat kein(en) {what} mit der ID {id}.",
    "It has to be an object.": "Es muss ein Objekt sein.",
    "It has to be a list of objects.": "Es muss eine Liste von Objekten sein.",
    "It has to be a text.": "Es muss ein Text sein.",
    "It can have at most {limit} characters.": "Es darf höchstens {limit} Zeichen haben.",
    "It has to consist of digits.": "Es darf nur aus Ziffern bestehen.",
    "It has to be an object with a value.": "Es muss ein Objekt mit value sein.",
    "It has to be a moment in the past like 1965-12-09T00:00:00.000Z.": (
        "Es muss ein Zeitpunkt in der Vergangenheit sein, wie 1965-12-09T00:00:00.000Z."
    ),
    "It is not an e-mail address.": "Das ist keine E-Mail-Adresse.",
    "It has to be an ID.": "Es muss eine ID sein.",
}
