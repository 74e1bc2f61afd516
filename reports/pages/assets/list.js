"use strict";
// The list beside the pair under review. Only what is in sight is made: there may be thousands.
(() => {
  const EXCERPT = 90;
  const MORE = 12;
  const items = new Map();
  let nav, list, height;

  function itemOf(row, at) {
    const why = D.make("span", { className: "why" });
    D.word(why, row.why);
    row.start ??= D.textOf(row).trim().split("\n", 1)[0].slice(0, EXCERPT);
    const button = D.make(
      "button", { type: "button", className: `item s-${row.status}`, tabIndex: -1 },
      D.make("span", { className: "badge", ariaHidden: "true" }),
      D.make("b", { text: String(row.number) }),
      D.make("span", { className: "start", lang: row.lang, text: row.start }),
      why,
      D.make("span", { className: "state" }),
    );
    button.row = row;
    show(button, row);
    const item = D.make("li", { ariaPosInSet: String(at + 1), ariaSetSize: String(D.shown.length) }, button);
    item.style.insetBlockStart = `${at * height}px`;
    return item;
  }

  function show(button, row) {
    button.dataset.decided = row.state;
    const state = D.$(".state", button);
    if (row.state) D.word(state, `decided.${row.state}`);
    else state.textContent = "";
  }

  function draw() {
    const first = Math.max(0, Math.floor(nav.scrollTop / height) - MORE);
    const last = Math.ceil((nav.scrollTop + nav.clientHeight) / height) + MORE;
    const wanted = new Set(D.shown.slice(first, last));
    for (const [row, item] of items) {
      if (!wanted.has(row)) { item.remove(); items.delete(row); }
    }
    let before = null;
    D.shown.slice(first, last).forEach((row, offset) => {
      if (!items.has(row)) {
        const item = itemOf(row, first + offset);
        items.set(row, item);
        if (before) before.after(item);
        else list.prepend(item);
      }
      before = items.get(row);
    });
    mark();
  }

  D.fillList = () => {
    if (!D.inFocus()) return;
    height ??= 3.6 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    items.clear();
    list.replaceChildren();
    list.style.blockSize = `${D.shown.length * height}px`;
    draw();
  };

  function mark() {
    for (const [row, item] of items) {
      const button = item.firstChild;
      if (row === D.current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      button.tabIndex = row === D.current ? 0 : -1;
    }
  }

  D.markItem = () => {
    if (!D.inFocus()) return;
    const at = D.shown.indexOf(D.current);
    if (at >= 0) {
      const top = at * height;
      if (top < nav.scrollTop) nav.scrollTop = top;
      if (top + height > nav.scrollTop + nav.clientHeight) nav.scrollTop = top + height - nav.clientHeight;
    }
    draw();
  };

  D.starters.push(() => {
    nav = D.$(".list");
    if (!nav) return;
    list = D.$("ol", nav);
    nav.addEventListener("scroll", draw, { passive: true });
    addEventListener("resize", () => { if (D.inFocus()) draw(); });
    nav.addEventListener("click", (event) => {
      const item = event.target.closest(".item");
      if (item) D.select(item.row);
    });
    D.on("shown", D.fillList);
    D.on("state", (row) => { if (items.has(row)) show(items.get(row).firstChild, row); });
  });
})();
