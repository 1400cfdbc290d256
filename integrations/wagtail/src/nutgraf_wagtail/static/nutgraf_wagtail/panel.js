/* The panel asks for its review once the editor is there and after each save, and goes to words. */
(() => {
  "use strict";

  const QUIET = 700; // milliseconds after an autosave before the page is read again
  const MARK = "X-Nutgraf-Review";

  /* ----- finding words in the editor -------------------------------------------------------- */

  // White space is left out on both sides: an editor shows paragraphs as boxes, not as lines.
  const close = (text) => text.replace(/\s+/gu, "");

  function* inputs(box) {
    const draft = box.querySelector(".public-DraftEditor-content, [contenteditable='true']");
    if (draft) {
      yield draft;
      return;
    }
    const fields = "textarea:not([hidden]), input[type='text'], input:not([type])";
    yield* box.querySelectorAll(fields);
  }

  // A content path is the field, then for each block its id, or its name inside its parent.
  function boxOf(path) {
    return path.split(".").reduce(
      (box, step) => box && box.querySelector(`[data-contentpath="${CSS.escape(step)}"]`),
      document.querySelector("form[data-edit-form]") || document
    );
  }

  // Where each character that is not white space stands: [node, offset].
  function characters(element) {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        if (!/\s/u.test(node.data[at])) found.push([node, at]);
      }
    }
    return found;
  }

  // The nth occurrence; if there are fewer by now, the last.
  function occurrence(text, words, nth) {
    let at = -1;
    for (let count = 0, next = text.indexOf(words); next >= 0 && count <= nth; count += 1) {
      at = next;
      next = text.indexOf(words, next + words.length);
    }
    return at;
  }

  function reveal(element) {
    const tab = element.closest("[role='tabpanel'][hidden]");
    if (tab) document.querySelector(`[role='tab'][href='#${CSS.escape(tab.id)}']`)?.click();
    for (let panel = element.closest("[data-panel]"); panel; ) {
      panel.querySelector("[data-panel-toggle][aria-expanded='false']")?.click();
      panel = panel.parentElement.closest("[data-panel]");
    }
  }

  function calmly() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  }

  function showRange(element, from, to) {
    const range = document.createRange();
    range.setStart(from[0], from[1]);
    range.setEnd(to[0], to[1] + 1);
    element.focus({ preventScroll: true });
    window.getSelection().setBaseAndExtent(from[0], from[1], to[0], to[1] + 1);
    // The text is the editor's own, so it is painted over and never wrapped in an element.
    if (window.Highlight) CSS.highlights.set("nutgraf", new Highlight(range));
    from[0].parentElement.scrollIntoView({ block: "center", behavior: calmly() });
  }

  function showInInput(input, words, nth) {
    const letters = [];
    [...input.value].reduce((at, letter) => {
      if (!/\s/u.test(letter)) for (let i = 0; i < letter.length; i += 1) letters.push(at + i);
      return at + letter.length;
    }, 0);
    const at = occurrence(close(input.value), words, nth);
    if (at < 0) return false;
    input.focus({ preventScroll: true });
    input.setSelectionRange(letters[at], letters[at + words.length - 1] + 1);
    input.scrollIntoView({ block: "center", behavior: calmly() });
    return true;
  }

  function showWords(path, text, nth) {
    const box = boxOf(path);
    const words = close(text);
    if (!box || !words) return false;
    reveal(box);
    for (const input of inputs(box)) {
      if ("value" in input) {
        if (showInInput(input, words, nth)) return true;
        continue;
      }
      const letters = characters(input);
      const at = occurrence(letters.map(([node, place]) => node.data[place]).join(""), words, nth);
      if (at >= 0) {
        showRange(input, letters[at], letters[at + words.length - 1]);
        return true;
      }
    }
    box.scrollIntoView({ block: "center", behavior: calmly() });
    return false;
  }

  /* ----- the panel -------------------------------------------------------------------------- */

  class Panel {
    constructor(root) {
      this.root = root;
      this.page = root.dataset.nutgrafPage;
      this.status = root.querySelector("[data-nutgraf-status]");
      this.review = root.querySelector("[data-nutgraf-review]");
      this.held = "nutgrafHeld" in root.dataset;
      root.addEventListener("click", (event) => this.click(event));
      document.addEventListener("w-autosave:success", ({ detail }) => {
        this.page = String(detail?.data?.pk ?? this.page);
        clearTimeout(this.later);
        this.later = setTimeout(() => this.load(), QUIET);
      });
      this.load();
    }

    words(name) {
      return this.root.querySelector(`template[data-nutgraf-words='${name}']`).innerHTML;
    }

    say(name) {
      this.status.textContent = name ? this.words(name) : "";
    }

    async load() {
      if (!this.page) return;
      this.asked?.abort();
      this.asked = new AbortController();
      this.review.setAttribute("aria-busy", "true");
      if (!this.review.firstElementChild) this.say("reading");
      try {
        const url = this.root.dataset.nutgrafUrl.replace("/0/", `/${this.page}/`);
        const response = await fetch(url, {
          credentials: "same-origin",
          headers: { "X-Requested-With": "XMLHttpRequest" },
          signal: this.asked.signal,
        });
        if (!response.ok || !response.headers.has(MARK)) throw new Error(response.status);
        this.show(await response.text());
        this.say("");
      } catch (error) {
        if (error.name === "AbortError") return;
        this.review.replaceChildren();
        this.say("away");
      }
      this.review.removeAttribute("aria-busy");
    }

    show(html) {
      const fresh = document.createElement("template");
      fresh.innerHTML = html; // from this site's own templates, which escape what they are given
      const state = (node) => node.querySelector("[data-nutgraf-state]")?.dataset.nutgrafState;
      // The same again would take away the reason that is being typed.
      if (state(this.review) !== state(fresh.content)) this.review.replaceChildren(fresh.content);
      if (this.held) {
        this.held = false;
        reveal(this.root);
        this.root.scrollIntoView({ block: "start", behavior: calmly() });
        this.review.querySelector("[data-nutgraf-path]")?.focus({ preventScroll: true });
      }
    }

    click(event) {
      const place = event.target.closest("[data-nutgraf-path]");
      if (place) {
        const { nutgrafPath, nutgrafWords, nutgrafNth } = place.dataset;
        this.say(showWords(nutgrafPath, nutgrafWords, Number(nutgrafNth)) ? "" : "gone");
      } else if (event.target.closest("[data-nutgraf-again]")) {
        this.load();
      } else if (event.target.closest("[data-nutgraf-publish]")) {
        this.override(event);
      }
    }

    // The reason becomes a field of the form only now, so that typing it is no edit of the page.
    override(event) {
      const box = event.target.closest("[data-nutgraf-override]");
      const reason = box.querySelector("[data-nutgraf-reason]");
      if (box.dataset.nutgrafGate === "block" && !reason.value.trim()) {
        event.preventDefault();
        box.querySelector("[data-nutgraf-fault]").textContent = this.words("reason");
        reason.setAttribute("aria-invalid", "true");
        reason.focus();
        return;
      }
      reason.name = "nutgraf-reason";
      const confirmed = document.createElement("input");
      Object.assign(confirmed, {
        type: "hidden",
        name: "nutgraf-confirmed",
        value: box.dataset.nutgrafFingerprint,
      });
      box.append(confirmed);
    }
  }

  const start = () => document.querySelectorAll("[data-nutgraf]").forEach((root) => new Panel(root));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
