def reported_readings(readings: list[int], step: int, heartbeat: int) -> list[int]:
    sent: list[int] = []
    for position, reading in enumerate(readings):
        if not sent or abs(reading - readings[sent[-1]]) >= step or position - sent[-1] == heartbeat:
            sent.append(position)
    return sent
