"use strict";
// The pairs: which there are, which are shown, and in which order.
(() => {
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const SETTLED = ["accept", "fix", "accepted", "known", "edited", "stale"];
  let list, controls, show, status;

  D.rows = [];
  D.shown = [];
  D.byId = new Map();

  D.isFlagged = (row) => row.status !== "ok";
  D.isDecided = (row) => SETTLED.includes(row.state);
  D.isTodo = (row) => D.isFlagged(row) && !D.isDecided(row);

  function rowOf(facts, at) {
    return { ...facts, at, state: "", note: "", element: list.children[at], bar: null };
  }

  D.adopt = (row) => {
    if (!D.byId.has(row.id)) D.byId.set(row.id, []);
    D.byId.get(row.id).push(row);
  };

  // A long report has its pairs' insides ready as text; they become elements as they come into
  // sight, or it would take seconds to open.
  D.fill = (row) => {
    if (row.html === undefined) return;
    row.element.innerHTML = row.html;
    row.html = undefined;
    if (D.language !== D.given) D.translate(row.element);
    D.showState(row, row.state, row.note);
  };

  const SIDE = /<div class="text[^>]*>([^]*?)<\/div>/g;
  const decoder = document.createElement("textarea");
  D.textOf = (row) => {
    if (row.html === undefined) return D.$$(".text", row.element).map((side) => side.textContent).join("\n");
    decoder.innerHTML = [...row.html.matchAll(SIDE)].map((side) => side[1].replace(/<[^>]*>/g, "")).join("\n");
    return decoder.value;
  };

  // Read when first searched: a long report opens faster.
  function textOf(row) {
    row.text ??= plain(D.textOf(row));
    return row.text;
  }

  const field = (name) => controls.elements.namedItem(name);

  function fits(row, wanted) {
    return (show === "all" || (show === "todo" ? D.isTodo(row) : D.isDecided(row) || row.state === "skip")) &&
      (!status || row.status === status) &&
      (!wanted.code || row.codes.includes(wanted.code)) &&
      (!wanted.file || row.file === wanted.file) &&
      (!wanted.likely || (row.p ?? 0) < wanted.likely) &&
      (!wanted.text || textOf(row).includes(wanted.text) || plain(row.note).includes(wanted.text));
  }

  const orders = {
    number: (a, b) => a.at - b.at,
    doubt: (a, b) => b.doubt - a.doubt || a.at - b.at,
    length: (a, b) => b.length - a.length || a.at - b.at,
  };

  D.apply = () => {
    const wanted = {
      code: field("code").value,
      file: field("file").value,
      likely: Number(field("likely").value),
      text: plain(field("search").value.trim()),
    };
    const on = new Set(D.rows.filter((row) => fits(row, wanted)));
    for (const row of D.rows) {
      row.element.hidden = !on.has(row);
      row.bar.classList.toggle("off", !on.has(row));
    }
    D.shown = [...on].sort(orders[field("order").value]);
    D.$(".nothing").hidden = on.size > 0;
    const done = show === "todo" && !D.rows.some(D.isTodo);
    D.word(D.$(".nothing .why"), done ? "nothing.todo" : "nothing");
    D.press();
    D.arrange();
    D.emit("shown");
  };

  // The page to read is in the order that was asked for; the one to review stays in the text's,
  // so that a pair's neighbours are beside it.
  let arranged = "number";
  D.arrange = () => {
    const order = document.body.classList.contains("focus") ? "number" : field("order").value;
    if (order === arranged) return;
    arranged = order;
    list.append(...D.rows.slice().sort(orders[order]).map((row) => row.element));
  };

  D.press = () => {
    const counts = {
      todo: D.rows.filter(D.isTodo).length,
      decided: D.rows.filter((row) => D.isDecided(row) || row.state === "skip").length,
      all: D.rows.length,
    };
    for (const chip of D.$$("[data-show]", controls)) {
      chip.setAttribute("aria-pressed", String(chip.dataset.show === show));
      D.$("b", chip).textContent = counts[chip.dataset.show];
    }
    for (const chip of D.$$("[data-status]", controls)) {
      chip.setAttribute("aria-pressed", String(chip.dataset.status === status));
    }
    const all = D.shown.length === D.rows.length;
    D.word(D.$(".shown", controls), all ? "shown.all" : "shown", all ? D.rows.length : D.shown.length, D.rows.length);
  };

  D.reset = (reveal) => {
    show = "all";
    status = "";
    for (const name of ["search", "code", "file", "likely"]) field(name).value = "";
    D.apply();
    if (reveal) D.select(reveal);
  };

  D.orderBy = (name) => { field("order").value = name; };
  D.showFirst = () => {
    show = D.rows.some(D.isTodo) ? "todo" : "all";
    status = "";
  };

  D.starters.push(() => {
    controls = D.$(".controls");
    list = D.$(".pairs");
    if (!controls) return;
    D.rows = D.setup.pairs.map(rowOf);
    const sight = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (isIntersecting) { D.fill(D.rowOf.get(target)); sight.unobserve(target); }
      }
    }, { rootMargin: "1500px" });
    D.rowOf = new Map(D.rows.map((row) => [row.element, row]));
    for (const row of D.rows) if (row.html !== undefined) sight.observe(row.element);
    addEventListener("beforeprint", () => D.rows.forEach(D.fill));
    D.rows.forEach(D.adopt);
    D.$$(".strip a").forEach((bar, at) => { D.rows[at].bar = bar; });
    controls.reset();
    controls.hidden = false;

    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.addEventListener("click", (event) => {
      const chip = event.target.closest("button");
      if (!chip) return;
      if (chip.dataset.show) show = chip.dataset.show;
      else if (chip.dataset.status) status = status === chip.dataset.status ? "" : chip.dataset.status;
      D.apply();
    });
    let waiting;
    field("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(D.apply, 120);
    });
    controls.addEventListener("change", D.apply);

    // A reason points at what it is about.
    function point(event) {
      const reason = event.target.closest("[data-reason]");
      if (!reason) return;
      for (const mark of D.$$("mark[data-reasons]", reason.closest(".pair"))) {
        const about = mark.dataset.reasons.split(" ").includes(reason.dataset.reason);
        mark.classList.toggle("on", event.type === "mouseover" && about);
      }
    }
    // Figures are for the few who ask: made when they are opened.
    list.addEventListener("toggle", ({ target }) => {
      const row = target.matches(".figures") && D.rowOf.get(target.closest(".pair"));
      if (!row || D.$("dl", target)) return;
      target.append(D.make("dl", {}, ...[...row.figures, ["id", row.id]].map(([key, value]) => {
        const term = D.make("dt");
        D.word(term, `figure.${key}`);
        return D.make("div", {}, term, D.make("dd", { text: value }));
      })));
    }, true);
    list.addEventListener("mouseover", point);
    list.addEventListener("mouseout", point);
  });
})();
