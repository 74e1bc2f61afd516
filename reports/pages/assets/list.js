"use strict";
// The list beside the pair under review.
(() => {
  let list;
  const items = new Map();
  const EXCERPT = 90;

  function itemOf(row) {
    const text = D.$(".text", row.element);
    const reason = D.$(".reasons strong span", row.element);
    const why = D.make("span", { className: "why" });
    if (reason && reason.dataset.t) D.word(why, reason.dataset.t);
    else D.word(why, `status.${row.status}`);
    const button = D.make(
      "button", { type: "button", className: `item s-${row.status}`, tabIndex: -1 },
      D.make("span", { className: "badge", ariaHidden: "true" }),
      D.make("b", { text: String(row.number) }),
      D.make("span", { className: "start", lang: text.lang, text: text.textContent.trim().slice(0, EXCERPT) }),
      why,
      D.make("span", { className: "state" }),
    );
    button.row = row;
    show(button, row);
    return button;
  }

  function show(button, row) {
    button.dataset.decided = row.state;
    const state = D.$(".state", button);
    if (row.state) D.word(state, `decided.${row.state}`);
    else state.textContent = "";
  }

  D.fillList = () => {
    if (!document.body.classList.contains("focus")) return;
    items.clear();
    list.replaceChildren(...D.shown.map((row) => {
      const button = itemOf(row);
      items.set(row, button);
      return D.make("li", {}, button);
    }));
    D.markItem();
  };

  D.markItem = () => {
    for (const old of D.$$("[aria-current]", list)) {
      old.removeAttribute("aria-current");
      old.tabIndex = -1;
    }
    const item = items.get(D.current);
    if (!item) return;
    item.setAttribute("aria-current", "true");
    item.tabIndex = 0;
    item.scrollIntoView({ block: "nearest" });
  };

  D.starters.push(() => {
    const nav = D.$(".list");
    if (!nav) return;
    list = D.$("ol", nav);
    nav.addEventListener("click", (event) => {
      const item = event.target.closest(".item");
      if (item) D.select(item.row);
    });
    D.on("shown", D.fillList);
    D.on("state", (row) => { if (items.has(row)) show(items.get(row), row); });
  });
})();
