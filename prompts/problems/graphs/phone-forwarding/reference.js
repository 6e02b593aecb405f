function ringingPhones(forward, maxHops) {
  const forwarders = forward.map(() => []);
  const answer = forward.map(() => -1);
  let reached = [];
  forward.forEach((target, extension) => {
    if (target === extension) {
      answer[extension] = extension;
      reached.push(extension);
    } else {
      forwarders[target].push(extension);
    }
  });
  for (let hops = 0; hops < maxHops && reached.length > 0; hops++) {
    const next = [];
    for (const extension of reached) {
      for (const earlier of forwarders[extension]) {
        answer[earlier] = answer[extension];
        next.push(earlier);
      }
    }
    reached = next;
  }
  return answer;
}
