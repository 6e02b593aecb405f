# Compares with the reading just before, so a slow drift is never sent.
def reported_readings(readings, step, heartbeat):
    sent = []
    for i, reading in enumerate(readings):
        if i == 0 or abs(reading - readings[i - 1]) >= step or i - sent[-1] == heartbeat:
            sent.append(i)
    return sent
