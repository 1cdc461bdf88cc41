// What must not change when a translation turns the page around: the order in which signs stand, and where maps have names.
() => {
  const VALUES = [
    /(?:\+\d|0)\d+(?: \d[\d–-]*)+/u, // a telephone number
    /\d{1,2}\.\s\p{L}+\s\d{4}/u, // a date
    /\d\d:\d\d bis \d\d:\d\d/u,
    /\d{5} \p{L}+/u, // postal code and town
    /[\w.-]+@[\w.-]+\w/u,
  ];
  const ANY = new RegExp(VALUES.map((each) => each.source).join("|"), "gu");
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();

  function asSeen(node, start, end) {
    const signs = [];
    for (let at = start; at < end; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = range.getBoundingClientRect();
      if (rect.width > 0 && node.data[at].trim()) signs.push({ sign: node.data[at], x: rect.x, y: Math.round(rect.bottom) });
    }
    return signs.sort((a, b) => a.y - b.y || a.x - b.x).map(({ sign }) => sign).join("");
  }

  const values = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".visually-hidden, script")) continue;
    for (const match of node.data.matchAll(ANY)) values.push(asSeen(node, match.index, match.index + match[0].length));
  }

  const labels = [];
  for (const label of document.querySelectorAll("svg text, .leaflet-tooltip")) {
    if (!label.checkVisibility()) continue;
    const frame = label.closest("svg, .leaflet-container").getBoundingClientRect();
    const rect = label.getBoundingClientRect();
    labels.push(`${label.textContent.trim()} ${Math.round(rect.x - frame.x)} ${Math.round(rect.y - frame.y)}`);
  }
  return { values, labels };
}
