"""The words of the sign-in page in the languages of ECE's consoles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`request` has the name of the client in it: `request.format(client=…)`."""

    title: str
    request: str
    hint: str
    login: str
    password: str
    sign_in: str
    cancel: str
    refusal: str


WORDS = {
    "en": Words(
        "Sign in to the sandbox",
        "{client} asks to act for you.",
        "Your password is the same as your login.",
        "Login",
        "Password",
        "Sign in",
        "Cancel",
        "The login or the password is wrong.",
    ),
    "da": Words(
        "Log på sandkassen",
        "{client} beder om at handle på dine vegne.",
        "Din adgangskode er den samme som dit brugernavn.",
        "Brugernavn",
        "Adgangskode",
        "Log på",
        "Annuller",
        "Brugernavnet eller adgangskoden er forkert.",
    ),
    "de": Words(
        "An der Sandbox anmelden",
        "{client} möchte für Sie handeln.",
        "Ihr Kennwort ist dasselbe wie Ihr Anmeldename.",
        "Anmeldename",
        "Kennwort",
        "Anmelden",
        "Abbrechen",
        "Der Anmeldename oder das Kennwort ist falsch.",
    ),
    "es": Words(
        "Iniciar sesión en el entorno de pruebas",
        "{client} solicita actuar en su nombre.",
        "Su contraseña es igual que su usuario.",
        "Usuario",
        "Contraseña",
        "Iniciar sesión",
        "Cancelar",
        "El usuario o la contraseña no son correctos.",
    ),
    "fr": Words(
        "Se connecter au bac à sable",
        "{client} demande à agir en votre nom.",
        "Votre mot de passe est le même que votre identifiant.",
        "Identifiant",
        "Mot de passe",
        "Se connecter",
        "Annuler",
        "L’identifiant ou le mot de passe est incorrect.",
    ),
    "it": Words(
        "Accedi alla sandbox",
        "{client} chiede di agire per suo conto.",
        "La password è uguale al nome utente.",
        "Nome utente",
        "Password",
        "Accedi",
        "Annulla",
        "Il nome utente o la password non sono corretti.",
    ),
    "ja": Words(
        "サンドボックスにサインイン",
        "{client} があなたに代わって操作する許可を求めています。",
        "パスワードはログイン名と同じです。",
        "ログイン名",
        "パスワード",
        "サインイン",
        "キャンセル",
        "ログイン名またはパスワードが正しくありません。",
    ),
    "ko": Words(
        "샌드박스에 로그인",
        "{client}에서 귀하를 대신하여 작업하도록 허용해 달라고 요청합니다.",
        "비밀번호는 로그인 ID와 같습니다.",
        "로그인 ID",
        "비밀번호",
        "로그인",
        "취소",
        "로그인 ID 또는 비밀번호가 올바르지 않습니다.",
    ),
    "nl": Words(
        "Aanmelden bij de sandbox",
        "{client} vraagt om namens u te handelen.",
        "Uw wachtwoord is gelijk aan uw gebruikersnaam.",
        "Gebruikersnaam",
        "Wachtwoord",
        "Aanmelden",
        "Annuleren",
        "De gebruikersnaam of het wachtwoord is onjuist.",
    ),
    "pt": Words(
        "Iniciar sessão na sandbox",
        "{client} pede para agir em seu nome.",
        "A sua palavra-passe é igual ao nome de utilizador.",
        "Nome de utilizador",
        "Palavra-passe",
        "Iniciar sessão",
        "Cancelar",
        "O nome de utilizador ou a palavra-passe estão errados.",
    ),
    "pt-BR": Words(
        "Entrar na sandbox",
        "{client} pede para agir em seu nome.",
        "Sua senha é igual ao nome de usuário.",
        "Nome de usuário",
        "Senha",
        "Entrar",
        "Cancelar",
        "O nome de usuário ou a senha está incorreto.",
    ),
    "ru": Words(
        "Вход в песочницу",
        "{client} запрашивает право действовать от вашего имени.",
        "Пароль совпадает с логином.",
        "Логин",
        "Пароль",
        "Войти",
        "Отмена",
        "Неверный логин или пароль.",
    ),
    "sv": Words(
        "Logga in i sandlådan",
        "{client} ber att få agera å dina vägnar.",
        "Ditt lösenord är detsamma som ditt användarnamn.",
        "Användarnamn",
        "Lösenord",
        "Logga in",
        "Avbryt",
        "Användarnamnet eller lösenordet är fel.",
    ),
    "zh": Words(
        "登录沙盒",
        "{client} 请求代表您执行操作。",
        "密码与登录名相同。",
        "登录名",
        "密码",
        "登录",
        "取消",
        "登录名或密码错误。",
    ),
}


def words_in(language: str) -> Words:
    """Return the words of one of the fifteen languages, such as "pt-BR"."""
    return WORDS.get(language) or WORDS[language[:2]]
