import pytest

from core.domain.evaluation import Gate
from core.grading.gates import gate_of
from core.grading.lexicon import shipped_lexicon
from core.grading.text import read_text
from tests.core.grading.questions import INDEX, MIDDLING, STORY, STRONG, TOLD, WEAK


def gate(answer, question=INDEX):
    return gate_of(question, read_text(answer), shipped_lexicon())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param("", Gate.EMPTY, id="nothing"),
        pytest.param(" \n\t ", Gate.EMPTY, id="blanks"),
        pytest.param("\x00\x01\x1b\u200b\u202e", Gate.EMPTY, id="control characters"),
        pytest.param("😀🎉🔥" * 20, Gate.GIBBERISH, id="emoji only"),
        pytest.param("!!! ??? ...", Gate.GIBBERISH, id="marks only"),
        pytest.param("It makes queries faster.", Gate.TOO_SHORT, id="four words"),
        pytest.param("I don't know.", Gate.REFUSAL, id="I don't know"),
        pytest.param("i dont know", Gate.REFUSAL, id="without its apostrophe"),
        pytest.param("I don’t know, sorry.", Gate.REFUSAL, id="a curly apostrophe"),
        pytest.param(
            "Honestly, no idea, I have never heard of that before, sorry about it.", Gate.REFUSAL, id="no idea"
        ),
        pytest.param("Pass", Gate.REFUSAL, id="pass"),
        pytest.param("Can we skip this question please?", Gate.REFUSAL, id="skip"),
        pytest.param("asdf qwer zxcv hjkl uiop bnmq wert sdfg xcvb tyui ghjk vbnm qaz", Gate.GIBBERISH, id="keys"),
        pytest.param("index " * 40, Gate.GIBBERISH, id="one word over and over"),
        pytest.param(INDEX.text, Gate.ECHO, id="the question said back"),
        pytest.param(
            "So you ask how an index would help with a slow query on a large table, and the cost.", Gate.ECHO, id="echo"
        ),
    ],
)
def test_no_answer_is_told_apart(answer, expected):
    assert gate(answer) is expected


@pytest.mark.parametrize("answer", [STRONG, MIDDLING, WEAK])
def test_answers_pass_even_weak_ones(answer):
    assert gate(answer) is None


def test_a_story_passes():
    assert gate(TOLD, STORY) is None


def test_admitting_one_gap_within_an_answer_is_no_refusal():
    answer = (
        "I don't know the exact figures, but without it the engine scans each row, so lookups slow down as data grows."
    )
    assert gate(answer) is None


@pytest.mark.parametrize(
    "answer",
    [
        "الفهرس يجعل البحث في قاعدة البيانات أسرع لأنه يرتب القيم ولا يقرأ كل الصفوف من البداية",
        "索引使查找更快，因为数据库不必读取每一行。",
        "Индекс ускоряет поиск, потому что базе не нужно читать каждую строку, но запись становится медленнее.",
        "Ein Index macht die Suche schneller, weil die Datenbank nicht jede Zeile lesen muss, aber das Schreiben "
        "wird langsamer, und er braucht Platz auf der Platte.",
        "Un índice hace que la búsqueda sea más rápida porque la base de datos no tiene que leer todas las filas.",
        "Un index rend la recherche plus rapide parce que la base ne lit pas toutes les lignes de la table.",
        "İndeks aramayı hızlandırır çünkü veritabanı her satırı okumak için çok zaman harcamaz ve daha az yer arar.",
    ],
)
def test_another_language_is_told_apart(answer):
    assert gate(answer) is Gate.OTHER_LANGUAGE


@pytest.mark.parametrize(
    "answer",
    [
        "My café in São Paulo sold açaí, and the naïve résumé of our first year was: too much milk, too few people.",
        "Frau Müller said “das ist nicht mein Problem”, so I asked her what would have to change before we go on.",
    ],
)
def test_foreign_words_within_english_pass(answer):
    assert gate(answer, STORY) is None
