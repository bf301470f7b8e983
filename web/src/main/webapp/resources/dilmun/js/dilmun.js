// Everything here is a convenience: each page works without it.

const remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
};

const recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

// ------------------------------------------------------------------- theme

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function themeSwitch(button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    remember("theme", next);
    show();
  });
  show();
}

// ---------------------------------------------------- search as you type
// ARIA authoring practices: combobox with a list box popup, focus stays in the field.

class Suggestions {
  constructor(input) {
    this.input = input;
    this.data = input.dataset;
    this.active = -1;
    this.items = [];
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-list`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.data.label);
    this.status = document.createElement("span");
    this.status.className = "sr";
    this.status.setAttribute("role", "status");
    input.closest(".find").append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.go(option);
    });
  }

  ask() {
    clearTimeout(this.timer);
    this.request?.abort();
    const query = this.input.value.trim();
    if (query.length < 2) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.load(query), 150);
  }

  async load(query) {
    this.request = new AbortController();
    const address = new URL(this.data.suggest, location.href);
    address.search = new URLSearchParams({ q: query, lang: document.documentElement.lang, size: "6" });
    try {
      const response = await fetch(address, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (response.ok) this.show((await response.json()).services);
    } catch {
      this.close(); // The form's own button still searches.
    }
  }

  show(items) {
    this.items = items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.code = item.code;
      const body = document.createElement("small");
      body.textContent = item.body ?? "";
      option.append(item.name, body);
      return option;
    });
    this.list.replaceChildren(...this.items);
    this.status.textContent = this.data.count.replace("{0}", items.length);
    this.choose(-1);
    this.open(items.length > 0);
  }

  open(visible) {
    this.list.hidden = !visible;
    this.input.setAttribute("aria-expanded", String(visible));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.choose(-1);
    this.open(false);
  }

  choose(index) {
    this.active = index;
    this.items.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.items[index].id);
  }

  key(event) {
    const last = this.items.length - 1;
    if (event.key === "Escape") {
      this.close();
    } else if (this.list.hidden || last < 0) {
      return;
    } else if (event.key === "ArrowDown") {
      this.choose(this.active === last ? 0 : this.active + 1);
    } else if (event.key === "ArrowUp") {
      this.choose(this.active <= 0 ? last : this.active - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      this.go(this.items[this.active]);
    } else {
      return;
    }
    event.preventDefault();
  }

  go(option) {
    location.assign(`${this.data.target}/${encodeURIComponent(option.dataset.code)}`);
  }
}

// ------------------------------------------------------------ confirmation

const ownText = (element) => [...element.childNodes]
  .filter((node) => node.nodeType === Node.TEXT_NODE)
  .map((node) => node.textContent.trim())
  .join(" ").trim();

function confirmFirst(button) {
  const dialog = document.getElementById("confirm");
  button.addEventListener("click", (event) => {
    if (button.dataset.confirmed) return;
    event.preventDefault();
    dialog.querySelector("p").textContent = button.dataset.confirm;
    dialog.querySelector("[value=yes]").textContent = ownText(button);
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "yes") {
        button.dataset.confirmed = "yes";
        button.form.requestSubmit(button);
      }
    }, { once: true });
    dialog.showModal();
  });
}

// ------------------------------------------------------------------- files

function checkSize(input) {
  const limit = Number(input.dataset.maxBytes);
  const warning = document.createElement("p");
  warning.className = "error";
  warning.setAttribute("role", "alert");
  input.before(warning);
  input.addEventListener("change", () => {
    const tooBig = [...input.files].some((file) => file.size > limit);
    warning.textContent = tooBig ? input.dataset.tooBig : "";
    if (tooBig) input.value = "";
  });
}

// ------------------------------------------------- a draft while it is typed
// What the text comes to, in each language: asked for when nothing was typed for a moment. An answer that comes too late is dropped.

class Live {
  constructor(panel) {
    this.panel = panel;
    this.text = document.getElementById(panel.dataset.live);
    this.places = [...panel.querySelectorAll("[data-live-from]")];
    this.status = panel.querySelector("[role=status]");
    panel.hidden = false;
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 600);
    });
    this.ask();
  }

  async ask() {
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const parts = await Promise.all(this.places.map((place) => this.part(place.dataset.liveFrom, signal)));
      this.places.forEach((place, index) => place.replaceChildren(...parts[index].childNodes));
      const wrong = this.places[0].querySelectorAll("li").length > 0 && !this.places[0].querySelector("h3");
      this.text.setAttribute("aria-invalid", String(wrong));
      this.status.textContent = wrong ? this.places[0].querySelector("strong").textContent : "";
    } catch (failed) {
      if (failed.name !== "AbortError") this.status.textContent = this.panel.dataset.liveFailed;
    }
  }

  async part(address, signal) {
    const body = new URLSearchParams({ source: this.text.value });
    const response = await fetch(address, { method: "POST", body, signal });
    if (!response.ok) throw new Error(String(response.status));
    const part = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("live");
    part.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    return document.importNode(part, true);
  }
}

// ------------------------------------------------ keys of the back office
// By place on the keyboard, so that they are the same in the Arabic layout; can be switched off (WCAG 2.1.4).

function shortcuts(toggle) {
  const on = () => recall("shortcuts") !== "off";
  const show = () => toggle.setAttribute("aria-pressed", String(on()));
  toggle.addEventListener("click", () => {
    remember("shortcuts", on() ? "off" : "on");
    show();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog, [contenteditable]");
    if (!on() || typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const target = document.querySelector(`[data-key="${event.code.replace(/^Key/, "").toLowerCase()}"]`);
    if (target) {
      event.preventDefault();
      if (target.matches("input, textarea, select")) target.focus();
      else target.click();
    }
  });
  show();
}

// One box for all boxes of that name in its form.
function choosesAll(box) {
  const boxes = () => [...box.form.querySelectorAll(`input[name="${box.dataset.all}"]`)];
  const follow = () => {
    const chosen = boxes().filter((one) => one.checked).length;
    box.checked = chosen > 0 && chosen === boxes().length;
    box.indeterminate = chosen > 0 && !box.checked;
  };
  box.hidden = false;
  box.addEventListener("change", () => boxes().forEach((one) => (one.checked = box.checked)));
  box.form.addEventListener("change", (event) => event.target !== box && follow());
  follow();
}

// A menu closes when the reader goes elsewhere.
function closesByItself(menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

const each = (selector, start) => document.querySelectorAll(selector).forEach((element) => start(element));

each("[data-theme-switch]", themeSwitch);
each("input[data-suggest]", (input) => new Suggestions(input));
each("[data-confirm]", confirmFirst);
each("input[type=file][data-max-bytes]", checkSize);
each("[data-live]", (panel) => new Live(panel));
each("[data-shortcuts]", shortcuts);
each("[data-all]", choosesAll);
each("details.account", closesByItself);
each("[data-print]", (button) => button.addEventListener("click", () => print()));
document.querySelector(".errors")?.focus();
