// The two sides of an import: pointing at one lights the other, narrow pages
// show one side at a time, and a step leaves the page where it was. Every step
// is also a plain form and every tie a plain link.
"use strict";

(() => {
  const narrow = matchMedia("(max-width: 900px)");
  let kept = null; // where the page was before a step

  // light marks an element and everything that it is tied to.
  function light(element) {
    for (const lit of document.querySelectorAll("#import .lit")) lit.classList.remove("lit");
    if (!element) return [];
    const others = [];
    for (const id of (element.dataset.ties ?? "").split(" ")) {
      const other = id && document.getElementById(id);
      if (other) others.push(other);
    }
    for (const lit of [element, ...others]) lit.classList.add("lit");
    return others;
  }

  // tell writes the words of the other side, which a narrow page does not show,
  // at the element itself. The link to them stands there already.
  function tell(element, others) {
    const words = others.slice(0, 3).map((other) => [...other.querySelectorAll(":scope > .text, .part-words > .label, .part-words > .title")].map((part) => part.textContent.trim()).join(" "));
    if (others.length > 3) words.push("…");
    let told = document.querySelector("#import .tied-words");
    if (told?.parentElement === element) return;
    told?.remove();
    if (!words.some(Boolean) || element.querySelector("form")) return;
    told = document.createElement("div");
    told.className = "tied-words";
    told.setAttribute("aria-hidden", "true");
    told.textContent = words.join("\n");
    element.append(told);
  }

  // reveal brings the other end of a tie into view on a wide page, without
  // taking the focus along; a narrow one shows its words.
  function reveal(element, others) {
    if (narrow.matches) tell(element, others);
    if (narrow.matches || !others.length) return;
    const column = document.getElementById("document");
    if (!element.closest("#document")) {
      const top = others[0].getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
      if (top < column.scrollTop || top > column.scrollTop + column.clientHeight - 60) column.scrollTop = top - column.clientHeight / 3;
    } else {
      others[0].closest("details.group")?.setAttribute("open", "");
      const place = others[0].getBoundingClientRect();
      if (place.top < 60 || place.bottom > innerHeight) others[0].scrollIntoView({ block: "center" });
    }
  }

  const tied = (event) => event.target.closest?.("#import [data-ties]");

  document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse" && tied(event)) light(tied(event)); });
  document.addEventListener("focusin", (event) => { if (tied(event)) reveal(tied(event), light(tied(event))); });
  document.addEventListener("click", (event) => {
    const tab = event.target.closest?.(".sides-tabs a");
    if (tab) side(tab.hash.slice(1));
    const element = tied(event);
    if (element && !event.target.closest("a, button, summary, input, select, textarea")) reveal(element, light(element));
    for (const menu of document.querySelectorAll("#import .more[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("#import .more[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // side shows one side of a narrow page.
  function side(name) {
    const sides = document.querySelector(".sides"), tabs = document.querySelector(".sides-tabs");
    if (!sides) return;
    sides.dataset.side = tabs.dataset.side = name;
    for (const tab of tabs.querySelectorAll("a")) {
      if (tab.hash === "#" + name) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }

  // follow lights what the address names and shows its side.
  function follow() {
    const element = document.getElementById(location.hash.slice(1));
    side(element?.closest("#document") ? "document" : "made");
    if (!element) return;
    element.closest("details.group")?.setAttribute("open", "");
    if (narrow.matches) element.scrollIntoView();
    const others = light(element.matches("[data-ties]") ? element : null);
    reveal(element, others);
  }
  window.addEventListener("hashchange", follow);
  document.addEventListener("DOMContentLoaded", () => {
    follow();
    drop();
  });

  document.addEventListener("htmx:before:swap", (event) => {
    const answer = event.detail?.ctx?.text ?? "";
    if (answer && !answer.includes('id="import"') && !answer.includes("part-edit") && !answer.includes("mark-line")) {
      // Signed out, gone or broken: shown as the page that it is.
      event.preventDefault();
      location.reload();
      return;
    }
    const used = document.activeElement?.closest("#import [id]");
    kept = {
      top: document.getElementById("document")?.scrollTop, page: scrollY, focus: used?.closest(".part, .line, .holds")?.id,
      side: document.querySelector(".sides")?.dataset.side,
      open: new Map([...document.querySelectorAll("#import details.group")].map((group) => [group.id, group.open])),
    };
  });
  document.addEventListener("htmx:after:swap", () => {
    const form = document.querySelector("#import .part-edit form, #import .mark-line form");
    const focused = document.activeElement?.closest(".part-edit, .mark-line");
    if (form && !focused) {
      (form.querySelector(".problems") ?? form.querySelector("input:not([type=hidden]), textarea, select"))?.focus();
      return;
    }
    if (!kept || form) return;
    for (const [id, open] of kept.open) {
      const group = document.getElementById(id);
      if (group) group.open = open;
    }
    if (kept.side) side(kept.side);
    document.getElementById("document").scrollTop = kept.top;
    const flash = document.querySelector("#import .flash p");
    if (flash) announce(flash.textContent.trim());
    const place = kept.focus && document.getElementById(kept.focus);
    (place?.querySelector(".part-tools a[hx-get], .part-tools button, .no") ?? place ?? document.getElementById("import")).focus?.({ preventScroll: true });
    scrollTo(0, kept.page);
    kept = null;
  });

  // drop takes a file that is dropped on the form, and says at once where it
  // is too large to be sent.
  function drop() {
    const zone = document.querySelector("[data-drop]");
    if (!zone) return;
    const input = zone.querySelector("input"), form = zone.closest("form");
    zone.querySelector("[data-drop-words]").hidden = false;
    const check = () => {
      const file = input.files[0];
      input.setCustomValidity(file && file.size > Number(form.dataset.most) ? form.dataset.tooLarge : "");
      if (file) input.reportValidity();
    };
    input.addEventListener("change", check);
    for (const name of ["dragenter", "dragover"]) {
      form.addEventListener(name, (event) => {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) zone.classList.remove("over"); });
    form.addEventListener("drop", (event) => {
      zone.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      form.dataset.dirty = "1";
      check();
    });
  }
})();
