function writeBadges(guests) {
  const shorten = (guest) => guest.slice(0, guest.indexOf(" ") + 2);
  const byFirst = new Map();
  const byInitial = new Map();
  for (const guest of guests) {
    const first = guest.split(" ")[0];
    const short = shorten(guest);
    byFirst.set(first, (byFirst.get(first) ?? 0) + 1);
    byInitial.set(short, (byInitial.get(short) ?? 0) + 1);
  }
  return guests.map((guest) => {
    const first = guest.split(" ")[0];
    const short = shorten(guest);
    if (byFirst.get(first) === 1) return first;
    return byInitial.get(short) === 1 ? `${short}.` : guest;
  });
}
