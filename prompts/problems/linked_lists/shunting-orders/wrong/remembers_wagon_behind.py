# Remembers the wagon behind the stretch, but treats "none" as the front of the train when taking back.
def shunt(train, orders):
    numbers = []
    while train:
        numbers.append(train.val)
        train = train.next
    done = []
    for first, last, behind in orders:
        if first:
            i, j = numbers.index(first), numbers.index(last)
            follower = numbers[j + 1] if j + 1 < len(numbers) else 0
            done.append((first, last, follower))
            stretch = numbers[i : j + 1]
            del numbers[i : j + 1]
            place = numbers.index(behind) + 1 if behind else 0
            numbers[place:place] = stretch
        elif done:
            first, last, follower = done.pop()
            i, j = numbers.index(first), numbers.index(last)
            stretch = numbers[i : j + 1]
            del numbers[i : j + 1]
            place = numbers.index(follower) if follower else 0
            numbers[place:place] = stretch
    head = None
    for number in reversed(numbers):
        head = ListNode(number, head)
    return head
