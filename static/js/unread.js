"use strict";

const CHECK_MS = 300_000;
const LOOK_MS = 10_000;

let checked = Date.now();

setInterval(check, LOOK_MS);
document.addEventListener("visibilitychange", check);

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print();
});

// A page that nobody looks at, or whose agent is signed out, asks for nothing.
function check() {
  const news = document.getElementById("news");
  const wanted = document.getElementById("check")?.checked && !document.hidden && !document.querySelector("dialog[open]");
  if (!news || !wanted || Date.now() - checked < CHECK_MS) return;
  checked = Date.now();
  htmx.trigger(news, "check");
}
