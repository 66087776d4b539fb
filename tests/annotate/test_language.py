import pytest

from newsqa.annotate.language import is_english

ENGLISH = "The ferry was late again on Monday, and the harbour master said that she had not been told of it."
OTHERS = {
    "de": "Die Fähre war am Montag wieder zu spät, und die Leiterin des Hafens sagte, dass sie davon nichts wusste.",
    "fr": "Le ferry est arrivé en retard lundi, et la directrice du port a dit que personne ne lui avait rien dit.",
    "es": "El ferry llegó tarde el lunes, y la directora del puerto dijo que nadie se lo había dicho a su equipo.",
    "pt": "A balsa chegou tarde na segunda-feira, e a diretora do porto disse que ninguém a tinha avisado do que foi.",
    "sv": "Färjan var sen igen på måndagen, och hamnens chef sade att hon inte hade fått veta något om det som var.",
    "tr": "Feribot pazartesi günü yine geç kaldı ve liman müdürü bu konuda kendisine bir şey denmediğini söyledi.",
    "ru": "Паром снова опоздал в понедельник, и начальник порта сказала, что ей никто об этом не сообщил.",
    "zh": "渡轮星期一又晚点了，港口主任说没有人告诉她这件事。",
}


def test_english_is_english() -> None:
    assert is_english(ENGLISH)
    assert is_english(ENGLISH * 60)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_not(language: str) -> None:
    assert not is_english(OTHERS[language])
    assert not is_english(OTHERS[language] * 60)


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_outweigh_what_is_declared(language: str) -> None:
    assert is_english(ENGLISH, language)
    assert not is_english(OTHERS[language], "en")


def test_a_language_nobody_knows_is_told_by_the_english_words_it_lacks() -> None:
    swahili = (
        "Kivuko kilichelewa tena siku ya Jumatatu, na mkuu wa bandari alisema kwamba hakuna mtu aliyemwambia habari "
        "hizo kabla ya safari. Abiria wengi walilazimika kusubiri kwa muda mrefu bila chakula wala maji, huku watoto "
        "wakilia na wazee wakilalamika kuhusu hali hiyo mbaya ya usafiri katika mji wetu mkubwa."
    )
    assert not is_english(swahili)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("de", False),
        ("pt-BR", False),
        ("German", False),
        ("en", True),
        ("en-GB", True),
        ("und", True),
        ("", True),
        (None, True),
    ],
)
def test_what_is_declared_decides_where_words_do_not(declared: str | None, expected: bool) -> None:
    assert is_english("Bergen Oslo 3:2 (1:0)", declared) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Eva Lund",
        "Rio de Janeiro's mayor met Los Angeles officials at San Juan de la Cruz.",
        "Lund Ferry Lines 12, Berg Shipping 9, Oslo Harbour Works 7, " * 20,
        "She quoted “Die Fähre war wieder zu spät” and left for the harbour with them.",
    ],
)
def test_short_texts_names_and_lists_are_taken_for_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Bürgermeister trifft Lund in Bergen.",
        "Die Reederei plant neue Fähren.",
        "Eva Lund hat gegen den FC Bergen zwei Tore erzielt.",
        "Krüger und Krueger spielen in Harwick.",
        "La ministra visita Harwick.",
        "Le maire rencontre Lund à Bergen.",
        "Il sindaco incontra Lund a Bergen.",
        "O prefeito visita a cidade de Harwick.",
        "De burgemeester bezoekt Harwick en Bergen.",
        "Borgmästaren besöker Harwick och Bergen.",
    ],
)
def test_short_texts_with_function_words_of_another_language_are_in_it(text: str) -> None:
    assert not is_english(text)
    assert not is_english(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Ursula von der Leyen greenlights loan",
        "De Blasio tweets selfie",
        "Los Angeles cops arrest man",
        "El Salvador arrests gang boss",
        "Das Boot wins three awards",
        "Die Hard returns to cinemas",
        "Lula da Silva wins in Brazil",
        "Lund State is going to ban fracking",
        "Harwick's mayor couldn't sing in Bergen",
        "https://example.com/der-harwick-ferry",
        "Small donors matter, @der_lund says",
        "UN hosts Lund, 1st mayor to come",
    ],
)
def test_short_texts_with_foreign_names_are_in_english(text: str) -> None:
    assert is_english(text)


def test_titles_of_works_make_no_text_english() -> None:
    assert not is_english(OTHERS["de"] * 3 + ' Der Film "The Lord of the Rings: The Return of the King" ist lang.')


BELOW = "Sign up, and you will have the best of this week with what is said of it in your mail."
OTHER_LETTERS = {
    "ar": "أقر المجلس البلدي يوم الثلاثاء بناء جسر جديد فوق النهر بأغلبية كبيرة. وقالت رئيسة البلدية إنهم انتظروا طويلا"
    " هذا اليوم.",
    "hi": "नगर परिषद ने मंगलवार को नदी पर नए पुल के निर्माण को मंजूरी दे दी। महापौर ने कहा कि सबने इस दिन का बहुत इंतजार"
    " किया। काम अगले साल शुरू होगा और दो साल तक चलेगा।",
    "ru": "Городской совет во вторник проголосовал за новый мост через реку. Мэр сказал, что жители ждали этого дня.",
    "zh": "市议会以二十七票赞成、三票反对通过了新桥建设方案。市长在会后说，大家已经等了太久。新桥预计耗资四千万元，"
    "将于明年春季动工。反对者认为，这笔钱应当用于改善渡轮服务。渔民们说，桥修好了就好。",
}


@pytest.mark.parametrize("language", OTHER_LETTERS)
def test_a_line_of_english_below_makes_no_text_english(language: str) -> None:
    text = f"{OTHER_LETTERS[language]}\n\n{BELOW}"
    assert not is_english(text, language)
    assert not is_english(text)
