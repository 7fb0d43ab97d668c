// The agenda's quicker ways: dragging, Alt and an arrow key, words for screen
// readers after each step. Every step is also a plain button.
"use strict";

(() => {
  // The row and the step that were used last, to put the focus back.
  let used = null;

  // behind returns the item behind a row, over headings; none at the end.
  function behind(row) {
    let next = row.nextElementSibling;
    while (next && !next.dataset.item) next = next.nextElementSibling;
    return next?.dataset.item ?? "";
  }

  // setUp makes the rows of a fresh region draggable.
  function setUp() {
    const rows = document.getElementById("rows");
    if (!rows?.dataset.drag || rows.dataset.ready || typeof Sortable === "undefined") return;
    rows.dataset.ready = "1";
    const icon = rows.querySelector(".moves use")?.getAttribute("href")?.split("#")[0];
    for (const moves of rows.querySelectorAll(".moves")) {
      const grip = document.createElement("span");
      grip.className = "btn quiet grip";
      grip.title = rows.dataset.drag;
      grip.setAttribute("aria-hidden", "true");
      grip.innerHTML = icon ? `<svg class="icon"><use href="${icon}#icon-grip-vertical"></use></svg>` : "⠿";
      moves.prepend(grip);
    }
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    Sortable.create(rows, {
      handle: ".grip", draggable: ".row", animation: calm ? 0 : 150, ghostClass: "dragged",
      forceFallback: true, fallbackTolerance: 3, // the same by mouse, pen and finger
      onEnd(event) {
        if (event.oldIndex === event.newIndex) return;
        const form = document.getElementById("place");
        // Not form.elements.item: that is the collection's own function.
        form.querySelector("[name=item]").value = event.item.dataset.item;
        form.querySelector("[name=before]").value = behind(event.item);
        used = { row: event.item.id, step: "up" };
        form.requestSubmit();
      },
    });
  }

  document.addEventListener("DOMContentLoaded", setUp);

  document.addEventListener("click", (event) => {
    const row = event.target.closest("#rows > .row");
    const step = event.target.closest("[data-step]");
    if (row) used = { row: row.id, step: step?.dataset.step };
    // One menu is open at a time.
    for (const menu of document.querySelectorAll(".more[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.querySelector(".more[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      return;
    }
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || event.target.closest("form")) return;
    const row = event.target.closest("#rows > .row");
    const button = row?.querySelector(`[data-step=${event.key === "ArrowUp" ? "up" : "down"}]`);
    if (!button) return;
    event.preventDefault();
    if (!button.disabled) button.click();
  });

  // What was sent and did not arrive is guarded again.
  function guard() {
    const form = document.querySelector("#agenda .item-form");
    if (form) form.dataset.dirty = "1";
  }

  document.addEventListener("htmx:error", guard);

  // An answer that is neither the agenda nor its form (signed out, gone,
  // broken) is shown as the page that it is, unless something typed would go
  // with it: then the browser asks first.
  document.addEventListener("htmx:before:swap", (event) => {
    const answer = event.detail?.ctx?.text ?? "";
    const typed = document.querySelector("#agenda .item-form");
    if (typed && answer.includes('name="kept"')) {
      // The session has ended: sent as a page, the sign-in page keeps it.
      event.preventDefault();
      delete typed.dataset.dirty;
      HTMLFormElement.prototype.submit.call(typed);
      return;
    }
    if (answer && !answer.includes('id="agenda"') && !answer.includes("item-form")) {
      event.preventDefault();
      guard();
      location.reload();
    }
  });

  document.addEventListener("htmx:after:swap", () => {
    setUp();
    const agenda = document.getElementById("agenda");
    const form = agenda?.querySelector(".row > .item-form");
    if (form) {
      (form.querySelector(".problems") ?? form.querySelector("#field-title"))?.focus();
      return;
    }
    if (agenda?.dataset.said) {
      announce(agenda.dataset.said);
      delete agenda.dataset.said;
    }
    const row = used && document.getElementById(used.row);
    if (!row || agenda.contains(document.activeElement)) return;
    const buttons = [...row.querySelectorAll("[data-step]")].filter((button) => !button.disabled);
    const same = buttons.find((button) => button.dataset.step === used.step);
    (used.step ? same ?? buttons[0] : row.querySelector(".title a"))?.focus();
  });
})();
