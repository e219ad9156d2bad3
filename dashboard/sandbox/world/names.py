"""Made-up people of many languages: names as written and as an e-mail address spells them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: names, each with its spelling in ASCII, and where those who speak it live."""

    language: str
    given: tuple[tuple[str, str], ...]
    family: tuple[tuple[str, str], ...]
    country: str
    country_code: str
    area_codes: tuple[str, ...]
    cities: tuple[str, ...]
    furigana: bool = False


def _names(text: str) -> tuple[tuple[str, str], ...]:
    """'Jörg/joerg Anna' → (("Jörg", "joerg"), ("Anna", "anna")); an underscore is a space."""
    names = []
    for word in text.split():
        name, _, spelling = word.partition("/")
        names.append((name.replace("_", " "), spelling or name.lower()))
    return tuple(names)


TONGUES = (
    Tongue(
        "English",
        given=_names("Alice Grace Nora Ruth Violet Edgar Henry Oscar Percy Walter"),
        family=_names(
            "Ashdown Birchall Cobbett Dunmore Fairclough Hartnoll Kettering Lowther"
            " O’Dell/odell Wainscott"
        ),
        country="USA",
        country_code="1",
        area_codes=("206", "312", "415", "617", "718"),
        cities=("Springvale", "Oak Harbor", "Millbrook"),
    ),
    Tongue(
        "German",
        given=_names(
            "Anke Björn/bjoern Frauke Götz/goetz Jörg/joerg Käthe/kaethe Lutz Maike Uwe Zoë/zoe"
        ),
        family=_names(
            "Ackermann Dörfler/doerfler Groß/gross Kühnast/kuehnast"
            " Müller-Lüdenscheidt/mueller-luedenscheidt Oberländer/oberlaender"
            " Strauß/strauss Süßkind/suesskind von_der_Au/von.der.au Weiß/weiss"
        ),
        country="Germany",
        country_code="49",
        area_codes=("30", "40", "711"),
        cities=("Neustadt", "Bad Grünau", "Altenfels"),
    ),
    Tongue(
        "French",
        given=_names(
            "Aurélie/aurelie Benoît/benoit Cécile/cecile François/francois Gaël/gael"
            " Hélène/helene Noémie/noemie René/rene Solène/solene Thibault"
        ),
        family=_names(
            "Bérard/berard Châtelet/chatelet D’Aubigny/daubigny Garçon/garcon"
            " Lefèvre/lefevre Noël/noel"
        ),
        country="France",
        country_code="33",
        area_codes=("1", "4", "5"),
        cities=("Saint-Aubin", "Villeneuve-sur-Loire", "Pontarlieu"),
    ),
    Tongue(
        "Spanish",
        given=_names(
            "Ángel/angel Begoña/begona Inés/ines Íñigo/inigo Jesús/jesus Núria/nuria Sofía/sofia"
        ),
        family=_names(
            "Ibáñez/ibanez Muñoz_Peña/munoz.pena Núñez/nunez Ordóñez/ordonez"
            " Yáñez/yanez Zárate/zarate"
        ),
        country="Spain",
        country_code="34",
        area_codes=("91", "93"),
        cities=("Valdelagua", "Puerto Nuevo"),
    ),
    Tongue(
        "Portuguese",
        given=_names(
            "Adélia/adelia Conceição/conceicao Estêvão/estevao João/joao Lourenço/lourenco"
        ),
        family=_names(
            "Assunção/assuncao da_Conceição/da.conceicao Fontão/fontao"
            " Gonçalves/goncalves Magalhães/magalhaes"
        ),
        country="Brazil",
        country_code="55",
        area_codes=("11", "21"),
        cities=("Vila Formosa", "São Bento"),
    ),
    Tongue(
        "Italian",
        given=_names("Chiara Donato Fiorella Ludovico Niccolò/niccolo Viola"),
        family=_names("Belfiore D’Amico/damico Montesanto Quattrocchi Serravalle"),
        country="Italy",
        country_code="39",
        area_codes=("02", "06"),
        cities=("Borgo San Dalmo", "Castelverde"),
    ),
    Tongue(
        "Dutch",
        given=_names("Anouk Daan Fenna Joost Loïs/lois Sjoerd"),
        family=_names(
            "de_Groot/de.groot IJsbrandt ’t_Hooft/t.hooft van_den_Berg/van.den.berg Zijlstra"
        ),
        country="Netherlands",
        country_code="31",
        area_codes=("10", "20"),
        cities=("Nieuwveen", "Oosterdam"),
    ),
    Tongue(
        "Danish",
        given=_names("Åse/aase Bjørn/bjoern Jørgen/joergen Søren/soeren Tove"),
        family=_names("Ågård/aagaard Kjærgård/kjaergaard Møller/moeller Øster/oester"),
        country="Denmark",
        country_code="45",
        area_codes=("33", "86"),
        cities=("Nørreby", "Ærøsund"),
    ),
    Tongue(
        "Swedish",
        given=_names("Åke/ake Göran/goran Malin Örjan/orjan Ylva"),
        family=_names("Ångström/angstrom Björkdahl/bjorkdahl Lindqvist Öberg/oberg"),
        country="Sweden",
        country_code="46",
        area_codes=("8", "31"),
        cities=("Björkvik", "Östansjö"),
    ),
    Tongue(
        "Polish",
        given=_names(
            "Bożena/bozena Łukasz/lukasz Małgorzata/malgorzata"
            " Świętosława/swietoslawa Żaneta/zaneta"
        ),
        family=_names(
            "Błaszczyk/blaszczyk Dąbrowska/dabrowska Gżegżółka/gzegzolka Śliwiński/sliwinski"
        ),
        country="Poland",
        country_code="48",
        area_codes=("22", "61"),
        cities=("Łąkowo", "Żabieniec"),
    ),
    Tongue(
        "Russian",
        given=_names("Алёна/alyona Борис/boris Пётр/pyotr Юлия/yulia"),
        family=_names("Воробьёв/vorobyov Ежова/yezhova Щукин/shchukin"),
        country="Russia",
        country_code="7",
        area_codes=("495", "812"),
        cities=("Берёзовка", "Новосёлки"),
    ),
    Tongue(
        "Turkish",
        given=_names("Çağla/cagla Işıl/isil İlker/ilker Özgür/ozgur Şule/sule"),
        family=_names("Çelik/celik Güneş/gunes Işık/isik Öztürk/ozturk"),
        country="Turkey",
        country_code="90",
        area_codes=("212", "312"),
        cities=("Çınarlı", "Gümüşköy"),
    ),
    Tongue(
        "Arabic",
        given=_names("ليلى/layla هشام/hisham نور/nour يوسف/yusuf"),
        family=_names("الحداد/alhaddad النجار/alnajjar القاضي/alqadi"),
        country="USA",
        country_code="1",
        area_codes=("313", "732"),
        cities=("Millbrook",),
    ),
    Tongue(
        "Hindi",
        given=_names("अनीता/anita ईशान/ishan मीरा/meera विक्रम/vikram"),
        family=_names("अय्यर/iyer जोशी/joshi शर्मा/sharma"),
        country="India",
        country_code="91",
        area_codes=("11", "22"),
        cities=("रामपुर", "सोनगढ़"),
    ),
    Tongue(
        "Chinese",
        given=_names("小明/xiaoming 静/jing 伟/wei 丽华/lihua"),
        family=_names("欧阳/ouyang 王/wang 李/li 赵/zhao"),
        country="China",
        country_code="86",
        area_codes=("10", "21"),
        cities=("新城", "临河"),
    ),
    Tongue(
        "Japanese",
        given=_names("さくら/sakura 健太/kenta 美咲/misaki 陽一/yoichi"),
        family=_names("小川/ogawa 斎藤/saito 高橋/takahashi 渡邉/watanabe"),
        country="Japan",
        country_code="81",
        area_codes=("3", "6"),
        cities=("若葉町", "青海"),
        furigana=True,
    ),
    Tongue(
        "Korean",
        given=_names("민준/minjun 서연/seoyeon 지우/jiwoo"),
        family=_names("김/kim 남궁/namgung 박/park"),
        country="Korea",
        country_code="82",
        area_codes=("2", "51"),
        cities=("새마을",),
    ),
    Tongue(
        "Vietnamese",
        given=_names("Đức/duc Hằng/hang Quỳnh/quynh Thuỷ/thuy"),
        family=_names("Đặng/dang Nguyễn/nguyen Phạm/pham"),
        country="USA",
        country_code="1",
        area_codes=("408", "714"),
        cities=("Oak Harbor",),
    ),
)
