# Right, but looks for the last reading sent by walking back every time: O(n^2).
def reported_readings(readings, step, heartbeat):
    was_sent = [False] * len(readings)
    for i in range(len(readings)):
        last = i - 1
        while last >= 0 and not was_sent[last]:
            last -= 1
        if last < 0 or abs(readings[i] - readings[last]) >= step or i - last == heartbeat:
            was_sent[i] = True
    return [i for i in range(len(readings)) if was_sent[i]]
