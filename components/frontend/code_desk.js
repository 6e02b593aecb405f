// Drives the Ace editor that streamlit-ace put into its frame (our own origin, so it can be reached). The text belongs
// to the browser: a session a document keeps it with its undo history, every change is numbered, and only a number that
// came back from Python counts as saved. Python's text is taken once, when a document is opened; never over typing.
const MODES = { python: "python", javascript: "javascript", java: "java", cpp: "c_cpp" };
const SAVE_AFTER_MS = 500, AGAIN_AFTER_MS = 4000, TICK_MS = 400;
const SIZES = [12, 13, 14, 15, 16, 18, 20, 24];
const VARIABLES = ["--ink", "--mist", "--line", "--accent", "--good", "--on-air"];
const THEME = { cssClass: "ace-rehearsal", isDark: false, cssText: "" };
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const desks = new WeakMap();

const FRAME_CSS = `
@font-face { font-family: "JetBrains Mono"; src: url("FONT") format("woff2"); font-weight: 100 800; }
html, body, #root { background: transparent !important; margin: 0; height: 100%; overflow: hidden; }
.MuiGrid-root { display: none !important; }
.MuiPaper-root { background: transparent !important; box-shadow: none !important; }
.ace_editor { position: fixed !important; inset: 0 !important; width: 100% !important; height: 100% !important; line-height: 1.55 !important; font-variant-ligatures: none; }
.ace_editor, .ace_editor * { font-family: "JetBrains Mono", ui-monospace, monospace !important; font-variant-ligatures: none !important; font-feature-settings: "calt" 0, "liga" 0 !important; }
.ace-rehearsal { color: var(--ink); background: transparent; }
.ace-rehearsal .ace_gutter { background: transparent; color: var(--mist); }
.ace-rehearsal .ace_cursor { color: var(--accent); }
.ace-rehearsal .ace_marker-layer .ace_selection { background: color-mix(in srgb, var(--accent) 30%, transparent); }
.ace-rehearsal .ace_marker-layer .ace_active-line, .ace-rehearsal .ace_gutter-active-line { background: color-mix(in srgb, var(--accent) 9%, transparent); }
.ace-rehearsal .ace_marker-layer .ace_bracket { border: 1px solid var(--accent); margin: -1px 0 0 -1px; }
.ace-rehearsal .ace_indent-guide { box-shadow: inset -1px 0 0 var(--line); background: none; }
.ace-rehearsal :is(.ace_keyword, .ace_storage) { color: light-dark(#6D4FD8, #B9A4FF); }
.ace-rehearsal .ace_string { color: light-dark(#12704F, #63D3A6); }
.ace-rehearsal .ace_constant { color: light-dark(#8A5200, #FFC765); }
.ace-rehearsal :is(.ace_entity.ace_name, .ace_support.ace_function) { color: light-dark(#2F4FD0, #8FB2FF); }
.ace-rehearsal .ace_comment { color: var(--mist); font-style: italic; }`;

class Desk {
  constructor(parent) {
    const find = (selector) => parent.querySelector(selector);
    Object.assign(this, { root: find(".desk"), saved: find(".saved"), at: find(".at"), docs: new Map(), editor: null, doc: null, data: {} });
    this.keys = find(".keys");
    this.keys.value = localStorage.getItem("rehearsal-keys") || "";
    this.keys.onchange = () => { localStorage.setItem("rehearsal-keys", this.keys.value); this.useKeys(); this.editor?.focus(); };
    find(".smaller").onclick = () => this.resize(-1);
    find(".larger").onclick = () => this.resize(1);
    find(".reset").onclick = () => this.reset();
    this.acts = { run: find(".run"), submit: find(".submit") };
    for (const [name, button] of Object.entries(this.acts)) button.onclick = () => this.command(name);
    this.acts.run.querySelector("kbd").textContent = MAC ? "⌘↵" : "Ctrl ↵";
    this.acts.submit.querySelector("kbd").textContent = MAC ? "⇧⌘↵" : "Ctrl ⇧ ↵";
    this.flush = () => { if (document.visibilityState === "hidden") this.save(); };
    document.addEventListener("visibilitychange", this.flush);
    window.addEventListener("keydown", this.onKey = (event) => this.shortcut(event), true);
    this.ticker = setInterval(() => this.tick(), TICK_MS);
  }

  update(data, emit) {
    Object.assign(this, { data, emit });
    this.speak(data.words);
    const state = this.docs.get(data.doc);
    if (state && data.saved.doc === data.doc && data.saved.revision > state.saved) {
      state.saved = data.saved.revision;
      state.savedAt = Date.now();
    }
    this.tick();
  }

  speak(words) {
    const find = (selector) => this.root.querySelector(selector);
    for (const name of ["smaller", "larger"]) {
      find(`.${name}`).title = words[name];
      find(`.${name}`).setAttribute("aria-label", words[name]);
    }
    find(".of-keys").textContent = words.of_keys;
    ["usual", "vim", "emacs"].forEach((name, at) => { this.keys.options[at].textContent = words[name]; });
    Object.assign(find(".reset"), { textContent: words.reset, title: words.what_reset });
  }

  tick() {
    const frame = document.querySelector(`${this.data.frame} iframe`);
    const editor = frame?.contentDocument?.querySelector(".ace_editor")?.env?.editor;
    if (editor && editor !== this.editor) this.adopt(frame, editor);
    if (this.editor && this.data.doc && this.doc !== this.data.doc) this.show(this.data);
    if (this.editor) this.paint();
    this.status();
  }

  // A new frame (the first one, or one that Streamlit mounted again): its editor gets our theme and our texts.
  adopt(frame, editor) {
    this.editor = editor;
    this.frame = frame;
    const page = frame.contentDocument, style = page.createElement("style");
    style.textContent = FRAME_CSS.replace("FONT", new URL("app/static/fonts/jetbrains-mono-latin-wght-normal.woff2", document.baseURI).href);
    page.head.append(style);
    page.defaultView.addEventListener("keydown", (event) => this.shortcut(event), true);
    for (const state of this.docs.values()) { state.text = state.session.getValue(); state.session = null; }
    editor.setTheme(THEME);
    editor.setOptions({ fontSize: this.size(), showPrintMargin: false, scrollPastEnd: 0.3, displayIndentGuides: true, enableBasicAutocompletion: false,
      enableLiveAutocompletion: false, enableSnippets: false, highlightGutterLine: true });
    editor.renderer.setPadding(12);
    editor.renderer.setScrollMargin(10, 10);
    editor.textInput.getElement().setAttribute("aria-label", this.data.words.editor);
    editor.commands.addCommand({ name: "leave", bindKey: "Esc", exec: () => { if (!this.keys.value) this.keys.focus(); } });
    editor.on("blur", () => this.save());
    page.fonts?.ready.then(() => editor.renderer.updateFontSize());
    this.doc = null;
    this.useKeys();
    new ResizeObserver(() => editor.resize()).observe(frame);
  }

  show({ doc, language, text }) {
    this.save();
    const state = this.docs.get(doc) ?? { text, revision: 0, saved: 0, savedAt: 0, tries: 0 };
    this.docs.set(doc, state);
    state.session ??= this.newSession(state, language);
    this.doc = doc;
    this.editor.setSession(state.session);
    this.useKeys();
  }

  newSession(state, language) {
    const old = this.editor.session, session = new old.constructor(state.text, `ace/mode/${MODES[language]}`);
    session.setUndoManager(new (old.getUndoManager().constructor)());
    session.setOptions({ useWorker: false, tabSize: 4, useSoftTabs: true });
    session.setMode(`ace/mode/${MODES[language]}`);
    session.on("change", () => this.changed(state));
    session.selection.on("changeCursor", () => this.status());
    return session;
  }

  changed(state) {
    state.revision += 1;
    this.timer ||= setTimeout(() => this.save(), SAVE_AFTER_MS);
    window.dispatchEvent(new CustomEvent("rehearsal-edit"));
    this.status();
  }

  save() {
    clearTimeout(this.timer);
    this.timer = 0;
    const state = this.docs.get(this.doc);
    if (!state?.session || state.revision === state.saved || !this.emit) return;
    state.tries += 1;
    this.emit("draft", { doc: this.doc, text: state.session.getValue(), revision: state.revision, tries: state.tries });
    // Not acknowledged by then: the disk was full, or the connection was away.
    this.timer = setTimeout(() => this.save(), AGAIN_AFTER_MS);
  }

  command(name) {
    const state = this.docs.get(this.doc);
    if (!state?.session || this.data.busy || this.data.locked) return;
    this.emit("command", { name, doc: this.doc, text: state.session.getValue(), revision: state.revision });
  }

  shortcut(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !this.root.isConnected) return;
    if (event.view === window && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.command(event.shiftKey ? "submit" : "run");
  }

  reset() {
    const session = this.docs.get(this.doc)?.session;
    if (!session) return;
    const rows = session.getLength();
    session.replace({ start: { row: 0, column: 0 }, end: { row: rows, column: 0 } }, this.data.starter);
    this.editor.focus();
  }

  size() { return Number(localStorage.getItem("rehearsal-type")) || 14; }
  resize(step) {
    const at = SIZES.indexOf(this.size()), next = SIZES[Math.min(SIZES.length - 1, Math.max(0, at + step))];
    localStorage.setItem("rehearsal-type", next);
    this.editor?.setFontSize(next);
  }
  useKeys() { this.editor?.setKeyboardHandler(this.keys.value ? `ace/keyboard/${this.keys.value}` : null); }

  paint() {
    const html = this.frame.contentDocument.documentElement, look = getComputedStyle(this.root);
    // A frame whose scheme differs from its page's is painted opaque.
    for (const style of [html.style, this.frame.style]) if (style.colorScheme !== look.colorScheme) style.colorScheme = look.colorScheme;
    for (const name of VARIABLES) {
      const value = look.getPropertyValue(name);
      if (html.style.getPropertyValue(name) !== value) html.style.setProperty(name, value);
    }
  }

  status() {
    const state = this.docs.get(this.doc), busy = this.data.busy || this.data.locked || "";
    const seconds = state?.savedAt ? Math.round((Date.now() - state.savedAt) / 1000) : 0;
    const told = this.data.words ?? {};
    const ago = seconds < 2 ? told.saved_now : seconds < 60 ? told.saved_s?.replace("{time}", seconds) : told.saved_min?.replace("{time}", Math.round(seconds / 60));
    const words = this.data.problem || (!this.editor ? told.opening : !state?.revision ? (state?.text === this.data.starter ? told.starter : told.saved)
      : state.revision === state.saved ? ago : told.saving);
    if (this.saved.textContent !== words) this.saved.textContent = words;
    this.saved.dataset.tone = this.data.problem ? "bad" : "";
    for (const [name, button] of Object.entries(this.acts)) {
      button.setAttribute("aria-disabled", String(Boolean(busy)));
      button.title = this.data.locked || "";
      button.querySelector("span").textContent = told[name === this.data.busy ? (name === "run" ? "running" : "judging") : name];
    }
    if (!this.editor) return;
    const { row, column } = this.editor.getCursorPosition();
    this.at.textContent = told.at.replace("{row}", row + 1).replace("{column}", column + 1);
  }

  close() {
    this.save();
    clearInterval(this.ticker);
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.flush);
    window.removeEventListener("keydown", this.onKey, true);
  }
}

export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  let desk = desks.get(parentElement);
  if (!desk) desks.set(parentElement, desk = new Desk(parentElement));
  desk.update(data, (name, value) => (name === "command" ? setTriggerValue(name, value) : setStateValue(name, value)));
  return () => { desk.close(); desks.delete(parentElement); };
}
