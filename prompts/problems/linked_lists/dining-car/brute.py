def swap_halves(train: ListNode | None) -> ListNode | None:
    """Write the numbers down, exchange the two slices, build a new train from the back."""
    numbers = []
    while train:
        numbers.append(train.val)
        train = train.next
    half, odd = divmod(len(numbers), 2)
    swapped = numbers[half + odd :] + numbers[half : half + odd] + numbers[:half]
    built = None
    for number in reversed(swapped):
        built = ListNode(number, built)
    return built
