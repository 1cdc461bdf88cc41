// Django writes „Übergang“ as „ubergang“; German addresses say „uebergang“. Without it the editor types that herself.
const letters = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const urlify = window.URLify;
window.URLify = (text, ...options) => urlify(text.toLowerCase().replace(/[äöüß]/g, (letter) => letters[letter]), ...options);
