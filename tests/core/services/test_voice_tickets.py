from core.services.tickets import TICKET_S
from core.services.voice_tickets import Seat, VoiceTickets

SEAT = Seat("ann", "one")


def test_a_ticket_is_good_once():
    tickets = VoiceTickets(clock=lambda: 0.0)
    ticket = tickets.draw(SEAT)
    assert tickets.redeem(ticket) == SEAT
    assert tickets.redeem(ticket) is None


def test_a_ticket_is_good_for_a_minute():
    now_s = [0.0]
    tickets = VoiceTickets(clock=lambda: now_s[0])
    early, late = tickets.draw(SEAT), tickets.draw(SEAT)
    now_s[0] = TICKET_S - 0.1
    assert tickets.redeem(early) == SEAT
    now_s[0] = TICKET_S
    assert tickets.redeem(late) is None


def test_tickets_that_nobody_used_are_forgotten():
    now_s = [0.0]
    tickets = VoiceTickets(clock=lambda: now_s[0])
    for _ in range(100):
        tickets.draw(SEAT)
        now_s[0] += TICKET_S
    assert len(tickets._drawn) == 1


def test_nobody_guesses_a_ticket():
    tickets = VoiceTickets()
    assert len({tickets.draw(SEAT) for _ in range(100)}) == 100
    assert tickets.redeem("") is None
