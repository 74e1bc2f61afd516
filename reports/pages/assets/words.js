"use strict";
// What all scripts of the page share: its setup, its words, its theme, small helpers.
const D = { setup: {}, starters: [], listeners: {} };

(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // Storage may be forbidden (a locked-down browser, some file: pages): the page works without.
  D.memory = {
    works: true,
    get(name) {
      try { return localStorage.getItem(`duizhao:${name}`); } catch { D.memory.works = false; return null; }
    },
    set(name, value) {
      try { localStorage.setItem(`duizhao:${name}`, value); } catch { D.memory.works = false; }
      return D.memory.works;
    },
  };

  D.on = (name, listener) => (D.listeners[name] ||= []).push(listener);
  D.emit = (name, value) => { for (const one of D.listeners[name] || []) one(value); };
  D.$ = (selector, from = document) => from.querySelector(selector);
  D.$$ = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  D.make = (tag, { lang, text, data, ...rest } = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), rest);
    if (lang) element.lang = lang;
    if (text !== undefined) element.textContent = text;
    Object.assign(element.dataset, data || {});
    element.append(...children);
    return element;
  };

  // --- words ---

  D.language = "en";
  D.say = (key, ...values) => {
    const words = D.setup.words[D.language];
    const text = words[key] ?? key.slice(key.lastIndexOf(".") + 1);
    return text.replace(/\{(\d)\}/g, (whole, place) => values[place] ?? whole);
  };
  D.word = (element, key, ...values) => {
    element.dataset.t = key;
    element.dataset.a = JSON.stringify(values);
    element.textContent = D.say(key, ...values);
  };

  const attributes = ["title", "aria-label", "placeholder"];
  const selector = ["[data-t]", ...attributes.map((name) => `[data-t-${name}]`)].join();

  D.translate = (from) => {
    for (const element of D.$$(selector, from)) {
      const values = JSON.parse(element.dataset.a || "[]");
      const { t, after } = element.dataset;
      if (t) element.textContent = D.say(t, ...values) + (after || "");
      for (const name of attributes) {
        const key = element.getAttribute(`data-t-${name}`);
        if (key) element.setAttribute(name, D.say(key, ...values));
      }
    }
    for (const element of D.$$("[data-zh]", from)) {
      element.dataset.en ||= element.textContent;
      element.textContent = element.dataset[D.language];
      element.lang = D.language === "zh" ? "zh-Hans" : "en";
    }
  };

  function speak(language) {
    if (language !== D.language) {
      D.language = language;
      root.lang = language === "zh" ? "zh-Hans" : "en";
      D.translate(document.body);
    }
    D.emit("language");
  }

  D.switchLanguage = () => {
    const language = D.language === "en" ? "zh" : "en";
    D.memory.set("language", language);
    speak(language);
  };

  // --- theme ---

  const dark = matchMedia("(prefers-color-scheme: dark)");
  D.switchTheme = () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    D.memory.set("theme", root.dataset.theme);
  };
  const theme = D.memory.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", () => {
    D.setup = JSON.parse(D.$("#setup").textContent);
    D.language = D.given = root.lang === "en" ? "en" : "zh";
    for (const start of D.starters) start();
    const liked = D.memory.get("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
    speak(D.setup.lang || liked);
    root.classList.add("ready");
  });
})();
