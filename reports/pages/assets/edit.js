"use strict";
// The target edited in place: written, shown as a change, and only then put into its file.
(() => {
  let open = null;

  D.canEdit = (row) => Boolean(D.setup.served && D.setup.state.editable[row.file] && row.state !== "stale");

  // Judge the texts as they are now, edits and all; the page comes back with what was found.
  D.canJudge = () => Boolean(D.setup.served && D.setup.state.judge);
  let judging = false;
  D.judge = async () => {
    if (!D.canJudge() || judging) return;
    judging = true;
    const button = D.$("[data-do=judge]");
    button.disabled = true;
    D.toast("judging");
    try {
      await D.keepNote();
      await D.ask("/api/judge", {});
      location.reload();
    } catch (error) {
      D.toast(error);
    }
    judging = button.disabled = false;
  };

  // What was typed is there again when the pair is edited again, unless it was dropped or written.
  D.closeEdit = (drop = false) => {
    if (!open) return;
    open.row.draft = drop ? null : { before: open.before, now: texts() };
    open.form.remove();
    open.hidden.forEach((element) => { element.hidden = false; });
    open = null;
  };

  D.edit = async () => {
    const row = D.current;
    if (!row || open) return;
    if (!D.canEdit(row)) return D.toast("edit.not");
    let found;
    try {
      found = await D.ask(`/api/pair?id=${encodeURIComponent(row.id)}`);
    } catch (error) {
      return D.toast(error);
    }
    if (!found.texts.length) return D.toast("edit.empty");
    if (D.current !== row || open) return;
    const side = D.$(".sides", row.element);
    const hidden = D.$$(":scope > *", side);
    const source = D.make("div", { className: "side original" });
    source.append(...D.$$("[data-side=source] .text, .bead > .text:first-child", side).map((one) => one.cloneNode(true)));
    const form = D.make("form", { className: "editing" }, source, fields(found), buttons());
    hidden.forEach((element) => { element.hidden = true; });
    side.append(form);
    open = { row, form, hidden, before: found.texts, digest: found.digest };
    form.addEventListener("submit", (event) => { event.preventDefault(); forward(); });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { D.closeEdit(); row.element.focus({ preventScroll: true }); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); forward(); }
    });
    form.addEventListener("click", (event) => {
      if (event.target.closest(".cancel")) { D.closeEdit(true); row.element.focus({ preventScroll: true }); }
      if (event.target.closest(".back")) backToText();
    });
    const draft = row.draft;
    const kept = draft && draft.before.join("\n") === found.texts.join("\n");
    D.$$("textarea", form).forEach((area, at) => {
      if (kept) area.value = draft.now[at];
      fit(area);
    });
    D.$("textarea", form).focus();
  };

  function fields(found) {
    const box = D.make("div", { className: "fields" });
    found.texts.forEach((text, at) => {
      const area = D.make("textarea", { value: text, lang: found.lang, name: `text${at}`, spellcheck: true });
      area.setAttribute("aria-label", D.say("edit.target", at + 1));
      area.addEventListener("input", () => fit(area));
      box.append(area);
    });
    return box;
  }

  function fit(area) {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 4}px`;
  }

  function buttons() {
    const button = (key, className, type = "button") => {
      const made = D.make("button", { className, type });
      D.word(made, key);
      return made;
    };
    return D.make(
      "div", { className: "steps" },
      button("edit.preview", "main forward", "submit"),
      button("edit.back", "back"),
      button("edit.cancel", "cancel"),
    );
  }

  const texts = () => D.$$("textarea", open.form).map((area) => area.value);

  function forward() {
    if (open.form.classList.contains("previewed")) write();
    else preview();
  }

  async function preview() {
    const now = texts();
    if (now.every((text, at) => text === open.before[at])) return D.toast("edit.same");
    let found;
    try {
      found = await D.ask("/api/preview", { id: open.row.id, texts: now, digest: open.digest });
    } catch (error) {
      return D.toast(error);
    }
    const changes = found.changes.map((runs) => D.make(
      "p", { lang: D.$("textarea", open.form).lang },
      ...runs.map(([kind, text]) => kind === "same" ? text : D.make(kind === "old" ? "del" : "ins", { text })),
    ));
    const title = D.make("p", { className: "of", text: `${D.say("edit.file")} ${found.file}` });
    const diff = D.make("pre", { className: "diff", tabIndex: 0 });
    for (const line of found.diff.split("\n").slice(2)) {
      diff.append(D.make("span", { className: { "+": "new", "-": "old", "@": "at" }[line[0]] || "", text: `${line}\n` }));
    }
    D.$(".steps", open.form).before(D.make("div", { className: "change" }, ...changes, title, diff));
    open.form.classList.add("previewed");
    D.word(D.$(".forward", open.form), "edit.write");
    D.$(".forward", open.form).focus();
  }

  function backToText() {
    D.$(".change", open.form).remove();
    open.form.classList.remove("previewed");
    D.word(D.$(".forward", open.form), "edit.preview");
    D.$("textarea", open.form).focus();
  }

  async function write() {
    const { row, before, digest } = open;
    const done = await send(row, texts(), digest);
    if (!done) return;
    D.pushUndo({ row, edit: before, digest: done.digest });
    D.toast("edit.done", done.file);
    D.select(row);
  }

  D.undoEdit = (entry) => send(entry.row, entry.edit, entry.digest);

  async function send(row, now, digest) {
    let found;
    try {
      found = await D.ask("/api/edit", { id: row.id, texts: now, digest });
    } catch (error) {
      D.toast(error);
      return null;
    }
    D.closeEdit(true);
    renew(row, found);
    return found;
  }

  // The pair has another text now, and so another id.
  function renew(row, { facts, html, state }) {
    D.byId.set(row.id, D.byId.get(row.id).filter((one) => one !== row));
    Object.assign(row, facts, { html, given: state, text: undefined, start: undefined });
    row.element.id = row.bar.hash = `p-${row.id}`;
    D.adopt(row);
    D.fill(row);
    D.showState(row, state);
    D.showProgress();
    D.fillList();
    D.select(row);
  }
})();
