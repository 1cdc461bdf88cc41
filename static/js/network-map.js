// The page's list is the data; this draws it a second time, as a Leaflet map in the place of the SVG.
// Without the script the SVG remains: the same areas, names and links.

const map = document.querySelector("[data-map]");
const canvas = map.querySelector("[data-map-canvas]");
const card = map.querySelector("[data-map-card]");
const names = JSON.parse(map.dataset.names);
const entries = [...document.querySelectorAll("[data-map-district]")].filter((entry) => !card.contains(entry));

// Lets the browser draw and answer between two steps, so that none of them keeps a visitor waiting.
function pause() {
  return window.scheduler?.yield ? window.scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}

function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

function stylesheet(address) {
  return Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
}

function script(address) {
  return Object.assign(document.createElement("script"), { src: address });
}

const ZOOM_STEP = 0.5;
const MOST_STEPS = 6;
const PAN = { ArrowUp: [0, -80], ArrowDown: [0, 80], ArrowLeft: [-80, 0], ArrowRight: [80, 0] }; // pixels

let chosen = null;
let ring = null; // drawn above all areas: bringing the area itself to the front would change the order of the tab key

function mark(layer, isChosen) {
  layer.getElement().setAttribute("aria-expanded", isChosen);
  layer.label.getElement().classList.toggle("map__label--chosen", isChosen);
}

function close({ andReturn = true } = {}) {
  if (!chosen) return;
  const layer = chosen;
  chosen = null;
  ring.clearLayers();
  mark(layer, false);
  card.hidden = true;
  card.replaceChildren();
  if (andReturn) layer.getElement().focus();
}

function choose(layer) {
  close({ andReturn: false });
  chosen = layer;
  ring.addData(layer.feature);
  mark(layer, true);
  const copy = layer.entry.cloneNode(true);
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "map__close",
    textContent: "Schließen",
  });
  button.addEventListener("click", () => close());
  card.replaceChildren(copy, button);
  card.hidden = false;
  card.focus();
}

// Leaflet reads a string as HTML.
function textOnly(text) {
  return document.createTextNode(text);
}

function makeOperable(layer) {
  const path = layer.getElement();
  const attributes = {
    tabindex: "0",
    role: "button",
    "aria-label": layer.entry.dataset.mapName,
    "aria-expanded": "false",
    "aria-controls": card.id,
  };
  for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
  layer.on("click", () => choose(layer));
  layer.label.on("click", () => choose(layer));
  layer.label.getElement().setAttribute("aria-hidden", "true"); // the area has the name already
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(layer);
  });
  path.addEventListener("focus", () => {
    const view = layer._map.getBounds();
    if (!view.contains(layer.getBounds())) layer._map.panInside(layer.getBounds().getCenter(), { padding: [60, 60] });
  });
}

function fit(view, all) {
  if (view.getSize().x === 0) return; // printing hides the canvas
  view.setMaxBounds(null);
  view.setMinZoom(0);
  view.fitBounds(all.getBounds(), { padding: [2, 2], animate: false });
  view.setMinZoom(view.getZoom());
  view.setMaxZoom(view.getZoom() + ZOOM_STEP * MOST_STEPS);
  view.setMaxBounds(view.getBounds());
  view.dragging.disable();
}

function isZoomed(view) {
  return view.getZoom() > view.getMinZoom();
}

// Escape closes the card, or shows the whole map again; the arrow keys move a map that is zoomed.
function onKey(event, view, all) {
  if (event.key === "Escape" && chosen) close();
  else if (event.key === "Escape" && isZoomed(view)) fit(view, all);
  else if (event.key in PAN && isZoomed(view)) view.panBy(PAN[event.key], { animate: false });
  else return;
  event.preventDefault();
}

// While it is drawn, the canvas lies unseen over the SVG.
async function draw(outlines) {
  const areas = new Map(outlines.features.map((area) => [area.properties.ags, area]));
  canvas.hidden = false;
  const view = L.map(canvas, {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    keyboard: false,
    // A finger on the whole map scrolls the page, two zoom the page: Leaflet takes only what it is given here.
    dragging: false,
    touchZoom: false,
    zoomSnap: 0,
    zoomDelta: ZOOM_STEP,
    maxBoundsViscosity: 1, // a drag stops at the frame
    fadeAnimation: false,
    zoomAnimation: false,
    inertia: false,
  });
  const all = L.featureGroup();
  // Leaflet draws a layer at once only where the view is known.
  const whole = L.geoJSON(outlines);
  fit(view, whole);
  await pause();
  L.control.zoom({ position: "topright", zoomInTitle: "Vergrößern", zoomOutTitle: "Verkleinern" }).addTo(view);
  // In a pane of their own, so that the areas are the only paths of theirs, in the order of the list.
  view.createPane("lines").style.zIndex = 450;
  const lines = { pane: "lines", renderer: L.svg({ pane: "lines" }), interactive: false };
  view.createPane("relief").style.zIndex = 350;
  const relief = { pane: "relief", renderer: L.svg({ pane: "relief" }), interactive: false };
  L.geoJSON(outlines, { ...relief, className: "map__relief" }).addTo(view);
  all.addTo(view);
  for (const entry of entries) {
    const area = areas.get(entry.dataset.mapDistrict);
    if (!area) continue;
    await pause();
    const kind = entry.dataset.mapKind === "kreisfreie-stadt" ? "city" : "district";
    const layer = L.geoJSON(area, { className: `map__outline map__outline--${kind}` }).addTo(all).getLayers()[0];
    layer.entry = entry;
    const { place, side } = names.areas[entry.dataset.mapDistrict];
    const isOutside = side !== "center";
    if (isOutside) {
      const [longitude, latitude] = area.properties.label;
      L.polyline([[latitude, longitude], place], { ...lines, className: "map__lead" }).addTo(view);
    }
    layer.label = L.tooltip(place, {
      permanent: true,
      interactive: true, // a tap on a name chooses the area of that name
      direction: side,
      offset: { left: [-5, 0], right: [5, 0], center: [0, 0] }[side], // beside the end of the line
      className: `map__label map__label--${isOutside ? "outside" : kind}`,
      content: textOnly(entry.dataset.mapName.replace(/^(Kreis|Stadt) /, "")),
    }).addTo(view);
    makeOperable(layer);
  }
  for (const [name, place] of Object.entries(names.neighbours)) {
    await pause();
    const content = textOnly(name);
    const label = { permanent: true, direction: "center", offset: [0, 0], className: "map__neighbour", content };
    L.tooltip(place, label).addTo(view).getElement().setAttribute("aria-hidden", "true");
  }
  await pause();
  ring = L.geoJSON(null, { ...lines, className: "map__ring" }).addTo(view);
  view.on("zoomend", () => (isZoomed(view) ? view.dragging.enable() : view.dragging.disable()));
  view.on("resize", () => fit(view, whole));
  // Larger type narrows the column, and the window notices nothing.
  new ResizeObserver(() => view.invalidateSize({ pan: false })).observe(canvas);
  map.addEventListener("keydown", (event) => onKey(event, view, whole));
  map.dataset.state = "live";
}

async function start() {
  try {
    const [outlines] = await Promise.all([
      fetch(map.dataset.outlines).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer))),
      ...map.dataset.styles.split(" ").map((address) => loaded(stylesheet(address))),
      loaded(script(map.dataset.script)),
    ]);
    await pause();
    await draw(outlines);
  } catch {
    canvas.hidden = true;
    map.dataset.state = "drawn"; // the SVG is still there and does everything
  }
}

card.id = "karten-auswahl";

// After the page is usable, and once the map is in sight: Leaflet is the largest file of the site and nothing waits for it.
function whenIdle(callback) {
  if ("requestIdleCallback" in window) requestIdleCallback(callback);
  else setTimeout(callback, 200);
}

function watch() {
  const sight = new IntersectionObserver(
    (seen) => {
      if (!seen.some((part) => part.isIntersecting)) return;
      sight.disconnect();
      whenIdle(start);
    },
    { threshold: 0.5 },
  );
  sight.observe(map);
}
if (document.readyState === "complete") watch();
else window.addEventListener("load", watch);
