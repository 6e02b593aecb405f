function longestStreak(minutes, target) {
  let best = 0;
  let count = 0;
  let missedYesterday = false;
  for (const played of minutes) {
    if (played >= target) {
      count += 1;
      best = Math.max(best, count);
      missedYesterday = false;
    } else if (missedYesterday) {
      count = 0;
    } else {
      missedYesterday = true;
    }
  }
  return best;
}
