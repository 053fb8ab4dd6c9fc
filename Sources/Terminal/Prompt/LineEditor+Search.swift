import CEdit

extension LineEditor {
  /// Begins a search, as vi does or as readline, or goes on with the last one to an older or newer
  /// statement.
  func search(older: Bool, isOfVi: Bool = false) -> edit_reply {
    guard search != nil else {
      search = HistorySearch(before: folds.unfolded(line.text), endsAtNewline: isOfVi)
      showSearch()
      return edit_nothing
    }
    if search?.query.isEmpty == true, !lastQuery.isEmpty {
      search?.look(for: lastQuery, in: entries)
    } else if search?.go(older: older) != true {
      return edit_beep
    }
    showSearch()
    return edit_nothing
  }

  /// Goes on with the last search from the line as it is, as `n` of vi does.
  func searchAgain(older: Bool) -> edit_reply {
    guard !lastQuery.isEmpty else { return edit_beep }
    var search = HistorySearch(before: "")
    search.look(for: lastQuery, in: entries)
    let now = folds.unfolded(line.text)
    while search.shown != now, search.go(older: true) {}
    let isOnOne = search.shown == now
    if !isOnOne { search.look(for: "", in: entries); search.look(for: lastQuery, in: entries) }
    if isOnOne, !search.go(older: older) { return edit_beep }
    guard let editor, let shown = search.shown else { return edit_beep }
    edit_replace(editor, folds.recalled(shown))
    return edit_refresh
  }

  /// Takes what is typed while a search goes on; nil where it ends the search and is for the line.
  func searching(_ event: KeyReader.Event) -> Bool {
    guard let search else { return false }
    switch event {
    case .character("\u{12}"): _ = self.search(older: true)
    case .character("\u{13}"): _ = self.search(older: false)
    case .character("\u{7F}"), .character("\u{08}"): look(for: String(search.query.dropLast()))
    case .character("\u{07}"): endSearch(with: search.before)
    case .character(let scalar) where scalar.value >= 0x20:
      look(for: search.query + String(Character(scalar)))
    case .character("\u{1B}"): endSearch(with: search.shown)
    case .character("\n") where search.endsAtNewline, .character("\r") where search.endsAtNewline:
      endSearch(with: search.shown)
    case .signal where Signals.ending == nil && Interruption.isRequested:
      Interruption.reset()
      endSearch(with: search.before)
    case .character, .key, .paste, .signal, .end:
      endSearch(with: search.shown)
      return false
    }
    return true
  }

  private func look(for query: String) {
    search?.look(for: query, in: entries)
    showSearch()
  }

  private func showSearch() {
    guard let editor, let search else { return }
    eraseLine()
    setPrompt(search.words)
    edit_replace(editor, folds.recalled(search.shown ?? search.before))
    edit_draw(editor)
  }

  /// Leaves a statement, or the line of before where none was found, on the line.
  private func endSearch(with text: String?) {
    guard let editor, let search else { return }
    if !search.query.isEmpty { lastQuery = search.query }
    self.search = nil
    eraseLine()
    setPrompt(prompt)
    edit_replace(editor, folds.recalled(text ?? search.before))
    edit_draw(editor)
  }
}
