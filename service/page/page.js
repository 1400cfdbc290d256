// Comfort alone: without this script, numbers link claims and words both ways.
"use strict";

const cards = [...document.querySelectorAll(".claim")];
const cardOf = new Map(cards.map((card) => [card.id, card]));
const wordsOf = new Map();
for (const words of document.querySelectorAll("#article span[data-of]")) {
  for (const id of words.dataset.of.split(" ")) {
    if (!wordsOf.has(id)) wordsOf.set(id, []);
    wordsOf.get(id).push(words);
  }
}
let chosen = null;

function mark(id, on) {
  for (const words of wordsOf.get(id) ?? []) words.classList.toggle("on", on);
  document.getElementById(id)?.classList.toggle("on", on);
}

function choose(id) {
  if (chosen) mark(chosen, false);
  chosen = id;
  if (chosen) mark(chosen, true);
}

function bringIntoView(element) {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 60 || bottom > innerHeight - 20) element.scrollIntoView({ block: "center" });
}

function showWords(id) {
  choose(id);
  bringIntoView(document.getElementById(`w-${id}`)?.nextElementSibling);
}

function showCard(id) {
  choose(id);
  const card = cardOf.get(id);
  bringIntoView(card);
  card?.focus({ preventScroll: true });
}

// In the article: the claim whose words were clicked; again, the next one that holds them.
document.getElementById("article").addEventListener("click", (event) => {
  const words = event.target.closest("[data-of]");
  if (!words || String(getSelection())) return;
  const ids = words.dataset.of.split(" ").filter((id) => cardOf.has(id) && !cardOf.get(id).hidden);
  if (!ids.length) return;
  event.preventDefault();
  const next = ids[ids.indexOf(chosen) - 1] ?? ids.at(-1);
  showCard(next);
});

for (const card of [...cards, ...document.querySelectorAll(".point")]) {
  card.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (String(getSelection())) return;
    if (link && link.hash !== `#w-${card.id}`) return;
    event.preventDefault();
    showWords(card.id);
  });
}

// In a key point, a claim's number leads to its card.
for (const link of document.querySelectorAll(".point .note")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    showCard(link.hash.slice(1));
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("select, input")) return;
  if (event.key === "Escape") return choose(null);
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const shown = cards.filter((card) => !card.hidden);
  if (!shown.length) return;
  const place = shown.findIndex((card) => card.id === chosen);
  const next = place < 0 ? (step > 0 ? 0 : shown.length - 1) : place + step;
  const card = shown[Math.min(Math.max(next, 0), shown.length - 1)];
  showCard(card.id);
  showWords(card.id);
});

const filters = document.querySelector(".filters");
if (cards.length > 1) filters.hidden = false;
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("change", () => {
  const form = new FormData(filters);
  const source = form.get("source");
  const levels = new Set(form.getAll("level"));
  for (const group of document.querySelectorAll(".source-group")) {
    let some = false;
    for (const card of group.querySelectorAll(".claim")) {
      card.hidden = !levels.has(card.dataset.level) || (source && group.dataset.source !== source);
      some ||= !card.hidden;
    }
    group.hidden = !some;
  }
  const shown = cards.filter((card) => !card.hidden);
  for (const words of document.querySelectorAll("#article span[data-of]")) {
    const ids = words.dataset.of.split(" ").filter((id) => cardOf.has(id));
    words.classList.toggle("dimmed", ids.length > 0 && ids.every((id) => cardOf.get(id).hidden));
  }
  if (chosen && cardOf.get(chosen)?.hidden) choose(null);
  filters.querySelector(".count").textContent =
    shown.length === cards.length ? "" : `${shown.length} of ${cards.length} claims shown`;
});

function followAddress() {
  const id = location.hash.slice(1);
  if (cardOf.has(id)) choose(id);
}
addEventListener("hashchange", followAddress);
followAddress();
