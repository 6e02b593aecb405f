class Box {
  constructor(gain, low, high) {
    this.gain = gain;
    this.low = low;
    this.high = high;
  }

  passed(level) {
    return Math.min(Math.max(level + this.gain, this.low), this.high);
  }

  // Both boxes as one: this one works first.
  then(later) {
    return new Box(this.gain + later.gain, later.passed(this.low), later.passed(this.high));
  }
}

const NOTHING = new Box(0, -1_000_000_000, 1_000_000_000);

function outputLevels(actions) {
  const front = []; // the first box on top; each entry is combined with all of the front part behind it
  const back = [];
  let backCombined = NOTHING;
  const levels = [];
  for (const [kind, first, low, high] of actions) {
    if (kind === 0) {
      const box = new Box(first, low, high);
      back.push(box);
      backCombined = backCombined.then(box);
    } else if (kind === 1) {
      if (front.length === 0) {
        let combined = NOTHING;
        while (back.length > 0) {
          combined = back.pop().then(combined);
          front.push(combined);
        }
        backCombined = NOTHING;
      }
      front.pop();
    } else {
      const level = front.length > 0 ? front[front.length - 1].passed(first) : first;
      levels.push(backCombined.passed(level));
    }
  }
  return levels;
}
