// Accessibility of autocomplete fields: Select2 neither labels its search field nor names the list that it opens.
django.jQuery(($) => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.parentElement.querySelector(".select2-selection");
    const label = select.labels[0].textContent.trim().replace(/:$/, "");
    box.querySelector(".select2-search__field").setAttribute("aria-label", label);
    $(select).on("select2:open", () => box.setAttribute("aria-controls", box.getAttribute("aria-owns")));
  }
});
