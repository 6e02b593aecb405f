"""The ear in the other interview languages."""

import pytest

from core.domain.language import word_count, words_of
from core.domain.speech import AudioChunk, Transcript, Utterance
from core.languages import language_codes, language_of
from core.speech.delivery import fillers_in, measured
from core.speech.meaning import Outlook, is_back_channel, outlook, without_command
from tests.fakes.voices import speech


@pytest.mark.parametrize(
    ("language", "expected", "texts"),
    [
        (
            "es",
            (Outlook.COMPLETE, Outlook.UNFINISHED, Outlook.THINKING, Outlook.DONE),
            ("Reducimos la latencia a la mitad.", "Hablé con el equipo y", "Déjeme pensar un momento", "He terminado."),
        ),
        (
            "fr",
            (Outlook.COMPLETE, Outlook.UNFINISHED, Outlook.THINKING, Outlook.DONE),
            ("Nous avons réduit le temps.", "J'ai parlé avec le", "Laissez-moi réfléchir", "J'ai terminé."),
        ),
        (
            "de",
            (Outlook.COMPLETE, Outlook.UNFINISHED, Outlook.THINKING, Outlook.DONE),
            ("Wir haben die Zeit halbiert.", "Ich habe mit dem", "Lassen Sie mich kurz überlegen", "Ich bin fertig."),
        ),
        (
            "hi",
            (Outlook.COMPLETE, Outlook.UNFINISHED, Outlook.THINKING, Outlook.DONE),
            ("हमने समय आधा कर दिया।", "मैंने टीम से बात की और", "मुझे सोचने दीजिए", "मेरा जवाब पूरा हुआ"),
        ),
        (
            "zh",
            (Outlook.COMPLETE, Outlook.UNFINISHED, Outlook.THINKING, Outlook.DONE),
            ("我们把时间缩短了一半。", "我和团队谈了，因为", "让我想一下", "我说完了。"),
        ),
    ],
)
def test_whether_more_will_come(language, expected, texts):
    assert tuple(outlook(Transcript(text, language=language)) for text in texts) == expected


def test_a_list_that_rises_has_no_end_yet():
    assert outlook(Transcript("我们用了缓存，队列，索引", language="zh")) is Outlook.UNFINISHED
    assert outlook(Transcript("我们用了缓存，队列，还有索引。", language="zh")) is Outlook.COMPLETE
    assert outlook(Transcript("Usamos colas, caché y un índice.", language="es")) is Outlook.COMPLETE


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("es", "Lo redujimos a la mitad. He terminado.", "Lo redujimos a la mitad."),
        ("de", "wir haben es halbiert, und ich bin fertig", "wir haben es halbiert."),
        ("hi", "हमने समय आधा किया। मेरा जवाब पूरा हुआ", "हमने समय आधा किया।"),
        ("zh", "我们缩短了一半，我说完了", "我们缩短了一半。"),
    ],
)
def test_the_words_that_end_a_turn_are_no_part_of_the_answer(language, text, kept):
    assert without_command(Transcript(text, language=language)) == kept


@pytest.mark.parametrize(
    ("language", "agrees", "objects"),
    [
        ("es", "Sí, claro.", "Sí, pero no así."),
        ("fr", "D'accord.", "Pas du tout."),
        ("de", "Ja, genau.", "Moment mal."),
        ("hi", "जी, अच्छा।", "नहीं, रुकिए।"),
        ("zh", "嗯，好的。", "不是这样的。"),
    ],
)
def test_who_only_listens_does_not_want_the_floor(language, agrees, objects):
    assert is_back_channel(agrees, language) and not is_back_channel(objects, language)


def test_fillers_are_those_of_the_language():
    assert dict(fillers_in("Ähm, also, äh, das war sozusagen mein Teil.", "de")) == {"ähm": 1, "äh": 1, "sozusagen": 1}
    assert dict(fillers_in("嗯，我呃觉得奖金的金额，嗯，不低。", "zh")) == {"嗯": 2, "呃": 1}
    assert dict(fillers_in("Er war um acht da.", "de")) == {}  # "um" and "er" hesitate in English only


def test_words_are_counted_in_any_script():
    assert word_count("I led a team of four.") == 6
    assert word_count("मैंने चार लोगों की टीम का नेतृत्व किया।") == 8
    assert words_of("नहीं, किया") == ["नहीं", "किया"]
    assert word_count("我带领四个人的团队用Kafka完成了项目。") == 11  # 15 characters, and a word in Latin letters


def test_the_pace_of_mandarin_is_in_words():
    heard = Transcript("我们把系统分成三个部分，先解决最慢的那个部分。", language="zh")
    sound = Utterance(AudioChunk(speech(6000)))
    assert measured(sound, heard).words_per_minute == pytest.approx(140, abs=25)


@pytest.mark.parametrize("language", [code for code in language_codes() if code != "en"])
def test_every_language_has_what_a_conversation_needs(language):
    spoken = language_of(language)
    assert spoken.probe and spoken.hesitant and spoken.recogniser.startswith(language)
    assert {"gtts", "espeak"} <= spoken.voices.keys()
    assert len(spoken.manner.function) > 30 and not spoken.manner.function & spoken.manner.foreign
