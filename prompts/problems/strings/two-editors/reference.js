function mergeEdits(base, mine, theirs) {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;

  const edit = (revision) => {
    const shorter = Math.min(base.length, revision.length);
    let start = 0;
    while (start < shorter && base[start] === revision[start]) start++;
    let kept = 0;
    while (kept < shorter - start && base[base.length - 1 - kept] === revision[revision.length - 1 - kept]) kept++;
    return { start, end: base.length - kept, text: revision.slice(start, revision.length - kept) };
  };

  let [first, second] = [edit(mine), edit(theirs)];
  if (second.start < first.start) [first, second] = [second, first];
  if (first.end >= second.start) return 'CONFLICT';
  return (
    base.slice(0, first.start) + first.text + base.slice(first.end, second.start) + second.text + base.slice(second.end)
  );
}
