function ridersPerChair(groups, singles, seats) {
  const chairs = [];
  let front = 0;
  while (front < groups.length || singles > 0) {
    let free = seats;
    while (front < groups.length && groups[front] <= free) {
      free -= groups[front];
      front += 1;
    }
    const boarding = Math.min(free, singles);
    singles -= boarding;
    chairs.push(seats - free + boarding);
  }
  return chairs;
}
