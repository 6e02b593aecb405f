# Beats at every multiple of the heartbeat instead of counting from the last reading sent.
def reported_readings(readings, step, heartbeat):
    sent = []
    for i, reading in enumerate(readings):
        if i == 0 or abs(reading - readings[sent[-1]]) >= step or i % heartbeat == 0:
            sent.append(i)
    return sent
