def reported_readings(readings: list[int], step: int, heartbeat: int) -> list[int]:
    """From each reading sent, look ahead for the next one: by a jump, or by the heartbeat, whichever comes first."""
    sent = [0] if readings else []
    while sent:
        last = sent[-1]
        jumps = [i for i in range(last + 1, len(readings)) if not -step < readings[i] - readings[last] < step]
        beats = [i for i in range(last + 1, len(readings)) if i == last + heartbeat]
        if not jumps + beats:
            break
        sent.append(min(jumps + beats))
    return sent
