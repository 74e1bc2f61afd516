"use strict";
// Keys, clicks and the first view.
(() => {
  const KEYS = {
    j: "next", k: "previous", a: "accept", f: "fix", s: "skip", n: "note", e: "edit", u: "undo",
    b: "partner", c: "context", r: "judge", "/": "search", v: "mode", "?": "help",
    ArrowDown: "next", ArrowUp: "previous",
  };

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (target.closest("dialog")) return;
    if (target.closest("input, select, textarea")) {
      if (event.key === "Escape") target.blur();
      if (event.key === "Enter" && target.type === "search") {
        target.blur();
        D.apply();
        if (D.shown.length) D.select(D.shown[0]);
      }
      return;
    }
    if (event.key === "Escape" && !D.inFocus() && D.current) {
      D.current.element.blur();
      D.select(null);
    }
    if (event.key.length > 1 && !target.closest(".list")) return;
    if (event.key.length === 1 && event.key !== "?" && D.memory.get("keys") === "off") return;
    const name = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!name) return;
    event.preventDefault();
    D.does[name]();
    if (event.key.length > 1) D.$(".list [aria-current]")?.focus();
  }

  function click(event) {
    const button = event.target.closest("[data-do]");
    if (button) return D.does[button.dataset.do]();
    const mode = event.target.closest("[data-mode]");
    if (mode) return D.setMode(mode.dataset.mode);
    const link = event.target.closest("a[href^='#p-']");
    if (link && D.follow(link.hash ?? link.getAttribute("href"))) return event.preventDefault();
    const pair = event.target.closest(".pair");
    const busy = event.target.closest("a, button, input, textarea, summary") || String(getSelection());
    if (pair && !busy && pair !== D.current?.element) {
      const row = D.rowOf.get(pair);
      if (D.inFocus()) D.select(row);
      else choose(row);
    }
  }

  // A click chooses a pair where it stands: the page must not jump under the hand.
  function choose(row) {
    const top = scrollY;
    D.select(row);
    scrollTo(0, top);
  }

  // Never rounded to certainty, as in the list.
  function percent(probability) {
    const whole = Math.round(100 * probability);
    return whole < 1 ? "<1%" : whole > 99 ? ">99%" : `${whole}%`;
  }

  // Made when asked for: thousands of titles would be half of the page.
  function tell(event) {
    const row = D.rows.find((one) => one.bar === event.target);
    if (!row) return;
    const parts = [row.number, D.say(`status.${row.status}`)];
    if (row.p !== null) parts.push(percent(row.p));
    event.target.title = parts.join(" · ");
  }

  D.starters.push(() => {
    D.$(".tools").hidden = false;
    document.addEventListener("click", click);
    if (!D.rows.length) return;
    document.addEventListener("keydown", key);
    D.$(".strip").addEventListener("mouseover", tell);
    addEventListener("hashchange", () => D.follow(location.hash));
    const letters = D.$(".help [name=letters]");
    letters.checked = D.memory.get("keys") !== "off";
    letters.addEventListener("change", () => D.memory.set("keys", letters.checked ? "on" : "off"));
    D.$("[data-do=judge]").hidden = !D.canJudge();
    document.body.classList.toggle("served", D.setup.served);
    D.showFirst();
    if (D.setup.served) D.orderBy("doubt");
    const wanted = location.hash;
    D.setMode(D.setup.served ? "focus" : "reading");
    D.follow(wanted);
  });
})();
