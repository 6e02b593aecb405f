# Works out where to put the stretch before it is taken out, so forward moves land too far back.
def shunt(train, orders):
    numbers = []
    while train:
        numbers.append(train.val)
        train = train.next
    states = []
    for first, last, behind in orders:
        if first:
            states.append(numbers[:])
            place = numbers.index(behind) + 1 if behind else 0
            i, j = numbers.index(first), numbers.index(last)
            stretch = numbers[i : j + 1]
            del numbers[i : j + 1]
            numbers[place:place] = stretch
        elif states:
            numbers = states.pop()
    head = None
    for number in reversed(numbers):
        head = ListNode(number, head)
    return head
