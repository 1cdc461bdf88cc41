// Buttons that copy the field before them. They are hidden without this script, and where the browser lets no page copy.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const field = button.previousElementSibling;
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Kopiert";
  });
}
