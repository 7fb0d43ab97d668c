// Page behaviour that works beside htmx; every page is usable without it.
"use strict";

// announce says a sentence to screen readers.
function announce(text) {
  const live = document.getElementById("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = text; });
}

document.addEventListener("DOMContentLoaded", () => {
  // After a refused form, the list of what to mend comes first.
  document.querySelector(".problems")?.focus();
  // On a narrow screen a menu is one row; its current page comes into view.
  for (const current of document.querySelectorAll(".side a[aria-current], .menu a[aria-current]")) {
    const row = current.closest("ul, nav");
    row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }
});

// <button data-copy="#id"> copies a field's text and says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  const text = source.value ?? source.textContent;
  try {
    await navigator.clipboard.writeText(text.trim());
    announce(button.dataset.copied);
    button.classList.add("copied");
    const label = button.querySelector("[data-label]");
    if (label) label.textContent = button.dataset.copied;
  } catch {
    source.select?.();
  }
});

// A form that was typed in is not left by accident.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) form.dataset.dirty = "1";
});
document.addEventListener("submit", (event) => {
  delete event.target.dataset.dirty;
  // A second press of the button would send the form twice.
  if (event.target.method === "post" && !event.target.hasAttribute("hx-post")) {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-dirty]")) event.preventDefault();
});
