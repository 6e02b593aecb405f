function dealAndGather(deck, piles) {
  const tops = new Array(piles).fill(null);
  const bottoms = new Array(piles).fill(null);
  for (let pile = 0; deck !== null; pile = (pile + 1) % piles) {
    const card = deck;
    deck = deck.next;
    card.next = null;
    if (tops[pile] === null) {
      tops[pile] = bottoms[pile] = card;
    } else if (pile % 2 === 0) {
      card.next = tops[pile];
      tops[pile] = card;
    } else {
      bottoms[pile].next = card;
      bottoms[pile] = card;
    }
  }
  for (let pile = 1; pile < piles && tops[pile] !== null; pile++) {
    bottoms[pile - 1].next = tops[pile];
  }
  return tops[0];
}
