"""What a candidate's words are: an answer is never taken for a request, and a request is understood."""

import time

import pytest

from core.interviewing.listening import Request, Tone, Wish, as_request, request_in, tone_of


@pytest.mark.parametrize(
    ("text", "wish", "term"),
    [
        ("Can you repeat that?", Wish.REPEAT, ""),
        ("Sorry, could you please repeat the question?", Wish.REPEAT, ""),
        ("Say that again, please.", Wish.REPEAT, ""),
        ("What was the question?", Wish.REPEAT, ""),
        ("pardon?", Wish.REPEAT, ""),
        ("What do you mean?", Wish.CLARIFY, ""),
        ("What do you mean by latency?", Wish.CLARIFY, ""),
        ("I don\u2019t quite understand the question", Wish.CLARIFY, ""),
        ("Could you rephrase that?", Wish.CLARIFY, ""),
        ("What is an index?", Wish.EXPLAIN, "index"),
        ("what's a B-tree exactly?", Wish.EXPLAIN, "b-tree"),
        ("Could you explain what a race condition is?", Wish.EXPLAIN, "race condition"),
        ("I don't know what TTL means.", Wish.EXPLAIN, "ttl"),
        ("let me think", Wish.PAUSE, ""),
        ("Could I have a minute, please?", Wish.PAUSE, ""),
        ("Can you give me a hint?", Wish.HINT, ""),
    ],
)
def test_requests(text, wish, term):
    assert as_request(text) == request_in(text) == Request(wish, term)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I don't know.",
        "What is important is that the team talks.",
        "What is an index? It is a sorted copy of the data.",
        "Let me think, I would start with the logs.",
        "Repeat customers are the key.",
        "Say that the customer is right.",
        "Help desk tickets first.",
        "Clarify the requirements with the customer, then estimate.",
        "One moment of truth was when the launch failed.",
        "Define the goals first.",
        "Explain it to the parents.",
        "What would happen to the inserts? What is the write load? I would ask that, and then decide.",
        "Hold on to the good people.",
    ],
)
def test_answers_are_not_requests(text):
    assert as_request(text) is None


def test_what_was_meant_as_a_request_needs_no_question_mark():
    assert request_in("explain DNS") == Request(Wish.EXPLAIN, "dns")
    assert request_in("My salary expectation is high") == Request(Wish.OTHER)


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("I would look at the plan first.", Tone.PLAIN),
        ("...", Tone.WORDLESS),
        ("👩‍💻🎉", Tone.WORDLESS),
        ("42", Tone.WORDLESS),
        ("这是我的答案", Tone.FOREIGN),
        ("הייתי מדבר עם הלקוח", Tone.FOREIGN),
        ("Ich würde zuerst mit dem Kunden sprechen.", Tone.FOREIGN),
        ("Yo hablaría primero con el cliente porque es muy importante.", Tone.FOREIGN),
        ("Je parlerais avec le client, parce que c'est important pour nous.", Tone.FOREIGN),
        ("I would cut the cost of die casting for Das Haus.", Tone.PLAIN),
        ("I read El País and Le Monde for the market.", Tone.PLAIN),
        ("This is bullshit.", Tone.RUDE),
        ("I don't know.", Tone.DONT_KNOW),
        ("No idea, sorry.", Tone.DONT_KNOW),
        (
            "I didn't know the answer then, so " + "we looked at it together. " * 6,
            Tone.PLAIN,
        ),
        ("A customer called it bullshit, and " + "I asked him what he had expected of it. " * 5, Tone.PLAIN),
    ],
)
def test_tone(text, tone):
    assert tone_of(text) is tone


@pytest.mark.parametrize("text", ["f" * 20_000, "what is " * 2_500, "a " * 10_000, "?" * 20_000, "can you " * 2_500])
def test_long_texts_are_read_at_once(text):
    started = time.thread_time()
    as_request(text)
    tone_of(text)
    assert time.thread_time() - started < 0.1
