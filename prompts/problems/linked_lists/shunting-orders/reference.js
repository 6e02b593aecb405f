function shunt(train, orders) {
  const marker = new ListNode(0, train);
  const wagons = new Map([[0, marker]]);
  const frontOf = new Map();
  for (let ahead = marker, wagon = train; wagon !== null; ahead = wagon, wagon = wagon.next) {
    wagons.set(wagon.val, wagon);
    frontOf.set(wagon, ahead);
  }

  const couple = (left, right) => {
    left.next = right;
    if (right !== null) frontOf.set(right, left);
  };
  const move = (first, last, behind) => {
    couple(frontOf.get(first), last.next);
    couple(last, behind.next);
    couple(behind, first);
  };

  const done = [];
  for (const order of orders) {
    if (order[0] !== 0) {
      const [first, last, behind] = order.map((number) => wagons.get(number));
      done.push([first, last, frontOf.get(first)]);
      move(first, last, behind);
    } else if (done.length > 0) {
      move(...done.pop());
    }
  }
  return marker.next;
}
