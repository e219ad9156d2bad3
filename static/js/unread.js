"use strict";

const CHECK_MS = 300_000;
const LOOK_MS = 10_000;

let checked = Date.now();

setInterval(check, LOOK_MS);
document.addEventListener("visibilitychange", check);

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print();
  if (!target.closest(".sent")) closePanels();
});

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") closePanels()?.querySelector("summary").focus();
});

// A panel lies over the rows below it, so it goes when the agent goes on.
function closePanels() {
  const open = document.querySelector(".sent[open]");
  open?.removeAttribute("open");
  return open;
}

// A page that nobody looks at, or whose agent is signed out, asks for nothing.
function check() {
  const news = document.getElementById("news");
  const wanted = document.getElementById("check")?.checked && !document.hidden && !document.querySelector("dialog[open]");
  if (!news || !wanted || Date.now() - checked < CHECK_MS) return;
  checked = Date.now();
  htmx.trigger(news, "check");
}
