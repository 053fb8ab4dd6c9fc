import Files
import Editors
import Testing

private let script = """
  param epochs = 10  # passes
  #%% Data
  recording = demo(neurons=4, seconds=20s)
  rows = windows(recording)
  def best(scores, top=2) {
    sorted = [s * top for s in scores]
    return sorted[0]
  }
  #%% Model
  model = train(vae(latent=8), rows, epochs=epochs)
  best([1, 2], top=3)

  """

@Suite("What an editor asks", .serialized)
struct AnswerTests {
  private let editor = Editor()

  init() { editor.open(script) }

  @Test("Mistakes are told as they are typed and taken back, each at its place with its help")
  func diagnostics() throws {
    #expect(try #require(editor.diagnostics()).isEmpty)
    editor.change((9, 18), (9, 24), to: "latnet")
    let found = try #require(editor.diagnostics())
    #expect(found.count == 1)
    #expect(found[0]["range"]?.span == "9:18-9:24")
    let text = try #require(found[0]["message"]?.text)
    #expect(text.contains("vae() has no parameter \"latnet\""))
    #expect(text.contains("did you mean \"latent\"?") && text.contains("help: vae("))
    editor.change((9, 18), (9, 24), to: "latent")
    #expect(try #require(editor.diagnostics()).isEmpty)
  }

  @Test("Completion offers what the prompt offers, and says what it replaces")
  func completion() throws {
    let items = try labels(at: (3, 11))
    #expect(items.first == "windows(")
    #expect(try labels(at: (9, 18)).contains("latent="))
    editor.change((10, 0), (10, 0), to: "plot.\n")
    #expect(try labels(at: (10, 5)).contains("trace("))
    let answer = try #require(editor.ask("completion", at: (3, 11)))
    #expect(answer["items"]?.items?[0]["textEdit"]?["range"]?.span == "3:7-3:11")
  }

  private func labels(at place: (Int, Int)) throws -> [String] {
    let answer = try #require(editor.ask("completion", at: place))
    return (answer["items"]?.items ?? []).compactMap { $0["label"]?.text }
  }

  @Test(
    "Hovering tells of commands, parameters, names, functions, words and units",
    arguments: [
      ((2, 14), "Simulates", "2:12-2:16"), ((2, 18), "demo(neurons=…)", "2:17-2:24"),
      ((3, 17), "`recording` is a recording", "3:15-3:24"),
      ((10, 2), "def best(scores, top=2)", "10:0-10:4"), ((6, 4), "return", "6:2-6:8"),
      ((2, 38), "unit", "2:36-2:39"), ((5, 24), "[s * top for s in scores]", "5:24-5:25"),
    ])
  func hover(place: (Int, Int), words: String, range: String) throws {
    let answer = try #require(editor.ask("hover", at: place))
    let text = answer["contents"]?["value"]?.text ?? ""
    #expect(text.contains(words), "\(text)")
  }

  @Test("The call that is typed is shown with the parameter that comes next")
  func signature() throws {
    let answer = try #require(editor.ask("signatureHelp", at: (9, 31)))
    #expect(answer["signatures"]?.items?[0]["label"]?.text?.hasPrefix("train(model, ") == true)
    #expect(answer["activeParameter"] == .number(1))
    let own = try #require(editor.ask("signatureHelp", at: (10, 13)))
    #expect(own["signatures"]?.items?[0]["label"] == .text("best(scores, top=2)"))
    #expect(own["activeParameter"] == .number(1))
    #expect(editor.ask("signatureHelp", at: (1, 0)) == .null)
  }

  @Test(
    "A name leads to where it is given what it has, within its scope",
    arguments: [
      ((3, 16), "2:0-2:9"), ((9, 42), "0:6-0:12"), ((10, 1), "4:4-4:8"), ((6, 10), "5:2-5:8"),
      ((5, 12), "5:24-5:25"), ((5, 16), "4:17-4:20"), ((10, 14), "4:17-4:20"),
    ])
  func definition(place: (Int, Int), range: String) throws {
    let answer = try #require(editor.ask("definition", at: place))
    #expect(answer["range"]?.span == range)
    #expect(editor.ask("definition", at: (2, 13)) == .null)
  }

  @Test("A name is changed everywhere in its scope, and nowhere else")
  func rename() throws {
    #expect(try edits(at: (4, 18), to: "count") == ["4:17-4:20", "5:16-5:19", "10:13-10:16"])
    #expect(try edits(at: (10, 0), to: "first") == ["4:4-4:8", "10:0-10:4"])
    #expect(try edits(at: (2, 0), to: "r") == ["2:0-2:9", "3:15-3:24"])
    #expect(editor.ask("prepareRename", at: (2, 13)) == .null)
    #expect(editor.ask("prepareRename", at: (2, 3))?.span == "2:0-2:9")
  }

  private func edits(at place: (Int, Int), to name: String) throws -> [String] {
    let answer = try #require(editor.ask("rename", at: place, ("newName", .text(name))))
    let edits = answer["changes"]?[Editor.uri]?.items ?? []
    #expect(edits.allSatisfy { $0["newText"] == .text(name) })
    return edits.compactMap { $0["range"]?.span }
  }

  @Test(
    "A name that is none, or is taken, is refused with the reason",
    arguments: [
      ("rows", "already"), ("2x", "letters"), ("if", "keyword"), ("plot", "a group"),
      ("", "letters"),
    ])
  func refusals(name: String, words: String) throws {
    let params = JSON.members([
      ("textDocument", Editor.document), ("position", Editor.place((2, 0))),
      ("newName", .text(name)),
    ])
    let error = try #require(editor.ask("textDocument/rename", params)["error"])
    #expect(error["message"]?.text?.contains(words) == true, "\(error)")
  }

  @Test("The outline has cells with what they define")
  func symbols() throws {
    let answer = editor.ask(
      "textDocument/documentSymbol", .members([("textDocument", Editor.document)]))
    let found = try #require(answer["result"]?.items)
    #expect(found.compactMap { $0["name"]?.text } == ["epochs", "Data", "Model"])
    let inside = found.map { ($0["children"]?.items ?? []).compactMap { $0["name"]?.text } }
    #expect(inside == [[], ["recording", "rows", "best"], ["model"]])
  }

  @Test("Formatting gives the one layout, and says why where it cannot")
  func formatting() throws {
    let ask = {
      editor.ask("textDocument/formatting", .members([("textDocument", Editor.document)]))
    }
    #expect(ask()["result"] == .list([]))
    editor.change((3, 4), (3, 7), to: "=")
    #expect(ask()["result"]?.items?[0]["newText"] == .text(script))
    editor.change((3, 4), (3, 5), to: "= (")
    #expect(ask()["error"]?["message"]?.text?.contains("mistakes") == true)
  }
}

@Suite("How an editor and the server talk")
struct ProtocolTests {
  @Test("Characters are units of UTF-16, or bytes where the editor can count them")
  func encodings() {
    let text = "s = \"😀é\"; x = s\ny = x\n"
    for (encodings, column) in [([], 17), (["utf-8", "utf-16"], 20)] as [([String], Int)] {
      let editor = Editor(encodings: encodings)
      editor.open(text)
      #expect(editor.ask("definition", at: (0, column - 2))?["range"]?.span == "0:0-0:1")
      _ = editor.hangUp()
    }
  }

  @Test("What is no request, no JSON or not known is answered with an error, and work goes on")
  func errors() {
    let editor = Editor(isReady: false)
    #expect(editor.ask("textDocument/hover")["error"]?["code"] == .number(-32002))
    _ = editor.ask("initialize", .object([]))
    #expect(editor.ask("nothing/known")["error"]?["code"] == .number(-32601))
    #expect(editor.ask("textDocument/hover", Editor.document)["error"]?["code"] == .number(-32602))
    editor.sendText("{")
    #expect(editor.next()?["error"]?["code"] == .number(-32700))
    editor.sendText("[]")
    editor.tell("textDocument/didChange", .null)
    editor.open("x = 1\n")
    editor.change((7, 3), (900, 3), to: "y")
    #expect(editor.ask("definition", at: (900, 900)) == .null)
    #expect(editor.ask("shutdown")["result"] == .null)
    #expect(editor.ask("textDocument/hover")["error"]?["code"] == .number(-32600))
    editor.tell("exit")
    #expect(editor.hangUp() == 0)
  }

  @Test("A header that says no length, or the end of the wire, ends the server")
  func ends() {
    let editor = Editor()
    editor.send("Content-Length: many\r\n\r\n{}")
    #expect(editor.next() == nil)
    #expect(editor.hangUp() == 1)
    #expect(Editor().hangUp() == 1)
  }
}
