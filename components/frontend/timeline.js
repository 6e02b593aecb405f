// One axis for turns, events and sound. Anything on the page can ask for a moment: an element with data-tape-ms, or
// window.dispatchEvent(new CustomEvent("tape:play", { detail: { t: seconds } })).
// Inside a recorded answer the audio element is the clock; elsewhere a clock of our own goes on.
const clockText = (s) => Math.floor(s / 60) + ":" + String(Math.floor(s % 60)).padStart(2, "0");
const make = (tag, props, ...kids) => { const el = Object.assign(document.createElement(tag), props); el.append(...kids); return el; };
const icon = (name) => make("i", { textContent: name, ariaHidden: "true" });
const fill = (text, values) => text.replace(/\$(\w+)/g, (_, name) => values[name]);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const MARK = 44, LANES = 3;

class Tape {
  constructor(root, data, t) {
    Object.assign(this, { root, data, t: t ?? data.start, rate: 1, playing: false, muted: new Set(), take: null });
    this.$ = (s) => root.querySelector(s);
    this.audio = this.$("audio");
    root.querySelectorAll("[data-label]").forEach((el) => { el.ariaLabel = data.words[el.dataset.label]; });
    root.querySelectorAll("[data-text]").forEach((el) => { el.textContent = data.words[el.dataset.text]; });
    this.drawSpans(); this.drawChapters(); this.drawEvents(); this.drawKinds(); this.drawLines(); this.drawMinutes();
    root.querySelectorAll("[data-do]").forEach((b) => { b.onclick = () => this[b.dataset.do](); });
    this.bindSlider(); this.bindPage();
    this.$(".code").hidden = !data.code.length;
    this.$(".below").classList.toggle("with-code", data.code.length > 0);
    this.sign(); this.seek(this.t);
  }
  at(t) { return (100 * t) / this.data.duration + "%"; }

  bindPage() {
    const ending = new AbortController(), { signal } = ending, play = (t) => { this.seek(t); this.play(); };
    const asked = (e) => e.composedPath().find((el) => el.dataset?.tapeMs);
    window.addEventListener("tape:play", (e) => play(e.detail.t), { signal });
    document.addEventListener("click", (e) => { const el = asked(e); if (el) play(el.dataset.tapeMs / 1000); }, { signal });
    document.addEventListener("keydown", (e) => {
      const el = asked(e);
      if (el && el.tagName !== "BUTTON" && (e.key === "Enter" || e.key === " ")) { e.preventDefault(); play(el.dataset.tapeMs / 1000); }
    }, { signal });
    this.$(".tape").addEventListener("keydown", (e) => this.key(e), { signal });
    this.audio.addEventListener("ended", () => { if (this.take) this.leave(); }, { signal });
    this.audio.addEventListener("error", () => { if (this.take) this.leave(); }, { signal });
    this.watch = new IntersectionObserver(([e]) => { this.away = !e.isIntersecting; this.mini(); });
    this.watch.observe(this.$(".axis"));
    this.sizes = new ResizeObserver(() => this.layEvents());
    this.sizes.observe(this.$(".axis"));
    this.ending = ending;
  }
  key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const onButton = e.target.tagName === "BUTTON";
    if (e.key === " " && !onButton) this.toggle();
    else if (e.key === "n") this.next();
    else if (e.key === "p") this.prev();
    else if (e.key === "ArrowLeft" && !e.defaultPrevented) this.seek(this.t - 5);
    else if (e.key === "ArrowRight" && !e.defaultPrevented) this.seek(this.t + 5);
    else return;
    e.preventDefault();
  }

  drawSpans() {
    this.spans = this.data.spans.map((s) => {
      const el = make("div", { className: s.you ? (s.quiet ? "you quiet" : "you") : "" });
      Object.assign(el.style, { left: this.at(s.from), width: this.at(s.to - s.from) });
      return el;
    });
    this.$(".spans").replaceChildren(...this.spans);
    this.$(".track").setAttribute("aria-valuemax", Math.round(this.data.duration));
  }
  drawChapters() {
    const { chapters, duration, words } = this.data;
    this.chapters = chapters.map((c, i) => {
      const end = chapters[i + 1]?.t ?? duration;
      const b = make("button", { type: "button", title: c.label, ariaLabel: c.number ? fill(words.question, c) : c.label, onclick: () => this.seek(c.t) }, make("b", { textContent: c.number ?? "" }), make("span", { textContent: c.label }));
      Object.assign(b.style, { left: this.at(c.t), width: this.at(end - c.t) });
      b.hidden = end - c.t < duration / 100; // too narrow to point at
      return b;
    });
    this.$(".chapters").replaceChildren(...this.chapters);
  }
  drawEvents() {
    const { events, kinds, words } = this.data, row = this.$(".events");
    this.marks = events.map((e, i) => {
      const label = fill(words.at, { kind: kinds[e.kind].one, time: clockText(e.t), label: e.label });
      return make("button", { type: "button", className: e.kind, title: label, ariaLabel: label, tabIndex: i ? -1 : 0, onclick: () => this.seek(e.t) }, icon(kinds[e.kind].icon));
    });
    row.replaceChildren(...this.marks);
    row.onkeydown = (k) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[k.key];
      if (!step) return;
      const open = this.marks.filter((m) => !m.hidden), next = open[open.indexOf(this.root.activeElement) + step];
      if (next) { this.marks.forEach((m) => { m.tabIndex = -1; }); next.tabIndex = 0; next.focus(); }
      k.preventDefault();
    };
  }
  drawKinds() {
    const found = Object.entries(this.data.kinds).filter(([kind]) => this.data.events.some((e) => e.kind === kind));
    this.$(".kinds").replaceChildren(...found.map(([kind, { icon: name, many }]) => {
      const count = this.data.events.filter((e) => e.kind === kind).length;
      const chip = make("button", { type: "button", className: kind, ariaPressed: "true" }, icon(name), `${many} ${count}`);
      chip.onclick = () => { this.muted.has(kind) ? this.muted.delete(kind) : this.muted.add(kind); chip.ariaPressed = String(!this.muted.has(kind)); this.filter(); };
      return chip;
    }));
  }
  layEvents() {
    // Marks that would cover each other go to another lane, and when those are full, to the right.
    const row = this.$(".events"), width = row.clientWidth, lanes = [];
    this.marks.forEach((m, i) => {
      if (m.hidden) return;
      const x = Math.max(MARK / 2, Math.min(width - MARK / 2, (this.data.events[i].t / this.data.duration) * width));
      let lane = lanes.findIndex((last) => x - last >= MARK);
      if (lane < 0 && lanes.length < LANES) lane = lanes.push(-MARK) - 1;
      if (lane < 0) lane = lanes.indexOf(Math.min(...lanes));
      lanes[lane] = Math.max(x, lanes[lane] + MARK);
      Object.assign(m.style, { left: lanes[lane] + "px", top: MARK * lane + "px" });
    });
    row.style.height = MARK * Math.max(1, lanes.length) + "px";
  }
  filter() { this.marks.forEach((m, i) => { m.hidden = this.muted.has(this.data.events[i].kind); m.style.display = m.hidden ? "none" : ""; }); this.layEvents(); }
  drawLines() {
    const { lines, events, kinds } = this.data;
    this.lines = lines.map((line, i) => {
      const end = lines[i + 1]?.t ?? Infinity, words = make("span", { className: "words", textContent: line.text });
      const own = events.filter((e) => (e.t >= line.t || i === 0) && e.t < end).map((e) => make("em", { className: e.kind }, icon(kinds[e.kind].icon), kinds[e.kind].one));
      words.append(...own.slice(0, 4));
      const row = make("button", { type: "button", onclick: () => this.seek(line.t) }, make("time", { textContent: clockText(line.t) }), make("span", { className: "who", textContent: line.who }), words);
      return make("li", {}, row);
    });
    this.$(".lines").replaceChildren(...this.lines);
  }
  drawMinutes() {
    const { duration } = this.data, most = innerWidth < 640 ? 4 : 8, stops = [];
    const every = [5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600].find((s) => duration / s <= most) ?? 7200;
    for (let t = 0; t <= duration; t += every) { const s = make("span", { textContent: every < 60 ? clockText(t) : fill(this.data.words.minutes, { number: t / 60 }) }); s.style.left = this.at(t); stops.push(s); }
    this.$(".minutes").replaceChildren(...stops);
    this.$("[data-end]").textContent = clockText(duration);
  }

  bindSlider() {
    const track = this.$(".track"), to = (e) => { const r = track.getBoundingClientRect(); this.seek(((e.clientX - r.left) / r.width) * this.data.duration); };
    track.onpointerdown = (e) => { track.setPointerCapture(e.pointerId); to(e); track.onpointermove = to; };
    track.onpointerup = track.onpointercancel = () => { track.onpointermove = null; };
    track.onkeydown = (e) => {
      const step = { ArrowDown: -5, ArrowUp: 5, PageDown: -30, PageUp: 30 }[e.key];
      if (step) this.seek(this.t + step);
      else if (e.key === "Home") this.seek(0);
      else if (e.key === "End") this.seek(this.data.duration);
      else return;
      e.preventDefault();
    };
  }
  seek(t) {
    this.show(t);
    const take = this.data.takes.find((one) => this.t >= one.from && this.t < one.to) ?? null;
    if (take !== this.take) this.leave();
    if (take && this.playing) this.enter(take);
  }
  show(t) {
    const { duration, chapters, events, lines, spans } = this.data;
    this.t = Math.min(duration, Math.max(0, t));
    this.$(".head").style.left = this.at(this.t);
    this.root.querySelectorAll("[data-now]").forEach((el) => { el.textContent = clockText(this.t); });
    this.spans.forEach((el, i) => el.classList.toggle("on", spans[i].from <= this.t));
    const chapter = chapters.findLastIndex((c) => c.t <= this.t), line = Math.max(0, lines.findLastIndex((l) => l.t <= this.t));
    this.chapters.forEach((b, i) => b.setAttribute("aria-current", i === chapter));
    this.marks.forEach((m, i) => m.classList.toggle("at", Math.abs(events[i].t - this.t) < duration / 200));
    const track = this.$(".track");
    track.setAttribute("aria-valuenow", Math.round(this.t));
    track.setAttribute("aria-valuetext", `${clockText(this.t)}, ${chapters[chapter]?.label ?? this.data.words.begin}`);
    if (line !== this.line && lines.length) this.follow(line);
    this.showCode(chapters[chapter]?.t ?? 0);
  }
  showCode(since) {
    // The newest state of the problem that is at hand; at the next problem the editor is empty again.
    const { code, words } = this.data, at = code.findLastIndex((c) => c.t <= this.t && c.t >= since);
    if (!code.length || at === this.state) return;
    this.state = at;
    const { label, language, source, fresh, t } = code[at] ?? { label: words.nothing, language: "", source: "", fresh: [] };
    const about = [language, t === undefined ? "" : clockText(t), fresh.length ? fill(words.fresh, { number: fresh.length }) : ""];
    this.$(".code b").textContent = label;
    this.$(".code span").textContent = about.filter(Boolean).join(" · ");
    const news = new Set(fresh), rows = source ? source.replace(/\n$/, "").split("\n").map((text, n) => make("li", { textContent: text, className: news.has(n) ? "fresh" : "" })) : [];
    this.$(".code ol").replaceChildren(...rows);
    this.$(".code ol").scrollTop = fresh.length ? Math.max(0, rows[fresh[0]].offsetTop - rows[0].offsetTop - 40) : 0;
  }
  follow(line) {
    this.line = line;
    this.lines.forEach((li, i) => li.firstChild.classList.toggle("now", i === line));
    const box = this.$(".lines"), top = this.lines[Math.max(0, line - 1)].offsetTop - this.lines[0].offsetTop;
    box.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
    this.$(".mini p").textContent = this.data.lines[line].text;
  }
  enter(take) {
    // A new source is loaded only when another answer begins; moving within it is a seek.
    this.take = take;
    if (this.source !== take.url) { this.source = take.url; this.audio.src = take.url; }
    this.audio.currentTime = this.t - take.from;
    this.audio.playbackRate = this.rate;
    this.audio.play().catch(() => this.leave());
  }
  leave() { if (!this.take) return; this.take = null; this.audio.pause(); this.last = performance.now(); }

  toggle() { this.playing ? this.pause() : this.play(); }
  play() {
    if (this.t >= this.data.duration) this.show(0);
    const running = this.playing;
    Object.assign(this, { playing: true, last: performance.now() });
    this.seek(this.t);
    this.sign();
    if (!running) requestAnimationFrame((n) => this.tick(n));
  }
  pause() { this.playing = false; this.leave(); this.sign(); }
  tick(now) {
    if (!this.playing || !this.root.host.isConnected) return;
    if (this.take) { if (this.audio.readyState > 1) this.show(this.take.from + this.audio.currentTime); }
    else this.seek(this.t + (Math.max(0, now - this.last) / 1000) * this.rate);
    this.last = now;
    if (this.t >= this.data.duration) { this.pause(); return; }
    requestAnimationFrame((n) => this.tick(n));
  }
  sign() {
    const { words } = this.data;
    this.root.querySelectorAll(".play").forEach((b) => { b.firstElementChild.textContent = this.playing ? "pause" : "play_arrow"; b.ariaLabel = this.playing ? words.pause : words.play; });
    const rate = this.$(".rate"), written = new Map(this.data.rates).get(this.rate);
    Object.assign(rate, { textContent: written + "×", ariaLabel: fill(words.speed, { number: written }) });
    this.$(".tape").dataset.playing = String(this.playing);
    this.mini();
  }
  mini() { this.$(".mini").hidden = !(this.away && this.playing); }
  back() { this.$(".tape").scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" }); }
  faster() { const rates = this.data.rates.map(([rate]) => rate); this.rate = rates[(rates.indexOf(this.rate) + 1) % rates.length]; this.audio.playbackRate = this.rate; this.sign(); }
  next() { this.hop(this.data.events.find((e) => e.t > this.t + 0.05 && !this.muted.has(e.kind))); }
  prev() { this.hop(this.data.events.findLast((e) => e.t < this.t - 0.05 && !this.muted.has(e.kind))); }
  hop(event) { if (!event) return; this.seek(event.t); this.$(".now-playing").textContent = `${this.data.kinds[event.kind].one}: ${event.label}`; }
  stop() { this.pause(); this.watch.disconnect(); this.sizes.disconnect(); this.ending.abort(); }
}

const tapes = new WeakMap();
export default function ({ data, parentElement }) {
  const known = JSON.stringify(data), before = tapes.get(parentElement);
  if (before?.known !== known) {
    before?.tape.stop();
    tapes.set(parentElement, { known, tape: new Tape(parentElement, data, before?.tape.t) });
  }
  return () => { tapes.get(parentElement)?.tape.stop(); tapes.delete(parentElement); };
}
