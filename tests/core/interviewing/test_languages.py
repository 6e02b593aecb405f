"""What candidates say, in the other interview languages, before anyone judges it."""

import pytest

from core.interviewing.listening import Tone, Wish, as_request, is_in, tone_of
from core.languages import language_of

ANSWERS = {
    "es": "Trabajé dos años en un banco, y cuando llegué los informes tardaban una semana porque nadie los revisaba.",
    "fr": "J'ai travaillé deux ans dans une banque et j'ai dirigé une équipe.",
    "de": "Ich habe zwei Jahre in einer Bank gearbeitet und ein Team geleitet.",
    "hi": "मैंने दो साल एक बैंक में काम किया और एक टीम का नेतृत्व किया।",
    "zh": "我在银行工作了两年，带过一个四个人的团队。",
    "en": "I worked in a bank for two years and led a team of four.",
}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                "¿Puede repetir la pregunta, por favor?",
                "No entiendo la pregunta.",
                "Deme un momento",
                "¿Qué es un índice?",
            ),
        ),
        ("fr", ("Pouvez-vous répéter la question ?", "Je ne comprends pas.", "Un instant", "C'est quoi un index ?")),
        ("de", ("Können Sie die Frage bitte wiederholen?", "Das verstehe ich nicht.", "Moment", "Was ist ein Index?")),
        ("hi", ("क्या आप सवाल दोहरा सकते हैं?", "मुझे समझ नहीं आया", "एक मिनट दीजिए", "इंडेक्स क्या है?")),
        ("zh", ("请再说一遍", "我不太明白这个问题", "请等一下", "什么是索引？")),
    ],
)
def test_requests(language, texts):
    found = [as_request(text, language) for text in texts]
    assert [one.wish for one in found] == [Wish.REPEAT, Wish.CLARIFY, Wish.PAUSE, Wish.EXPLAIN]
    assert found[-1].term in {"índice", "index", "इंडेक्स", "索引"}


@pytest.mark.parametrize("language", ANSWERS)
def test_the_tool_that_asks_again_is_understood(language):
    assert as_request(language_of(language).again, language).wish is Wish.REPEAT


@pytest.mark.parametrize("language", ANSWERS)
def test_an_answer_is_no_request_and_in_its_language(language):
    answer = ANSWERS[language]
    assert as_request(answer, language) is None
    assert tone_of(answer, language) is Tone.PLAIN
    assert is_in(answer, language)


@pytest.mark.parametrize("language", ANSWERS)
def test_an_answer_in_another_language_is_noticed(language):
    others = [text for code, text in ANSWERS.items() if code != language]
    assert [tone_of(text, language) for text in others] == [Tone.FOREIGN] * len(others)
    assert not any(is_in(text, language) for text in others)


@pytest.mark.parametrize(
    ("language", "unknown", "rude"),
    [
        ("es", "No tengo ni idea.", "Qué pregunta tan estúpida."),
        ("fr", "Je ne sais pas.", "C'est une question stupide."),
        ("de", "Das weiß ich leider nicht.", "So ein Schwachsinn."),
        ("hi", "मुझे नहीं पता।", "यह बकवास है।"),
        ("zh", "我不知道。", "这真是废话。"),
    ],
)
def test_tones(language, unknown, rude):
    assert (tone_of(unknown, language), tone_of(rude, language)) == (Tone.DONT_KNOW, Tone.RUDE)


def test_terms_in_latin_letters_do_not_make_an_answer_english():
    assert tone_of("我们用Kubernetes和PostgreSQL部署了整个支付系统", "zh") is Tone.PLAIN
    assert tone_of("हमने Kubernetes पर deploy किया और latency आधी हो गई", "hi") is Tone.PLAIN
