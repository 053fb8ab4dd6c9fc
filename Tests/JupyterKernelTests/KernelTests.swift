import Files
import Foundation
import Testing

@testable import JupyterKernel

@Suite("The kernel")
struct KernelTests {
  private let desk = Desk()

  @Test("A cell is announced, shows what it prints and gives, and is answered")
  func cell() {
    let answer = desk.run("print(\"a\")\nprint(\"b\")\nx = 3\nx + 4")
    #expect(answer.states == ["busy", "idle"])
    #expect(answer.types == ["execute_input", "stream", "execute_result"])
    #expect(answer.content("stream") == .named(["name": "stdout", "text": "a\nb\n"]))
    #expect(answer.content("execute_result")["data"]?["text/plain"]?.text == "7")
    #expect(answer.content("execute_result")["execution_count"]?.count == 1)
    #expect(answer.reply["status"]?.text == "ok" && answer.reply["execution_count"]?.count == 1)
    #expect(answer.replies.first?.identities == [[1]])
    #expect(answer.outputs.allSatisfy { $0.parent["msg_id"]?.text == "7" })
    #expect(desk.run("x").content("execute_result")["execution_count"]?.count == 2)
  }

  @Test("A table is HTML, a figure SVG, each with text beside")
  func media() throws {
    let folder = try TemporaryFolder()
    let table = desk.run("rows = windows(demo(neurons=3, seconds=20s))\nscore(svm(rows), rows)")
    let data = try #require(table.content("execute_result")["data"])
    #expect(data["text/html"]?.text?.contains("<table>") == true)
    #expect(data["text/plain"]?.text?.contains("AUC") == true)
    let figure = desk.run("plot.line([1, 2, 4], out=\"\(folder.path)/a.svg\")").content(
      "display_data")
    #expect(figure["data"]?["image/svg+xml"]?.text?.hasPrefix("<svg") == true)
    #expect(figure["data"]?["text/plain"]?.text == "plot line: 1 line.")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/a.svg"))
  }

  @Test("An error stands in its cell, and is the reply too")
  func error() {
    _ = desk.run("x = 1")
    let answer = desk.run("x = 2\nassert x > 2")
    #expect(answer.types == ["execute_input", "error"])
    let trace = answer.content("error")["traceback"]?.texts ?? []
    #expect(trace.contains { $0.contains("cell 2:2:8") }, "\(trace)")
    #expect(answer.reply["status"]?.text == "error")
    #expect(answer.reply["traceback"] == answer.content("error")["traceback"])
    #expect(answer.reply["evalue"]?.text == trace.first)
    // What had run is kept.
    #expect(desk.run("x").content("execute_result")["data"]?["text/plain"]?.text == "2")
  }

  @Test("Cells that wait are given up after an error, unless that does not stop them")
  func abortion() {
    for (stops, statuses) in [(true, ["error", "aborted"]), (false, ["error"])] {
      desk.inbox.add(Desk.cell("1"))
      let answer = desk.run("nothing", [("stop_on_error", .bool(stops))])
      #expect(answer.replies.compactMap { $0.content["status"]?.text } == statuses)
      _ = desk.inbox.take("execute_request")
    }
  }

  @Test("A silent cell shows nothing, and it and one that is not stored do not count")
  func silence() {
    #expect(desk.run("print(1)\n2", [("silent", .bool(true))]).types == [])
    let unkept = desk.run("print(1)", [("store_history", .bool(false))])
    #expect(unkept.types == ["execute_input", "stream"])
    #expect(desk.run(" \n").reply["execution_count"]?.count == 0)
    #expect(desk.run("1").reply["execution_count"]?.count == 1)
  }

  @Test("Names are given by value where a client asks for them beside")
  func expressions() {
    let asked = JSON.named(["a": "x", "b": "y"])
    let reply = desk.run("x = [1, 2]", [("user_expressions", asked)]).reply
    #expect(reply["user_expressions"]?["a"]?["data"]?["text/plain"]?.text == "[1, 2]")
    #expect(reply["user_expressions"]?["b"]?["status"]?.text == "error")
  }

  @Test("What ran is kept as a script, as at the prompt; directives answer, :last in the pager")
  func directives() throws {
    let folder = try TemporaryFolder()
    _ = desk.run("a = 1\n# kept\nb = a + 1")
    _ = desk.run("c = nothing")
    #expect(desk.run(":save \(folder.path)/x.vae").reply["status"]?.text == "ok")
    let script = try String(contentsOfFile: folder.path + "/x.vae", encoding: .utf8)
    #expect(script == "a = 1\n# kept\nb = a + 1\n")
    _ = desk.run("b")
    let payload = desk.run(":last").reply["payload"]?.items ?? []
    #expect(payload.first?["source"]?.text == "page")
    #expect(payload.first?["data"]?["text/plain"]?.text == "2")
    let help = desk.run("?pca").content("execute_result")["data"]?["text/plain"]?.text
    #expect(help?.hasPrefix("pca(") == true)
    #expect(desk.run(":quit").reply["payload"]?.items?.first?["source"]?.text == "ask_exit")
  }

  @Test("A notebook that is saved names the kernel and what it says of the language")
  func notebook() throws {
    let folder = try TemporaryFolder()
    _ = desk.run("1 + 1")
    _ = desk.run(":save \(folder.path)/x.ipynb")
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/x.ipynb"))
    let metadata = try JSON(Array(bytes))["metadata"]
    #expect(metadata?["kernelspec"]?["name"]?.text == KernelSpec(program: "").name)
    let information = desk.ask("kernel_info_request").reply
    #expect(information["language_info"] == metadata?["language_info"])
    #expect(information["protocol_version"]?.text == "5.3")
  }

  @Test("A request that is interrupted stops, says so, and keeps what there is")
  func interruption() {
    _ = desk.run("kept = 5")
    desk.inbox.add(Desk.cell("while true {\n  kept = kept\n}"))
    let inbox = desk.inbox
    guard let request = inbox.next() else { return }
    Thread.detachNewThread {
      usleep(100_000)
      inbox.interrupt()
    }
    let answer = desk.ask(request)
    inbox.finish()
    #expect(answer.content("error")["ename"]?.text == "Interrupted")
    #expect(desk.run("kept").content("execute_result")["data"]?["text/plain"]?.text == "5")
  }

  @Test("What is not known is passed over")
  func unknown() {
    let answer = desk.ask("telepathy_request")
    #expect(answer.replies.isEmpty && answer.states == ["busy", "idle"])
    #expect(desk.ask("comm_info_request").reply["comms"] == .object([]))
  }
}
