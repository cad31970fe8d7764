// Leads from the site's root to the reader's language, without a step to go back through.
(() => {
  const go = () => {
    const homes = [...document.querySelectorAll("a[data-home]")];
    const primary = (tag) => tag.toLowerCase().split("-")[0];
    for (const wanted of navigator.languages || [navigator.language]) {
      const home = homes.find((a) => primary(a.hreflang) === primary(wanted));
      if (home) return location.replace(home.href);
    }
    if (homes.length) location.replace(homes[0].href);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", go);
  else go();
})();
