// Slugs: Django turns „Übergang“ into „ubergang“; German addresses say „uebergang“.
const letters = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const urlify = window.URLify;
window.URLify = (text, ...options) => urlify(text.toLowerCase().replace(/[äöüß]/g, (letter) => letters[letter]), ...options);
