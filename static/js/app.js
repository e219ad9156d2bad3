"use strict";

const REVEALED_MS = 60_000;
const COPIED_MS = 2_000;
const SENT_MS = 30_000;
const SEQUENCE_MS = 1_000;

const TICK = "[form=picked]";

const find = (selector, within = document) => within.querySelector(selector);
const on = (name, act) => document.addEventListener(name, act);

const otherTabs = new BroadcastChannel("signed-in");

let refused = [];
let unanswered = null;
let unfolded = [];
let working = null;
let begun = { key: "", at: 0 };

on("htmx:beforeRequest", ({ detail }) => {
  clearBanners();
  detail.target.setAttribute("aria-busy", "true");
});
on("htmx:beforeRequest", ({ detail }) => sayWorking(detail.elt, detail.requestConfig.triggeringEvent?.submitter));
on("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));
on("htmx:afterRequest", ({ detail }) => stopWorking(detail.xhr));

// htmx does not see a button that stands outside of its form.
on("htmx:configRequest", ({ detail }) => {
  const { submitter } = detail.triggeringEvent ?? {};
  if (submitter?.name) detail.formData.set(submitter.name, submitter.value);
});

on("change", ({ target }) => target.matches(TICK) && noteTicks());
on("htmx:configRequest", ({ detail }) => {
  if (detail.verb === "get" && detail.elt.closest("#results")) detail.path = withTicks(detail.path);
});

on("htmx:beforeSwap", ({ detail }) => (unfolded = folded(detail.target).map((group, place) => group.open && nameOf(group, place))));
on("htmx:beforeSwap", ({ detail }) => {
  if (detail.serverResponse.includes('class="fault"')) keepRows(detail);
});
on("htmx:afterSettle", ({ target, detail }) => {
  folded(target).forEach((group, place) => (group.open ||= unfolded.includes(nameOf(group, place))));
  const { elt } = detail.requestConfig;
  if (elt.getAttribute("hx-trigger") !== "load") moveFocus(elt, target);
});
on("htmx:afterSwap", ({ target, detail }) => {
  target.querySelectorAll("[data-revealed]").forEach(hideLater);
  detail.target.querySelectorAll(":scope > .fault ~ .fault").forEach((older) => older.remove());
});

on("htmx:beforeOnLoad", (event) => {
  if (event.detail.xhr.status !== 401) return;
  event.preventDefault();
  refused.push(event.detail.requestConfig);
  openSignIn();
});
on("signed-in", ({ detail }) => goOn(detail.csrf));
on("DOMContentLoaded", () => find("[data-signed-in]") && otherTabs.postMessage("signed in"));
otherTabs.addEventListener("message", () => {
  const dialog = find("#sign-in-dialog[open]");
  if (dialog) htmx.ajax("get", dialog.dataset.done, { source: dialog, swap: "none" });
});
on("DOMContentLoaded", () => performance.getEntriesByType("navigation")[0]?.type === "navigate" && find("#results-heading")?.focus());
on("fresh-token", ({ detail }) => freshen(detail.csrf));
on("say", ({ detail }) => show(Object.assign(document.createElement("p"), { textContent: detail.text })));

on("htmx:sendError", ({ detail }) => askAgain(detail.requestConfig));
on("htmx:timeout", ({ detail }) => askAgain(detail.requestConfig));
on("htmx:responseError", () => say("not-done"));

on("click", ({ target }) => {
  const button = target.closest("[data-copy], [data-retry]");
  if (button?.matches("[data-copy]")) copy(button);
  if (button?.matches("[data-retry]")) repeat(unanswered);
});

on("keydown", (event) => {
  if (isSingleKey(event) && press(event.key)) event.preventDefault();
});

on("click", ({ target }) => target.closest("[data-opens]") && openKeys());
on("DOMContentLoaded", () => document.querySelectorAll("[data-opens]").forEach((button) => (button.hidden = false)));

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

// After a swap the agent goes on where the answer is: the same control if it is still there, else what the page names.
function moveFocus(pressed, region) {
  const control = pressed.id && !pressed.matches("form") && document.getElementById(pressed.id);
  (control || find("[data-focus]", region))?.focus();
}

// A button with data-working says so while its form is under way, and stays so while the browser leaves the page.
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
  working = null;
}

function isSingleKey({ target, ctrlKey, metaKey, altKey, isComposing }) {
  const typing = target.closest("input:not([type=checkbox]), select, textarea, dialog, [contenteditable]");
  return !typing && !ctrlKey && !metaKey && !altKey && !isComposing && find("#keys-off");
}

// A key does something at once, or begins a sequence such as g c. Says whether it meant anything.
function press(key) {
  const isLate = performance.now() - begun.at > SEQUENCE_MS;
  const pressed = begun.key && !isLate ? `${begun.key} ${key}` : key;
  begun = { key: pressed === "g" ? key : "", at: performance.now() };
  const act = ACTS[pressed] ?? actOf(pressed);
  act?.();
  return Boolean(act);
}

const ACTS = {
  "?": openKeys,
  "j": () => stepRow(1),
  "k": () => stepRow(-1),
  ".": () => firstCopy()?.click(),
  "x": () => document.activeElement.closest("tr")?.querySelector(TICK)?.click(),
  "c": () => ticked().length > 1 && find("#picked").requestSubmit(),
};

function actOf(key) {
  const control = find(`[data-key="${CSS.escape(key)}"]`);
  if (!control) return undefined;
  return () => (control.matches("input") ? control.select() : control.click());
}

function rowLinks() {
  return [...document.querySelectorAll(".rows tbody th a")];
}

function stepRow(step) {
  const links = rowLinks();
  const row = document.activeElement.closest("tr");
  const place = links.findIndex((link) => row?.contains(link));
  const next = place < 0 ? 0 : Math.min(Math.max(place + step, 0), links.length - 1);
  links[next]?.focus();
}

function firstCopy() {
  const row = document.activeElement.closest("tr");
  return find("[data-copy]", row ?? find("main"));
}

// The address holds the ticks, so that sorting, paging, Back and a reload keep them.
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
  return [...document.querySelectorAll(`${TICK}:checked`)];
}

// The overlay tells what works on this page, and no more.
function openKeys() {
  const dialog = find("#keys");
  for (const line of dialog.querySelectorAll("[data-explains]")) line.hidden = !works(line.dataset.explains);
  dialog.showModal();
}

function works(key) {
  if (key === "j") return rowLinks().length > 0;
  if (key === ".") return Boolean(find("main [data-copy]"));
  if (key === "x" || key === "c") return Boolean(find(TICK));
  return key in ACTS || Boolean(actOf(key));
}

function folded(region) {
  return [...region.querySelectorAll(".folded")];
}

function nameOf(group, place) {
  return group.id || place;
}

// Rows that ECE answered before stay; above them stands what went wrong with the next ones.
function keepRows(swap) {
  if (!find(":scope > .rows", swap.target)) return;
  swap.swapOverride = "afterbegin show:none";
  swap.selectOverride = ".fault";
}

function openSignIn() {
  const dialog = find("#sign-in-dialog");
  if (!dialog.open) dialog.showModal();
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

// Whoever sent a form with Enter has the focus back in its field; only a button that was pressed takes it again.
function askToPressAgain({ triggeringEvent }) {
  const button = triggeringEvent?.submitter;
  say(button ? "signed-in-again" : "signed-in");
  if (!button) return;
  find("[data-button]").textContent = button.textContent.trim();
  if (button.tabIndex >= 0) button.focus();
}

function freshen(csrf) {
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = csrf));
}

function askAgain(request) {
  unanswered = request;
  say(request.verb === "get" ? "no-answer" : "no-answer-to-post");
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
  document.querySelectorAll("[data-banner]").forEach((banner) => banner.replaceChildren());
}

function hideLater(value) {
  setTimeout(() => {
    const form = value.nextElementSibling;
    const hadFocus = value.contains(document.activeElement);
    value.remove();
    form.hidden = false;
    if (hadFocus) find("button", form).focus();
  }, REVEALED_MS);
}

async function copy(button) {
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
