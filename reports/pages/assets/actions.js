"use strict";
// One pair at a time: going to it, deciding on it, taking that back.
(() => {
  const DECISIONS = ["accept", "fix", "skip", "known"];
  const undone = [];
  const ways = [];
  let noting;

  D.current = null;
  D.inFocus = () => document.body.classList.contains("focus");

  D.toast = (what, ...values) => {
    const toast = D.$(".toast");
    if (what instanceof Error) toast.textContent = what.message;
    else D.word(toast, what, ...values);
    toast.classList.toggle("bad", what instanceof Error || what === "storage");
    toast.hidden = false;
    clearTimeout(D.toast.waiting);
    D.toast.waiting = setTimeout(() => { toast.hidden = true; }, toast.classList.contains("bad") ? 12000 : 2500);
  };

  // focus: false leaves the keyboard where it is, in the search field for one.
  D.select = (row, focus = true) => {
    D.keepNote();
    if (D.current) {
      D.current.element.classList.remove("current");
      D.current.bar.classList.remove("here");
      D.closeEdit();
    }
    for (const near of D.$$(".near")) near.classList.remove("near");
    D.current = row;
    D.$(".actions").hidden = !row;
    if (!row) return;
    if (!D.inFocus() && row.element.hidden) return D.reset(row);
    D.fill(row);
    row.element.classList.add("current");
    row.bar.classList.add("here");
    if (focus) row.element.focus({ preventScroll: true });
    if (D.inFocus()) {
      for (const way of ["previousElementSibling", "nextElementSibling"]) {
        const near = row.element[way];
        const other = near && D.rowOf.get(near);
        if (!other || other.file !== row.file) continue;
        D.fill(other);
        near.classList.add("near");
      }
      D.$("main").scrollTop = 0;
      if (document.body.classList.contains("context")) row.element.scrollIntoView({ block: "center" });
    } else {
      row.element.scrollIntoView({ block: "start" });
    }
    history.replaceState(null, "", `#${row.element.id}`);
    D.markItem();
    D.showButtons();
  };

  D.showButtons = () => {
    const row = D.current;
    if (!row) return;
    for (const name of ["accept", "fix", "skip"]) {
      D.$(`.do-${name}`).setAttribute("aria-pressed", String(row.state === name));
    }
    D.$(".do-edit").hidden = !D.canEdit(row);
    D.$(".do-undo").disabled = !undone.length;
  };

  D.step = (by) => {
    if (!D.shown.length) return;
    let at = D.shown.indexOf(D.current);
    if (at < 0 && !D.inFocus()) {
      const below = D.shown.findIndex((row) => row.element.getBoundingClientRect().bottom > 150);
      at = below < 0 ? D.shown.length : by > 0 ? below - 1 : below + 1;
    } else if (at < 0) {
      at = by > 0 ? -1 : 0;
    }
    D.select(D.shown[Math.min(D.shown.length - 1, Math.max(0, at + by))]);
  };

  function goOn() {
    const at = D.shown.indexOf(D.current);
    const round = [...D.shown.slice(at + 1), ...D.shown.slice(0, at + 1)];
    const next = round.find((row) => D.isTodo(row) && row.state !== "skip") || round.find((row) => D.isTodo(row) && row !== D.current);
    if (next) D.select(next);
    else D.showButtons();
  }

  D.pushUndo = (entry) => undone.push(entry);

  const decisionOf = ({ state }) => DECISIONS.includes(state) ? state : "open";

  async function say(decision) {
    const row = D.current;
    if (!row) return;
    D.keepNote();
    const { state, note } = row;
    const open = state === decision;
    undone.push({ row, decision: decisionOf(row), note });
    const kept = D.decide(row, open ? "open" : decision, note);
    if (open) D.showButtons();
    else goOn();
    if (!(await kept)) {
      undone.pop();
      D.select(row);
    }
  }

  async function undo() {
    const entry = undone.pop();
    if (!entry) return D.toast("undo.nothing");
    if (entry.row !== D.current) D.select(entry.row);
    const kept = entry.edit ? await D.undoEdit(entry) : await D.decide(entry.row, entry.decision, entry.note);
    if (kept) D.toast("undone");
    else undone.push(entry);
    D.showButtons();
  }

  function note() {
    if (!D.current) return;
    noting.hidden = false;
    noting.elements.note.value = D.current.note;
    noting.elements.note.focus();
  }

  // A note under way is kept when the pair is left, whichever way that is.
  D.keepNote = async () => {
    const row = D.current;
    if (noting.hidden || !row) return;
    noting.hidden = true;
    const words = noting.elements.note.value.trim();
    if (words === row.note) return;
    const entry = { row, decision: decisionOf(row), note: row.note };
    undone.push(entry);
    if (!(await D.decide(row, entry.decision, words))) undone.splice(undone.indexOf(entry), 1);
    D.showButtons();
  };

  // What can be undone outlives the page, which is loaded anew when the texts were judged again.
  const shelf = `duizhao:undo:${location.pathname}`;

  function shelve() {
    const entries = undone.map(({ row, ...rest }) => ({ id: row.id, ...rest }));
    try { sessionStorage.setItem(shelf, JSON.stringify(entries)); } catch { /* as without it */ }
  }

  function unshelve() {
    let entries = [];
    try { entries = JSON.parse(sessionStorage.getItem(shelf)) || []; } catch { /* as without it */ }
    for (const { id, ...rest } of entries) {
      const [row] = D.byId.get(id) || [];
      if (row) undone.push({ row, ...rest });
    }
  }

  // The pair in which the better partner stands, and back.
  function partner() {
    const link = D.current && D.$(".there", D.current.element);
    if (link) {
      ways.push(D.current);
      follow(link.hash);
    } else if (ways.length) {
      D.select(ways.pop());
    }
  }

  function follow(hash) {
    const element = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
    const row = element && D.rowOf.get(element);
    if (row) D.select(row);
    return Boolean(row);
  }
  D.follow = follow;

  D.setMode = (mode) => {
    const focus = mode === "focus";
    document.body.classList.toggle("focus", focus);
    document.body.classList.toggle("reading", !focus);
    for (const button of D.$$("[data-mode]")) {
      button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    }
    D.$(".list").hidden = !focus;
    D.apply();
    const row = D.current && (focus || !D.current.element.hidden) ? D.current : focus ? D.shown[0] : null;
    D.select(row || null);
    if (!focus && !row) scrollTo(0, 0);
  };

  D.does = {
    next: () => D.step(1),
    previous: () => D.step(-1),
    accept: () => say("accept"),
    fix: () => say("fix"),
    skip: () => say("skip"),
    note,
    edit: () => D.edit(),
    undo,
    judge: () => D.judge(),
    partner,
    context: () => { document.body.classList.toggle("context"); if (D.current) D.select(D.current); },
    search: () => { const search = D.$("[name=search]"); search.focus(); search.select(); },
    mode: () => D.setMode(D.inFocus() ? "reading" : "focus"),
    help: () => { const help = D.$(".help"); if (!help.open) help.showModal(); },
    reset: () => D.reset(),
    download: () => D.download(),
    theme: () => D.switchTheme(),
    language: () => D.switchLanguage(),
  };

  D.starters.push(() => {
    noting = D.$(".noting");
    if (!noting) return;
    unshelve();
    addEventListener("pagehide", shelve);
    noting.addEventListener("submit", (event) => {
      event.preventDefault();
      D.keepNote();
      D.current.element.focus({ preventScroll: true });
    });
    noting.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) noting.requestSubmit();
      if (event.key !== "Escape") return;
      noting.hidden = true;
      if (D.current) D.current.element.focus({ preventScroll: true });
    });
    // What is in focus is one of those listed.
    D.on("shown", () => {
      if (D.inFocus() && D.current && !D.shown.includes(D.current)) D.select(D.shown[0] || null, false);
    });
    D.on("state", (row) => { if (row === D.current) D.showButtons(); });
  });
})();
