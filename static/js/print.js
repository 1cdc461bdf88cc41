/* Buttons that print the page. They are hidden without this script, because only a script can open the print dialog. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
