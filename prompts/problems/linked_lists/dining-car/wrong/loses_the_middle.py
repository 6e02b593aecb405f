# Takes off the dining car and never couples it again.
def swap_halves(train):
    numbers = []
    while train:
        numbers.append(train.val)
        train = train.next
    half = len(numbers) // 2
    rear = numbers[-half:] if half else []
    new = start = ListNode(0)
    for number in rear + numbers[:half]:
        new.next = ListNode(number)
        new = new.next
    return start.next
