"use strict";
// Decisions: kept by the server in the file of decisions, or here in the browser for a download.
(() => {
  let log = [];
  let version = "";

  // --- what a decision does to the page ---

  D.showState = (row, state, note = "") => {
    row.state = state;
    row.note = note;
    row.element.dataset.decided = state;
    row.bar.classList.toggle("done", D.isDecided(row));
    D.emit("state", row);
    if (row.html !== undefined) return;
    const chip = D.$(".decided", row.element);
    if (state) D.word(chip, `decided.${state}`);
    else chip.textContent = "";
    let shown = D.$(".note", row.element);
    if (note && !shown) {
      shown = D.make("p", { className: "note" });
      D.$(".head", row.element).after(shown);
    }
    if (shown) shown.textContent = note;
    if (shown && !note) shown.remove();
  };

  D.showProgress = () => {
    const flagged = D.rows.filter((row) => D.isFlagged(row) && row.state !== "known");
    const left = flagged.filter(D.isTodo).length;
    const part = flagged.length ? Math.round(100 * (flagged.length - left) / flagged.length) : 100;
    const track = D.$(".track");
    track.setAttribute("aria-valuenow", part);
    D.$("i", track).style.inlineSize = `${part}%`;
    D.word(D.$(".progress .left"), left ? "left.many" : "left.none", left, flagged.length);
    D.$(".progress").hidden = !flagged.length;
    D.press();
  };

  // A note alone decides nothing: the pair is still marked as changed, if it was.
  function stateOf(row, decision, note) {
    if (decision !== "open") return decision;
    return note && row.given === "changed" ? "changed" : "";
  }

  function adoptAll(decisions) {
    for (const row of D.rows) {
      const { decision, note } = decisions[row.id] || {};
      const state = decision ? stateOf(row, decision, note) : row.given;
      if (state !== row.state || (note || "") !== row.note) D.showState(row, state, note);
    }
    D.showProgress();
  }

  // --- the browser's store ---

  const local = {
    load() {
      try { log = JSON.parse(D.memory.get(D.setup.key)) || []; } catch { log = []; }
      adoptAll(Object.fromEntries(log.map((one) => [one.id, one])));
      D.$(".download").hidden = !log.length;
    },
    put(row, decision, note) {
      const { id, codes, path: file, line, hashes: [source, target] } = row;
      log.push({
        id, decision, codes, source, target, file, line,
        when: new Date().toISOString(), ...(note ? { note } : {}),
      });
      D.$(".download").hidden = false;
      if (!D.memory.set(D.setup.key, JSON.stringify(log))) D.toast("storage");
      return Promise.resolve();
    },
  };

  D.download = () => {
    const lines = log.map((one) => `${JSON.stringify(one)}\n`).join("");
    const url = URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" }));
    D.make("a", { href: url, download: "duizhao.decisions.jsonl" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };

  // --- the server's ---

  D.ask = async (path, body) => {
    let answer;
    try {
      answer = await fetch(path, body && {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
    } catch {
      throw new Error(D.say("offline"));
    }
    if (answer.status === 204) return null;
    const found = await answer.json().catch(() => ({ error: answer.statusText }));
    if (!answer.ok) throw new Error(D.say("refused", found.error));
    return found;
  };

  // A poll that is answered after a decision was made here must not take it back.
  let writing = 0;
  const served = {
    load() {
      version = D.setup.state.version;
      for (const row of D.rows) row.given = D.setup.state.given[row.id] || "";
      adoptAll(D.setup.state.decisions);
      const look = async () => {
        if (document.hidden || writing) return;
        const found = await D.ask(`/api/state?version=${version}`).catch(() => null);
        if (!found || writing) return;
        version = found.version;
        adoptAll(found.decisions);
      };
      setInterval(look, 1500);
      document.addEventListener("visibilitychange", look);
    },
    async put(row, decision, note) {
      writing += 1;
      try {
        await D.ask("/api/decide", { id: row.id, decision, note });
      } finally {
        writing -= 1;
      }
    },
  };

  // Say something of a pair: seen at once, taken back if it could not be kept.
  D.decide = async (row, decision, note) => {
    const before = D.byId.get(row.id).map((twin) => [twin, twin.state, twin.note]);
    for (const [twin] of before) D.showState(twin, stateOf(twin, decision, note), note);
    D.showProgress();
    try {
      await (D.setup.served ? served : local).put(row, decision, note);
    } catch (error) {
      for (const [twin, state, words] of before) D.showState(twin, state, words);
      D.showProgress();
      D.toast(error);
      return false;
    }
    return true;
  };

  D.starters.push(() => {
    if (D.rows.length) (D.setup.served ? served : local).load();
  });
})();
