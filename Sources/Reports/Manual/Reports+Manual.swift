import Sessions

extension Reports {
  /// Writes the manual as one page; answers whether it is whole, which it is not where `isStopped`.
  public static func writeManual(
    to path: String, isStopped: @escaping @Sendable () -> Bool
  ) throws(ReportError) -> Bool {
    let report = Report(manual: Manual.chapters, isStopped: isStopped)
    guard !isStopped() else { return false }
    try write(Array(Page(report, script: manualSearch).html.utf8), to: path)
    return true
  }
}

/// The script of the manual's page: a field that leaves what has all of its words.
let manualSearch = """
  const entries = [];
  for (const section of document.querySelectorAll("main > section")) {
    let entry = null;
    for (const part of section.children) {
      const heading = part.querySelector("h3");
      if (heading) {
        entry = { id: heading.id, name: heading.textContent.toLowerCase(), parts: [], text: "" };
        entries.push(entry);
      }
      if (!entry) continue;
      entry.parts.push(part);
      if (part.tagName !== "FIGURE") entry.text += " " + part.textContent.toLowerCase();
    }
  }
  const links = new Map();
  for (const link of document.querySelectorAll("nav a")) {
    links.set(decodeURIComponent(link.hash.slice(1)), link.parentElement);
  }
  const field = document.createElement("input");
  field.type = "search";
  const label = document.createElement("label");
  label.append("Search for words that an entry has ", field);
  const answer = document.createElement("p");
  answer.setAttribute("role", "status");
  document.querySelector("header").append(label, answer);
  const show = () => {
    const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const entry of entries) {
      const found = words.every((word) => entry.text.includes(word));
      for (const part of entry.parts) part.hidden = !found;
      const link = links.get(entry.id);
      if (link) link.hidden = !found;
    }
    for (const section of document.querySelectorAll("main > section")) {
      const parts = [...section.children].slice(1);
      section.hidden = words.length > 0 && parts.every((part) => part.hidden);
      const heading = section.querySelector("h2");
      const link = heading && links.get(heading.id);
      if (link) link.hidden = section.hidden;
    }
    const isFound = entries.some((entry) => !entry.parts[0].hidden);
    answer.textContent = isFound ? "" : "No entry has all of these words.";
  };
  field.addEventListener("input", show);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === field) return;
    event.preventDefault();
    field.focus();
  });
  """
