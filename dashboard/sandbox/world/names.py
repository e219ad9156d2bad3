"""Made-up people of many languages: names as written and as an e-mail address spells them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """`given` and `family` alternate between a name and its spelling in ASCII. Phones start with country and area."""

    language: str
    given: tuple[tuple[str, str], ...]
    family: tuple[tuple[str, str], ...]
    country: str
    country_code: str
    area_codes: tuple[str, ...]
    cities: tuple[str, ...]
    furigana: bool = False


def _names(text: str) -> tuple[tuple[str, str], ...]:
    """'Jörg/joerg Anna' → (("Jörg", "joerg"), ("Anna", "anna")). An underscore stands for a space."""
    words = [word.partition("/") for word in text.split()]
    return tuple((name.replace("_", " "), spelling or name.lower()) for name, _, spelling in words)


TONGUES = (
    Tongue("English", _names("Alice Grace Nora Ruth Violet Edgar Henry Oscar Percy Walter"),
           _names("Ashdown Birchall Cobbett Dunmore Fairclough Hartnoll Kettering Lowther O’Dell/odell Wainscott"),
           "USA", "1", ("206", "312", "415", "617", "718"), ("Springvale", "Oak Harbor", "Millbrook")),
    Tongue("German", _names("Anke Björn/bjoern Frauke Götz/goetz Jörg/joerg Käthe/kaethe Lutz Maike Uwe Zoë/zoe"),
           _names("Ackermann Dörfler/doerfler Groß/gross Kühnast/kuehnast Müller-Lüdenscheidt/mueller-luedenscheidt "
                  "Oberländer/oberlaender Strauß/strauss Süßkind/suesskind von_der_Au/von.der.au Weiß/weiss"),
           "Germany", "49", ("30", "40", "711"), ("Neustadt", "Bad Grünau", "Altenfels")),
    Tongue("French", _names("Aurélie/aurelie Benoît/benoit Cécile/cecile François/francois Gaël/gael Hélène/helene "
                            "Noémie/noemie René/rene Solène/solene Thibault"),
           _names("Bérard/berard Châtelet/chatelet D’Aubigny/daubigny Garçon/garcon Lefèvre/lefevre Noël/noel"),
           "France", "33", ("1", "4", "5"), ("Saint-Aubin", "Villeneuve-sur-Loire", "Pontarlieu")),
    Tongue("Spanish", _names("Ángel/angel Begoña/begona Inés/ines Íñigo/inigo Jesús/jesus Núria/nuria Sofía/sofia"),
           _names("Ibáñez/ibanez Muñoz_Peña/munoz.pena Núñez/nunez Ordóñez/ordonez Yáñez/yanez Zárate/zarate"),
           "Spain", "34", ("91", "93"), ("Valdelagua", "Puerto Nuevo")),
    Tongue("Portuguese", _names("Adélia/adelia Conceição/conceicao Estêvão/estevao João/joao Lourenço/lourenco"),
           _names("Assunção/assuncao da_Conceição/da.conceicao Fontão/fontao Gonçalves/goncalves Magalhães/magalhaes"),
           "Brazil", "55", ("11", "21"), ("Vila Formosa", "São Bento")),
    Tongue("Italian", _names("Chiara Donato Fiorella Ludovico Niccolò/niccolo Viola"),
           _names("Belfiore D’Amico/damico Montesanto Quattrocchi Serravalle"),
           "Italy", "39", ("02", "06"), ("Borgo San Dalmo", "Castelverde")),
    Tongue("Dutch", _names("Anouk Daan Fenna Joost Loïs/lois Sjoerd"),
           _names("de_Groot/de.groot IJsbrandt/ijsbrandt ’t_Hooft/t.hooft van_den_Berg/van.den.berg Zijlstra"),
           "Netherlands", "31", ("10", "20"), ("Nieuwveen", "Oosterdam")),
    Tongue("Danish", _names("Åse/aase Bjørn/bjoern Jørgen/joergen Søren/soeren Tove"),
           _names("Ågård/aagaard Kjærgård/kjaergaard Møller/moeller Øster/oester"),
           "Denmark", "45", ("33", "86"), ("Nørreby", "Ærøsund")),
    Tongue("Swedish", _names("Åke/ake Göran/goran Malin Örjan/orjan Ylva"),
           _names("Ångström/angstrom Björkdahl/bjorkdahl Lindqvist Öberg/oberg"),
           "Sweden", "46", ("8", "31"), ("Björkvik", "Östansjö")),
    Tongue("Polish", _names("Bożena/bozena Łukasz/lukasz Małgorzata/malgorzata Świętosława/swietoslawa Żaneta/zaneta"),
           _names("Błaszczyk/blaszczyk Dąbrowska/dabrowska Gżegżółka/gzegzolka Śliwiński/sliwinski"),
           "Poland", "48", ("22", "61"), ("Łąkowo", "Żabieniec")),
    Tongue("Russian", _names("Алёна/alyona Борис/boris Пётр/pyotr Юлия/yulia"),
           _names("Воробьёв/vorobyov Ежова/yezhova Щукин/shchukin"),
           "Russia", "7", ("495", "812"), ("Берёзовка", "Новосёлки")),
    Tongue("Turkish", _names("Çağla/cagla Işıl/isil İlker/ilker Özgür/ozgur Şule/sule"),
           _names("Çelik/celik Güneş/gunes Işık/isik Öztürk/ozturk"),
           "Turkey", "90", ("212", "312"), ("Çınarlı", "Gümüşköy")),
    Tongue("Arabic", _names("ليلى/layla هشام/hisham نور/nour يوسف/yusuf"),
           _names("الحداد/alhaddad النجار/alnajjar القاضي/alqadi"),
           "USA", "1", ("313", "732"), ("Millbrook",)),
    Tongue("Hindi", _names("अनीता/anita ईशान/ishan मीरा/meera विक्रम/vikram"),
           _names("अय्यर/iyer जोशी/joshi शर्मा/sharma"),
           "India", "91", ("11", "22"), ("रामपुर", "सोनगढ़")),
    Tongue("Chinese", _names("小明/xiaoming 静/jing 伟/wei 丽华/lihua"),
           _names("欧阳/ouyang 王/wang 李/li 赵/zhao"),
           "China", "86", ("10", "21"), ("新城", "临河")),
    Tongue("Japanese", _names("さくら/sakura 健太/kenta 美咲/misaki 陽一/yoichi"),
           _names("小川/ogawa 斎藤/saito 高橋/takahashi 渡邉/watanabe"),
           "Japan", "81", ("3", "6"), ("若葉町", "青海"), furigana=True),
    Tongue("Korean", _names("민준/minjun 서연/seoyeon 지우/jiwoo"),
           _names("김/kim 남궁/namgung 박/park"),
           "Korea", "82", ("2", "51"), ("새마을",)),
    Tongue("Vietnamese", _names("Đức/duc Hằng/hang Quỳnh/quynh Thuỷ/thuy"),
           _names("Đặng/dang Nguyễn/nguyen Phạm/pham"),
           "USA", "1", ("408", "714"), ("Oak Harbor",)),
)  # fmt: skip

COMPANIES = ("Alder & Finch", "Blue Anchor", "Copper Kettle", "Dandelion", "Elm Street", "Fernweh", "Golden Pear",
             "Harbour Lights", "Ivory Tower", "Juniper", "Kingfisher", "Lantern", "Maple Leaf", "North Star",
             "Old Mill", "Papierschiff", "Quince", "Red Balloon", "Silver Birch", "Tin Drum")  # fmt: skip
TRADES = (
    "Bakeries",
    "Clinics",
    "Foods",
    "Insurance",
    "Logistics",
    "Media",
    "Motors",
    "Outfitters",
    "Telecom",
    "Works",
)
FORMS = ("Ltd.", "Inc.", "GmbH", "S.A.", "B.V.", "& Sons")
SUBJECTS = ("Charging is too slow", "Cannot sign in to the portal", "Invoice shows the wrong amount",
            "Delivery has not arrived", "Change of address", "Refund for a returned order", "Contract renewal",
            "Router restarts by itself", "Question about the tariff", "Password reset mail never comes",
            "App crashes when opening the map", "Request for a copy of the contract", "Battery drains over night",
            "Double payment in March", "Connection moves to a new flat", "Complaint about a technician")  # fmt: skip
