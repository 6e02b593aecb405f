function countMixUps(numbers) {
  const members = new Set(numbers);
  const blank = (number, i) => `${number.slice(0, i)}*${number.slice(i + 1)}`;
  const blanked = new Map();
  for (const number of numbers) {
    for (let i = 0; i < number.length; i++) {
      const form = blank(number, i);
      blanked.set(form, (blanked.get(form) ?? 0) + 1);
    }
  }
  return numbers.map((number) => {
    let count = 0;
    for (let i = 0; i < number.length; i++) {
      count += blanked.get(blank(number, i)) - 1;
      if (i > 0 && number[i - 1] !== number[i]) {
        const swapped = number.slice(0, i - 1) + number[i] + number[i - 1] + number.slice(i + 1);
        if (members.has(swapped)) count += 1;
      }
    }
    return count;
  });
}
