# Counts the dining car to the front half, so it leaves the middle.
def swap_halves(train):
    if not train or not train.next:
        return train
    slow, fast = train, train
    while fast.next and fast.next.next:
        slow, fast = slow.next, fast.next.next
    if fast.next:
        fast = fast.next
    rear = slow.next
    slow.next = None
    fast.next = train
    return rear
