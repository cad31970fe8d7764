// The preview's own script: reloads the page when the site has been made anew, and shows what is wrong with it.
// Styles are set through the object model, since the pages' policy forbids inline styles.
const shown = document.currentScript.dataset.version;

function overlay(faults) {
  document.getElementById("warraq-faults")?.remove();
  if (faults.length === 0) return;
  const box = document.createElement("section");
  box.id = "warraq-faults";
  box.dir = "ltr";
  box.lang = "en";
  box.setAttribute("role", "alert");
  Object.assign(box.style, {
    position: "fixed", insetInline: "1rem", insetBlockEnd: "1rem", zIndex: "9999", maxBlockSize: "50vh", overflow: "auto",
    padding: "1rem", background: "#fff4f2", color: "#3b0d08", border: "2px solid #a12717", font: "14px/1.5 monospace",
  });
  const heading = document.createElement("strong");
  heading.textContent = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  box.append(heading);
  for (const fault of faults) {
    const text = document.createElement("pre");
    text.dir = "auto";
    text.textContent = fault;
    Object.assign(text.style, { whiteSpace: "pre-wrap", margin: "0.5rem 0 0" });
    box.append(text);
  }
  document.body.append(box);
}

new EventSource("/_warraq/events").onmessage = ({ data }) => {
  const { version, faults } = JSON.parse(data);
  if (String(version) !== shown) location.reload();
  else overlay(faults);
};
