# Asks for more than the step: a difference of exactly the step is not sent.
def reported_readings(readings, step, heartbeat):
    if not readings:
        return []
    sent = [0]
    last = readings[0]
    for i in range(1, len(readings)):
        if abs(readings[i] - last) > step or i - sent[-1] >= heartbeat:
            sent.append(i)
            last = readings[i]
    return sent
