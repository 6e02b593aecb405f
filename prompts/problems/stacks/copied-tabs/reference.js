// A page in a history. back[j] is the page 2^j pages before it.
class Page {
  constructor(number, before) {
    this.number = number;
    this.depth = before ? before.depth + 1 : 0;
    this.back = [];
    for (let power = 0; before; power++) {
      this.back.push(before);
      before = before.back[power];
    }
  }

  goneBack(count) {
    let page = this;
    let left = Math.min(count, this.depth);
    for (let power = 0; left > 0; power++, left >>= 1) {
      if (left & 1) page = page.back[power];
    }
    return page;
  }
}

function shownPages(actions) {
  const tabs = [new Page(0, null)];
  return actions.map(([kind, tab, value]) => {
    if (kind === 0) tabs[tab] = new Page(value, tabs[tab]);
    else if (kind === 1) tabs[tab] = tabs[tab].goneBack(value);
    else tabs.push(tabs[tab]);
    return tabs[tab].number;
  });
}
