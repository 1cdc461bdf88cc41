/* Suggestions while typing. Without this script the field stays a form that leads to the search page and finds the same. */

const PAUSE = 150; // milliseconds after the last key
const SHORTEST = 2; // letters

function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  setAll(made, attributes);
  return made;
}

function setAll(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
}

function enhance(form) {
  const input = form.querySelector("input");
  const list = element("ul", "finder__list", {
    id: `${input.id}-vorschlaege`,
    role: "listbox",
    "aria-label": "Vorschläge",
    hidden: "",
  });
  const status = element("p", "visually-hidden", { role: "status" });
  let active = null;
  let request = null;
  let timer = 0;

  function setOpen(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
  }

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function stopAsking() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    stopAsking();
    activate(null);
    setOpen(false);
    status.textContent = "";
  }

  function clear() {
    list.replaceChildren();
    close();
  }

  function go(option) {
    close();
    location.assign(option.dataset.url);
  }

  function optionFor({ label, detail, url }, index) {
    const option = element("li", "finder__option", {
      id: `${list.id}-${index}`,
      role: "option",
      "aria-selected": "false",
      "data-url": url,
    });
    const what = element("span", "finder__detail soft");
    what.textContent = detail;
    option.append(`${label} `, what);
    return option;
  }

  function show(suggestions) {
    activate(null);
    list.replaceChildren(...suggestions.map(optionFor));
    const count = suggestions.length;
    setOpen(count > 0);
    if (count === 0) status.textContent = "Keine Vorschläge";
    else status.textContent = `${count} ${count > 1 ? "Vorschläge" : "Vorschlag"}, mit den Pfeiltasten wählbar`;
  }

  async function ask() {
    const { signal } = (request = new AbortController());
    try {
      const address = `${form.dataset.suggestions}?${new URLSearchParams(new FormData(form))}`;
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(response.statusText);
      show((await response.json()).suggestions);
    } catch {
      // The form still works. Suggestions for an older text would mislead; where we broke off, a newer text decides.
      if (!signal.aborted) clear();
    }
  }

  function move(step) {
    const options = [...list.children];
    if (options.length === 0) return;
    setOpen(true);
    const place = options.indexOf(active);
    if (place < 0) activate(options.at(step > 0 ? 0 : -1));
    else activate(options[(place + step + options.length) % options.length]);
  }

  function onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" && event.altKey) setOpen(list.childElementCount > 0);
    else if (event.key === "ArrowUp" && event.altKey) close();
    else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && active) go(active);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") input.value = "";
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) activate(null); // back in the text
      return;
    }
    event.preventDefault();
  }

  function onInput() {
    stopAsking();
    activate(null);
    if (input.value.trim().length >= SHORTEST) timer = setTimeout(ask, PAUSE);
    else clear();
  }

  input.addEventListener("keydown", onKey);
  input.addEventListener("input", onInput);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // A press on the list must not take the focus from the field: that would close the list before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) go(option);
  });

  setAll(input, {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  });
  input.after(list, status);
}

document.querySelectorAll("[data-finder]").forEach(enhance);
