function reportedReadings(readings, step, heartbeat) {
  const sent = [];
  let last = -1;
  readings.forEach((reading, position) => {
    if (last < 0 || Math.abs(reading - readings[last]) >= step || position - last === heartbeat) {
      sent.push(position);
      last = position;
    }
  });
  return sent;
}
