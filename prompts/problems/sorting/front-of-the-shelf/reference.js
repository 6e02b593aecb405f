function booksToMove(shelf) {
  const inOrder = [...shelf].sort((a, b) => a - b);
  let left = inOrder.length; // the books from here on stay where they are
  for (let at = shelf.length - 1; at >= 0; at--) {
    if (shelf[at] === inOrder[left - 1]) left -= 1;
  }
  return inOrder.slice(0, left).reverse();
}
