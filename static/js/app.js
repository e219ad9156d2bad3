"use strict";

const REVEALED_MS = 60_000;
const COPIED_MS = 2_000;
const SENT_MS = 30_000;
const SEQUENCE_MS = 1_000;

const ROW = ".rows tbody th a";
const TICK = "[form=picked]";
// A line over the page stays until the agent does the next thing, whatever the page asks for by itself.
const PRESSED = ["click", "submit", "change", "toggle"];

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const on = (name, act) => document.addEventListener(name, act);

const otherTabs = new BroadcastChannel("signed-in");
const underWay = new WeakMap();
const gone = new WeakSet();

let refused = [];
let unanswered;
let unfolded = [];
let working;
let begun = { key: "", at: 0 };

on("htmx:beforeRequest", ({ detail }) => {
  if (PRESSED.includes(detail.requestConfig.triggeringEvent?.type)) clearBanners();
  detail.target.setAttribute("aria-busy", "true");
  sayWorking(detail.elt, detail.requestConfig.triggeringEvent?.submitter);
});
on("htmx:afterRequest", ({ detail }) => {
  detail.target.removeAttribute("aria-busy");
  stopWorking(detail.xhr);
});

// Nobody waits any more for the answer to what is taken off the page.
on("htmx:beforeSend", ({ detail }) => underWay.set(detail.elt, detail.xhr));
on("htmx:beforeCleanupElement", ({ target }) => {
  gone.add(target);
  const xhr = underWay.get(target);
  if (xhr?.readyState < XMLHttpRequest.DONE) xhr.abort();
});
on("htmx:beforeRequest", (event) => gone.has(event.detail.elt) && event.preventDefault());

// htmx does not see a button that stands outside of its form.
on("htmx:configRequest", ({ detail }) => {
  const { submitter } = detail.triggeringEvent ?? {};
  if (submitter?.name) detail.formData.set(submitter.name, submitter.value);
});

on("change", ({ target }) => target.matches(TICK) && noteTicks());
on("htmx:configRequest", ({ detail }) => {
  if (detail.verb === "get" && detail.elt.closest("#results")) detail.path = withTicks(detail.path);
});

on("htmx:beforeSwap", ({ detail }) => {
  unfolded = all(".folded", detail.target).map((group, place) => group.open && (group.id || place));
  if (detail.serverResponse.includes('class="fault"')) keepRows(detail);
});
on("htmx:afterSettle", ({ target, detail }) => {
  all(".folded", target).forEach((group, place) => (group.open ||= unfolded.includes(group.id || place)));
  const { elt } = detail.requestConfig;
  if (elt.getAttribute("hx-trigger") !== "load") moveFocus(elt, target);
});
on("htmx:afterSwap", ({ target, detail }) => {
  all("[data-revealed]", target).forEach(hideLater);
  all(":scope > .fault ~ .fault", detail.target).forEach((older) => older.remove());
});

on("htmx:beforeOnLoad", (event) => {
  if (event.detail.xhr.status >= 400 && isQuiet(event.detail)) return event.preventDefault();
  if (event.detail.xhr.status !== 401) return;
  event.preventDefault();
  refused.push(event.detail.requestConfig);
  const dialog = find("#sign-in-dialog");
  if (!dialog.open) dialog.showModal();
});
on("signed-in", ({ detail }) => goOn(detail.csrf));
on("DOMContentLoaded", () => find("[data-signed-in]") && otherTabs.postMessage("signed in"));
otherTabs.addEventListener("message", () => {
  const dialog = find("#sign-in-dialog[open]");
  if (dialog) htmx.ajax("get", dialog.dataset.done, { source: dialog, swap: "none" });
});
on("DOMContentLoaded", focusResults);
on("click", ({ target }) => markOpened(target.closest(`${ROW}[id]`)));
on("fresh-token", ({ detail }) => freshen(detail.csrf));
on("say", ({ detail }) => show(Object.assign(document.createElement("p"), { textContent: detail.text })));

on("htmx:sendError", ({ detail }) => isQuiet(detail) || askAgain(detail.requestConfig));
on("htmx:timeout", ({ detail }) => isQuiet(detail) || askAgain(detail.requestConfig));
on("htmx:responseError", () => say("not-done"));

on("click", ({ target }) => copy(target.closest("[data-copy]")));
on("click", ({ target }) => target.closest("[data-retry]") && tryAgain());

on("keydown", (event) => {
  if (isSingleKey(event) && press(event.key)) event.preventDefault();
});

on("focusin", ({ target }) => isEmptyBox(target) && offer());
on("focusout", ({ target }) => isBox(target) && withdraw());
on("input", ({ target }) => isBox(target) && (isEmptyBox(target) ? offer() : withdraw()));
on("htmx:afterSettle", ({ target }) => target.id === "recents" && offer());
on("mousedown", (event) => event.target.closest("#recents") && event.preventDefault());
on("keydown", (event) => {
  if (isBox(event.target) && !event.isComposing && pressInBox(event.key)) event.preventDefault();
});

on("click", ({ target }) => target.closest("[data-opens]") && openKeys());
on("DOMContentLoaded", () => all("[data-opens]").forEach((button) => (button.hidden = false)));

on("formdata", ({ formData }) => {
  if (formData.has("time_zone")) formData.set("time_zone", Intl.DateTimeFormat().resolvedOptions().timeZone);
});

on("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target) return;
  if (form.ariaBusy) return event.preventDefault();
  form.ariaBusy = "true";
  setTimeout(() => form.removeAttribute("aria-busy"), SENT_MS);
});

window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

// Whoever comes back to the list goes on at the row they opened.
function markOpened(link) {
  if (link) history.replaceState(history.state, "", `#${link.id}`);
}

// The browser knows how far a page was scrolled that was there before.
function focusResults() {
  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  const opened = find(`.rows a[id="${CSS.escape(location.hash.slice(1))}"]`);
  if (opened) return opened.focus({ preventScroll: !isNew });
  if (isNew) find("#results-heading")?.focus();
}

function moveFocus(pressed, region) {
  const control = pressed.id && !pressed.matches("form") && document.getElementById(pressed.id);
  (control || find("[data-focus]", region))?.focus();
}

function sayWorking(form, submitter) {
  const button = form.matches("form") && !submitter?.name && find("[data-working]", form);
  if (!button) return;
  working = { button, label: button.textContent };
  button.textContent = find("#live").textContent = button.dataset.working;
}

function stopWorking(xhr) {
  if (!working || xhr.getResponseHeader("HX-Redirect")) return;
  working.button.textContent = working.label;
  if (find("#live").textContent === working.button.dataset.working) find("#live").textContent = "";
  working = undefined;
}

function isSingleKey({ target, ctrlKey, metaKey, altKey, isComposing }) {
  const typing = target.closest("input:not([type=checkbox]), select, textarea, dialog, [contenteditable]");
  return !typing && !ctrlKey && !metaKey && !altKey && !isComposing && find("#keys-off");
}

function press(key) {
  const isLate = performance.now() - begun.at > SEQUENCE_MS;
  const pressed = begun.key && !isLate ? `${begun.key} ${key}` : key;
  begun = { key: pressed === "g" ? key : "", at: performance.now() };
  const act = ACTS[pressed] ?? actOf(pressed);
  act?.();
  return act;
}

const ACTS = {
  "?": openKeys,
  "j": () => stepRow(1),
  "k": () => stepRow(-1),
  ".": () => find("[data-copy]", rowInUse() ?? find("main"))?.click(),
  "x": () => rowInUse()?.querySelector(TICK)?.click(),
  "c": () => ticked().length > 1 && find("#picked").requestSubmit(),
};

function actOf(key) {
  const control = find(`[data-key="${CSS.escape(key)}"]`);
  return control && (() => (control.matches("input") ? control.select() : control.click()));
}

// What an agent did not ask for may fail unseen.
function isQuiet({ elt }) {
  return elt.matches("[data-quiet]");
}

function isBox(element) {
  return element.id === "find";
}

// On the first page, where the box has the focus from the start, the page itself shows the list.
function isEmptyBox(element) {
  return isBox(element) && !element.value && !element.autofocus;
}

function offer() {
  const box = find("#find");
  const list = find("#recents [role=listbox]");
  if (!list) return find("#recents") && htmx.trigger("#recents", "offer");
  if (document.activeElement !== box) return;
  list.hidden = false;
  box.role = "combobox";
  box.ariaExpanded = "true";
  box.setAttribute("aria-controls", list.id);
}

function withdraw() {
  const list = find("#recents [role=listbox]:not([hidden])");
  if (!list) return;
  list.hidden = true;
  find("#find").ariaExpanded = "false";
  choose(null);
}

function pressInBox(key) {
  const options = all("#recents [role=option]");
  const chosen = options.findIndex((option) => option.ariaSelected === "true");
  const isOpen = find("#find").ariaExpanded === "true";
  if (key === "ArrowDown" && !isOpen) offer();
  if (key === "ArrowDown") choose(options[(chosen + 1) % options.length]);
  else if (key === "ArrowUp" && isOpen) choose(options.at(Math.max(chosen, 0) - 1));
  else if (key === "Escape" && isOpen) withdraw();
  else if (key === "Enter" && isOpen && chosen >= 0) options[chosen].click();
  else return false;
  return true;
}

function choose(option) {
  const box = find("#find");
  find("#recents [aria-selected=true]")?.setAttribute("aria-selected", "false");
  if (!option) return box.removeAttribute("aria-activedescendant");
  option.ariaSelected = "true";
  option.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", option.id);
}

function rowInUse() {
  return document.activeElement.closest("tr");
}

function stepRow(step) {
  const links = all(ROW);
  const place = links.findIndex((link) => rowInUse()?.contains(link));
  const next = links[place < 0 ? 0 : place + step] ?? links[place];
  next?.focus();
}

// In the address, ticks outlast sorting, paging, Back and a reload.
function noteTicks() {
  history.replaceState(history.state, "", withTicks(location.href));
  find("#picked").classList.toggle("alone", ticked().length === 1);
}

function withTicks(address) {
  const { pathname, searchParams: parts } = new URL(address, location);
  parts.delete("ids");
  if (ticked().length) parts.set("ids", ticked().map((tick) => tick.value).join());
  return parts.size ? `${pathname}?${parts}` : pathname;
}

function ticked() {
  return all(`${TICK}:checked`);
}

function openKeys() {
  all("[data-explains]").forEach((line) => (line.hidden = !works(line.dataset.explains)));
  find("#keys").showModal();
}

const NEEDS = { "j": ROW, ".": "main [data-copy]", "x": TICK, "c": TICK };

function works(key) {
  if (key in NEEDS) return find(NEEDS[key]);
  return ACTS[key] ?? actOf(key);
}

// What went wrong stands above the rows that ECE answered before.
function keepRows(swap) {
  if (!find(":scope > .rows", swap.target)) return;
  swap.swapOverride = "afterbegin show:none";
  swap.selectOverride = ".fault";
}

function goOn(csrf) {
  freshen(csrf);
  find("#signin .problem")?.remove();
  find("#signin").reset();
  find("#sign-in-dialog").close();

  const waiting = refused;
  refused = [];
  waiting.filter(({ verb }) => verb !== "get").forEach(askToPressAgain);
  waiting.filter(({ verb }) => verb === "get").forEach(repeat);
}

// Whoever pressed Enter has the focus back in the field.
function askToPressAgain({ triggeringEvent }) {
  const button = triggeringEvent?.submitter;
  say(button ? "signed-in-again" : "signed-in");
  if (!button) return;
  find("[data-button]").textContent = button.textContent.trim();
  if (button.tabIndex >= 0) button.focus();
}

function freshen(csrf) {
  all("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = csrf));
}

function askAgain(request) {
  unanswered = request;
  say(request.verb === "get" ? "no-answer" : "no-answer-to-post");
}

function tryAgain() {
  clearBanners();
  repeat(unanswered);
}

function repeat({ verb, path, elt }) {
  htmx.ajax(verb, path, { source: elt });
}

function say(template) {
  show(find(`#${template}`).content.cloneNode(true));
}

function show(words) {
  find("[data-banner]", find("dialog[open]") ?? document).replaceChildren(words);
}

function clearBanners() {
  all("[data-banner]").forEach((banner) => banner.replaceChildren());
}

function hideLater(value) {
  setTimeout(() => {
    const veiled = value.nextElementSibling;
    const hadFocus = value.contains(document.activeElement);
    value.remove();
    veiled.hidden = false;
    if (hadFocus) find("button", veiled).focus();
  }, REVEALED_MS);
}

async function copy(button) {
  if (!button) return;
  const value = find("bdi", button.parentElement);
  try {
    await navigator.clipboard.writeText(value.textContent);
  } catch {
    return getSelection().selectAllChildren(value);
  }
  showCopied(button);
}

function showCopied(button) {
  const use = find("use", button);
  const icon = use.getAttribute("href");
  if (icon.endsWith("#done")) return;
  use.setAttribute("href", icon.replace("#copy", "#done"));
  find("#live").textContent = button.dataset.done;
  setTimeout(() => use.setAttribute("href", icon), COPIED_MS);
}
