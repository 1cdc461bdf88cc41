// Measures the page that is open. Each function that looks for faults returns a list of them, empty where there is none.
window.measure = (() => {
  const SHAPES = "path, rect, circle, line, ellipse";
  const HIDES = ["hidden", "clip"];
  const RING = { width: 3, offset: 3 };

  const style = (element) => getComputedStyle(element);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function ancestors(element) {
    const found = [];
    for (let each = element; each && each !== document.documentElement; each = each.parentElement) found.push(each);
    return found;
  }

  // Only for screen readers, or the skip link before it has the focus.
  const isClipped = (element) => ancestors(element).some((each) => style(each).clipPath !== "none");

  function stops() {
    const candidates = all("a[href], button, input, select, textarea, summary, video[controls], [tabindex]");
    const radios = new Set();
    return candidates.filter((element) => {
      if (element.tabIndex < 0 || element.disabled || !isShown(element)) return false;
      if (element.type !== "radio") return true;
      if (radios.has(element.name)) return false; // one stop for the group
      return radios.add(element.name);
    });
  }

  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("script, title, option, textarea, noscript")) continue;
      if (isShown(element) && !isClipped(element)) found.push({ node, element });
    }
    return found;
  }

  function rectsOf(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  }

  // --- Colours ----------------------------------------------------------------------------------------------

  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  function channels(colour) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  }

  function luminance(rgb) {
    const [red, green, blue] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function ground(element) {
    for (const each of ancestors(element)) {
      const { rgb, alpha } = channels(style(each).backgroundColor);
      if (alpha === 1) return rgb;
    }
    const { rgb, alpha } = channels(style(document.documentElement).backgroundColor);
    return alpha === 1 ? rgb : channels("Canvas").rgb;
  }

  const isInside = (rect, x, y) => rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;

  // A halo is what letters stand on; else the last box drawn below them; else the ground of the page.
  function groundOfDrawing(text) {
    const own = style(text);
    if (own.stroke !== "none") return channels(own.stroke).rgb;
    const rect = text.getBoundingClientRect();
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const box = all("rect", text.ownerSVGElement).findLast((each) => isInside(each.getBoundingClientRect(), x, y));
    return box && channels(style(box).fill).alpha === 1 ? channels(style(box).fill).rgb : ground(text.ownerSVGElement);
  }

  function contrastOf(element) {
    const own = style(element);
    if (element.ownerSVGElement) return ratio(channels(own.fill).rgb, groundOfDrawing(element));
    const halo = own.textShadow.match(/rgba?\([^)]*\)|color\([^)]*\)/);
    return ratio(channels(own.color).rgb, halo ? channels(halo[0]).rgb : ground(element));
  }

  // A colour on its way from one scheme to the other is none that is read.
  function finishTransitions() {
    for (const transition of document.getAnimations()) transition.finish();
  }

  function contrast(least) {
    finishTransitions();
    const elements = new Set(texts().map(({ element }) => element));
    return [...elements]
      .filter((element) => !element.closest("[aria-disabled='true']"))
      .map((element) => [contrastOf(element), element])
      .filter(([found]) => found < least)
      .map(([found, element]) => `${found.toFixed(2)}: ${name(element)}`);
  }

  // The edge of what one types into or presses: its border, or its whole face.
  function edges(least) {
    return all("input, select, textarea, button, .button")
      .filter((element) => isShown(element) && !["checkbox", "radio"].includes(element.type) && style(element).borderTopStyle !== "none")
      .map((element) => {
        const around = ground(element.parentElement);
        const faces = [style(element).borderTopColor, style(element).backgroundColor].map(channels);
        return [Math.max(...faces.map(({ rgb, alpha }) => (alpha === 1 ? ratio(rgb, around) : 1))), element];
      })
      .filter(([found, element]) => found < least && !element.matches(".card .button"))
      .map(([found, element]) => `${found.toFixed(2)}: ${name(element)}`);
  }

  // Drawings keep the colours they are given, so nothing is seen that is not given one of the reader's own.
  function drawings(least) {
    return all(`svg :is(${SHAPES})`)
      .filter((shape) => isShown(shape) && !shape.closest("defs"))
      .filter((shape) => {
        const own = style(shape);
        const around = ground(shape.ownerSVGElement);
        const line = own.stroke !== "none" && parseFloat(own.strokeWidth) > 0 && ratio(channels(own.stroke).rgb, around) >= least;
        const face = own.fill !== "none" && !own.fill.startsWith("url") && ratio(channels(own.fill).rgb, around) >= least;
        return !line && !face;
      })
      .map(name);
  }

  const frames = () =>
    all("button, .button, input, select, textarea")
      .filter((element) => isShown(element) && !element.matches("[type=checkbox], [type=radio], .card .button"))
      .filter((element) => style(element).borderTopStyle === "none" || parseFloat(style(element).borderTopWidth) < 1)
      .filter((element) => !element.closest(".finder__field + *"))
      .map(name);

  // --- Places -----------------------------------------------------------------------------------------------

  const place = (element) => (element.getClientRects()[0] ?? element.getBoundingClientRect());

  // Back means up or to the left; only another column to the right may begin above. In the map, names count.
  function order() {
    const elements = stops().filter((element) => !isClipped(element));
    const found = elements.filter((element) => element.tabIndex > 0).map((element) => `tabindex: ${name(element)}`);
    elements.slice(1).forEach((element, index) => {
      const before = elements[index];
      if (before.closest(".contents")) return; // on a wide screen they stand beside the text that they lead to
      if (before.closest("[data-map]") && element.closest("[data-map]")) return;
      const [from, to] = [place(before), place(element)];
      const isAbove = to.bottom <= from.top + 1;
      const isBeside = to.top < from.bottom - 1 && from.top < to.bottom - 1;
      if ((isAbove && to.left < from.left + 1) || (isBeside && to.right <= from.left + 1)) {
        found.push(`${name(before)} → ${name(element)}`);
      }
    });
    return found;
  }

  // A link within a sentence is as high as its line (WCAG 2.2, 2.5.8).
  function isInSentence(element) {
    if (style(element).display !== "inline") return false;
    const block = ancestors(element.parentElement).find((each) => style(each).display !== "inline");
    const words = all("a, button, .visually-hidden", block).reduce((text, each) => text.replace(each.textContent, ""), block.textContent);
    return /\p{L}/u.test(words);
  }

  const isTapped = (element) =>
    element.matches("button, .button, select, textarea, summary, nav a, input:not([type=checkbox], [type=radio])");

  function targets(small, large) {
    return stops()
      .filter((element) => !isClipped(element) && !isInSentence(element) && !element.matches("[role=region], .scroller"))
      .filter((element) => !element.closest("[data-map]") || element.matches("a, button")) // the list has the same areas
      .map((element) => {
        const rects = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
        const least = isTapped(element) ? large : small;
        const isFine = rects.some(({ width, height }) => width >= Math.min(24, least) - 0.5 && height >= least - 0.5);
        return isFine ? null : `${Math.round(rects[0].width)} × ${Math.round(rects[0].height)}: ${name(element)}`;
      })
      .filter(Boolean);
  }

  const hides = (element, axis) => style(element)[`overflow${axis}`] !== "visible";

  function faultOfFocus(element) {
    const own = style(element);
    const isArea = element.matches("path, svg a");
    const drawn = isArea ? style(element.querySelector?.("path") ?? element).strokeWidth : `${own.outlineStyle} ${own.outlineWidth}`;
    if (isArea ? parseFloat(drawn) < RING.width : drawn !== `solid ${RING.width}px`) return `ring is ${drawn}`;
    const rects = [...element.getClientRects()];
    const rect = rects.find(({ top, bottom }) => top >= 0 && bottom <= innerHeight) ?? rects[0];
    const x = (Math.max(rect.left, 0) + Math.min(rect.right, innerWidth)) / 2;
    const y = Math.min(rect.top + rect.height / 2, innerHeight - 1);
    if (!isInside({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }, x, y)) return "is outside the window";
    const seen = document.elementFromPoint(x, y);
    if (!isArea && !element.contains(seen) && ![...(element.labels ?? [])].some((label) => label.contains(seen))) {
      return `is below ${name(seen)}`;
    }
    if (isArea) return null;
    const reach = parseFloat(own.outlineWidth) + parseFloat(own.outlineOffset);
    for (const each of ancestors(element.parentElement).filter((each) => each !== document.body)) {
      const box = each.getBoundingClientRect();
      // A browser is content with 32 px of a link in a table that scrolls: then its ring ends with it.
      const isWhole = rect.left >= box.left - 0.5 && rect.right <= box.right + 0.5;
      if (isWhole && hides(each, "X") && (rect.left - reach < box.left - 0.5 || rect.right + reach > box.right + 0.5)) return `ring is cut off by ${name(each)}`;
      if (hides(each, "Y") && (rect.top - reach < box.top - 0.5 || rect.bottom + reach > box.bottom + 0.5)) return `ring is cut off by ${name(each)}`;
    }
    return null;
  }

  // After one press of Tab, so that the browser takes each focus for one of the keyboard.
  function focus() {
    const found = [];
    for (const element of stops()) {
      element.focus();
      if (document.activeElement !== element) found.push(`cannot have the focus: ${name(element)}`);
      const fault = faultOfFocus(element);
      if (fault) found.push(`${fault}: ${name(element)}`);
    }
    document.activeElement.blur();
    for (const each of [document.scrollingElement, ...all(".scroller, .timeline__scroll")]) each.scrollTo(0, 0);
    return found;
  }

  // --- Text that finds no room ------------------------------------------------------------------------------

  function boxes() {
    return texts().flatMap(({ node, element }) => {
      const rects = element.ownerSVGElement ? [element.getBoundingClientRect()] : rectsOf(node);
      return rects.map((rect) => ({ rect, element }));
    });
  }

  function cut() {
    const found = new Set();
    for (const { rect, element } of boxes()) {
      for (const each of ancestors(element)) {
        const own = style(each);
        const box = each.getBoundingClientRect();
        const across = HIDES.includes(own.overflowX) && (rect.left < box.left - 2 || rect.right > box.right + 2);
        const down = HIDES.includes(own.overflowY) && (rect.top < box.top - 2 || rect.bottom > box.bottom + 2);
        if (across || down) found.add(`cut off: ${name(element)}`);
      }
    }
    return [...found];
  }

  // Lines of one heading share a little of their height; what covers a third of another cannot be read.
  function covered() {
    const found = new Set();
    const sorted = boxes().sort((one, other) => one.rect.top - other.rect.top);
    sorted.forEach(({ rect, element }, index) => {
      for (const other of sorted.slice(index + 1)) {
        if (other.rect.top >= rect.bottom) break;
        if (other.element === element) continue;
        const height = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
        const width = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const isAtOnce = element.closest(".scroller, .timeline__scroll") === other.element.closest(".scroller, .timeline__scroll");
        if (isAtOnce && width > 2 && height > Math.min(rect.height, other.rect.height) / 3) {
          found.add(`covered: ${name(element)} by ${name(other.element)}`);
        }
      }
    });
    return [...found];
  }

  function wide() {
    const excess = document.documentElement.scrollWidth - innerWidth;
    return excess > 0 ? [`${excess} px too wide`] : [];
  }

  // What scrolls, or something in it, takes the focus (axe: scrollable-region-focusable). A list box follows its field.
  const scrollers = () =>
    all("body *")
      .filter((element) => ["auto", "scroll"].some((way) => [style(element).overflowX, style(element).overflowY].includes(way)))
      .filter((element) => isShown(element) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      .filter((element) => !element.matches("[role=listbox]") && !stops().some((stop) => element.contains(stop)))
      .map(name);

  // The map fits itself to its new room before the second frame.
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  async function room() {
    await nextFrame();
    await nextFrame();
    return [...wide(), ...cut(), ...covered()];
  }

  // WCAG 2.2, 1.4.4
  async function roomForLargeText() {
    document.documentElement.style.fontSize = "200%";
    const found = await room();
    document.documentElement.style.fontSize = "";
    return found;
  }

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);

  // WCAG 2.2, 1.4.12
  async function roomForSpacedText() {
    document.adoptedStyleSheets = [sheet];
    const found = await room();
    document.adoptedStyleSheets = [];
    return found;
  }

  // --- The rest ---------------------------------------------------------------------------------------------

  const motion = () =>
    all("*")
      .filter((element) => [style(element), getComputedStyle(element, "::before"), getComputedStyle(element, "::after")]
        .some((own) => [...own.transitionDuration.split(", "), ...own.animationDuration.split(", ")].some((time) => parseFloat(time) > 0)
          || own.scrollBehavior === "smooth"))
      .map(name);

  // What is not German says so, or a voice reads it as German.
  const foreign = () =>
    texts()
      .filter(({ node, element }) => /\b(the|and|of|from|with|for)\b/i.test(node.data) && element.closest("[lang]").lang === "de")
      .map(({ node }) => node.data.trim());

  // How many stops and words there are to reach.
  const extent = () => [stops().length, texts().reduce((count, { node }) => count + node.data.trim().length, 0)];

  const names = () => stops().map(name);
  const nameOfFocus = () => name(document.activeElement);

  function disableStyles() {
    for (const sheet of document.styleSheets) sheet.disabled = true;
  }

  return { finishTransitions, contrast, edges, drawings, frames, order, targets, focus, wide, scrollers, room, roomForLargeText, roomForSpacedText, motion, foreign, extent, disableStyles, names, nameOfFocus };
})();
