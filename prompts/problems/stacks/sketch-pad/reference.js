function finalStrokes(actions, limit) {
  const strokes = []; // those shown, and behind them those taken back
  let shown = 0;
  let permanent = 0;
  for (const [kind, value] of actions) {
    if (kind === 0) {
      strokes.length = shown;
      strokes.push(value);
      shown += 1;
      permanent = Math.max(permanent, shown - limit);
    } else if (kind === 1) {
      shown = Math.max(permanent, shown - value);
    } else {
      shown = Math.min(strokes.length, shown + value);
    }
  }
  return strokes.slice(0, shown);
}
