class BestByEnd {
  ends = [];
  incomes = [0];

  by(minute) {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle] <= minute) low = middle + 1;
      else high = middle;
    }
    return this.incomes[low];
  }

  add(end, income) {
    this.ends.push(end);
    this.incomes.push(Math.max(income, this.incomes[this.incomes.length - 1]));
  }
}

function bestIncome(bookings, kinds, turnover) {
  const overall = new BestByEnd();
  const ofKind = new Map(kinds.map((kind) => [kind, new BestByEnd()]));
  const order = bookings.map((_, i) => i).sort((i, j) => bookings[i][1] - bookings[j][1]);
  for (const i of order) {
    const [start, end, fee] = bookings[i];
    const same = ofKind.get(kinds[i]);
    const income = fee + Math.max(overall.by(start - turnover), same.by(start));
    overall.add(end, income);
    same.add(end, income);
  }
  return overall.incomes[bookings.length];
}
