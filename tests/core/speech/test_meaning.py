import pytest

from core.domain.speech import Transcript
from core.speech.meaning import Outlook, is_back_channel, is_echo, outlook, without_command


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We cut the latency in half.", Outlook.COMPLETE),
        ("Would you like an example?", Outlook.COMPLETE),
        ('She said "ship it."', Outlook.COMPLETE),
        ("That is what we aimed for.", Outlook.COMPLETE),
        ("Yes.", Outlook.COMPLETE),
        ("Yes, I would.", Outlook.COMPLETE),
        ("Yes, I would", Outlook.UNFINISHED),
        ("We used Kafka, Redis and Postgres.", Outlook.COMPLETE),
        ("I talked to sales, support and finance, and then we shipped.", Outlook.COMPLETE),
        ("We cut the latency in half", Outlook.OPEN),
        ("We cut the latency because", Outlook.UNFINISHED),
        ("We cut the latency because.", Outlook.UNFINISHED),
        ("So what I did was, um", Outlook.UNFINISHED),
        ("So what I did was, um...", Outlook.UNFINISHED),
        ("I moved the data to", Outlook.UNFINISHED),
        ("Then I wrote", Outlook.UNFINISHED),
        ("Then I wrote it.", Outlook.COMPLETE),
        ("We needed a new", Outlook.UNFINISHED),
        ("There were several reasons,", Outlook.UNFINISHED),
        ("There were three things:", Outlook.UNFINISHED),
        ("We used Kafka, Redis, Postgres", Outlook.UNFINISHED),
        ("We used Kafka, Redis, Postgres.", Outlook.UNFINISHED),
        ("We led the…", Outlook.UNFINISHED),
        ("Let me think.", Outlook.THINKING),
        ("Good question. Let me think about that for a second", Outlook.THINKING),
        ("Hmm, give me a second.", Outlook.THINKING),
        ("Just a moment please", Outlook.THINKING),
        ("We halved it. I'm done.", Outlook.DONE),
        ("and that's it", Outlook.DONE),
        ("I think the project was done", Outlook.OPEN),
        ("It gives me a second opinion.", Outlook.COMPLETE),
        ("", Outlook.NOTHING),
        (" ... ", Outlook.NOTHING),
    ],
)
def test_outlook(text, expected):
    assert outlook(Transcript(text)) is expected


def test_without_punctuation_nothing_speaks_for_an_end():
    assert outlook(Transcript("we cut the latency in half", has_punctuation=False)) is Outlook.UNTOLD
    assert outlook(Transcript("we cut the latency and", has_punctuation=False)) is Outlook.UNFINISHED


@pytest.mark.parametrize("text", ["Uh-huh.", "right", "Yeah, okay.", "I see.", "Mm-hm", ""])
def test_back_channels(text):
    assert is_back_channel(text)


@pytest.mark.parametrize("text", ["Right, but I disagree.", "Wait.", "No", "Can you repeat that?", "What?"])
def test_words_that_want_the_floor(text):
    assert not is_back_channel(text)


def test_the_interviewers_own_words_are_an_echo():
    spoken = "Thank you. Tell me about a time when a project went wrong."
    assert is_echo("tell me about a time when a project", spoken)
    assert not is_echo("sorry, can you tell me which project", spoken)
    assert not is_echo("a time", spoken)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("We halved it. I'm done.", "We halved it."),
        ("we halved it and that was it, I'm finished", "we halved it and that was it."),
        ("I'm done.", "I'm done."),
        ("We halved it.", "We halved it."),
    ],
)
def test_the_word_that_ends_a_turn_is_no_part_of_the_answer(text, kept):
    assert without_command(Transcript(text)) == kept
