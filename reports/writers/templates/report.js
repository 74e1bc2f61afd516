"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  function start() {
    const controls = document.querySelector(".controls");
    if (!controls) {
      root.classList.add("ready");
      return;
    }
    const list = document.querySelector(".pairs");
    const rows = Array.from(list.children);
    const bars = document.querySelectorAll(".map a");
    const chips = Array.from(controls.querySelectorAll("[data-show]"));
    const field = (name) => controls.elements.namedItem(name);
    const search = field("search");
    const shown = controls.querySelector(".shown");
    const nothing = document.querySelector(".nothing");
    const help = document.querySelector(".help");
    const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
    const texts = new Map();
    let show = chips[0].dataset.show;
    let order = "number";

    // Read when first searched: a long report opens faster.
    function textOf(row) {
      if (!texts.has(row)) {
        const sides = Array.from(row.querySelectorAll(".text"), (side) => side.textContent);
        texts.set(row, plain(sides.join("\n")));
      }
      return texts.get(row);
    }

    function matches(row, wanted) {
      const { status, codes, file } = row.dataset;
      const fits = show === "all" || (show === "flagged" ? status !== "ok" : status === show);
      return fits &&
        (!wanted.code || codes.split(" ").includes(wanted.code)) &&
        (!wanted.file || file === wanted.file) &&
        (!wanted.text || textOf(row).includes(wanted.text));
    }

    function apply() {
      const wanted = {
        code: field("code").value,
        file: field("file").value,
        text: plain(search.value.trim()),
      };
      let count = 0;
      for (const row of rows) {
        const on = matches(row, wanted);
        row.hidden = !on;
        bars[row.dataset.number - 1].classList.toggle("off", !on);
        count += on ? 1 : 0;
      }
      for (const chip of chips) {
        chip.setAttribute("aria-pressed", String(chip.dataset.show === show));
      }
      nothing.hidden = count > 0;
      shown.textContent = count === rows.length
        ? "All pairs are shown."
        : `${count} of ${rows.length} pairs shown.`;
    }

    function sort() {
      const next = field("order").value;
      if (next === order) return;
      order = next;
      const sign = order === "number" ? 1 : -1;
      const by = (a, b) => sign * (a.dataset[order] - b.dataset[order]) ||
        a.dataset.number - b.dataset.number;
      list.append(...rows.slice().sort(by));
    }

    function reset() {
      show = "all";
      for (const name of ["search", "code", "file"]) field(name).value = "";
      apply();
    }

    // A link to a pair works even where the pair is filtered out.
    function follow() {
      const row = location.hash && document.getElementById(location.hash.slice(1));
      if (!row || !row.classList.contains("pair")) return;
      if (row.hidden) reset();
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "start" });
    }

    function step(by) {
      const visible = Array.from(list.children).filter((row) => !row.hidden);
      if (!visible.length) return;
      const here = document.activeElement && document.activeElement.closest(".pair");
      let at = visible.indexOf(here);
      if (at < 0) {
        const below = visible.findIndex((row) => row.getBoundingClientRect().bottom > 150);
        at = by > 0 ? below : below + 1;
        if (below < 0) at = visible.length - 1;
      } else {
        at = Math.min(visible.length - 1, Math.max(0, at + by));
      }
      const row = visible[Math.min(at, visible.length - 1)];
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "start" });
    }

    const keys = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => { search.focus(); search.select(); },
      "?": () => { if (!help.open) help.showModal(); },
    };

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.target.closest("input, select, textarea")) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      if (Object.hasOwn(keys, event.key)) {
        event.preventDefault();
        keys[event.key]();
      }
    });
    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.addEventListener("click", (event) => {
      const chip = event.target.closest("[data-show]");
      if (chip) {
        show = chip.dataset.show;
        apply();
      }
    });
    let waiting;
    search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 120);
    });
    controls.addEventListener("change", (event) => {
      if (event.target.name === "order") sort();
      else apply();
    });
    controls.querySelector(".keys").addEventListener("click", keys["?"]);
    nothing.querySelector("[data-reset]").addEventListener("click", reset);
    window.addEventListener("hashchange", follow);
    document.querySelector(".map").addEventListener("click", (event) => {
      const bar = event.target.closest("a");
      if (bar && bar.getAttribute("href") === location.hash) follow();
    });

    // A reason points at what it is about.
    function point(event) {
      const reason = event.target.closest("[data-reason]");
      if (!reason) return;
      const on = event.type === "mouseover";
      for (const mark of reason.closest(".pair").querySelectorAll("mark")) {
        const about = mark.dataset.reasons.split(" ").includes(reason.dataset.reason);
        mark.classList.toggle("on", on && about);
      }
    }
    list.addEventListener("mouseover", point);
    list.addEventListener("mouseout", point);

    controls.reset();
    controls.hidden = false;
    apply();
    root.classList.add("ready");
    follow();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
