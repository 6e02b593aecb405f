# Serves everybody in the order of arrival, as if nobody ever hung up.
def start_minutes(calls, patience):
    starts = []
    free_at = 0
    for arrival, length in calls:
        starts.append(max(arrival, free_at))
        free_at = starts[-1] + length
    return starts
