import Files
import FoundationEssentials
import HostInMemory
import Lessons
import Reports
import Sessions

extension Target {
  static let pages = Target(
    name: "pages", summary: "pages, whose script `vae open` takes out",
    corpus: { [page] },
    words: ["<a id=\"vae-source\" ", "href=\"", "base64,", "\"", "<code>", "=", "=="],
    bend: { bytes, mutation, chance in
      let script = mutation.changed(Array("x = 1\nx\n".utf8), &chance)
      return link(script) + mutation.changed(Array("<p>".utf8), &chance)
    }
  ) { bytes in
    let path = Scratch.shared.write(bytes, to: "page.html")
    do throws(ReportError) {
      _ = try Reports.source(ofPageAt: path)
      return []
    } catch {
      return Sentences.complaints(about: error.description, place: nil)
    }
  }

  static let documents = Target(
    name: "documents", summary: "Markdown documents with code, as `vae render` takes them",
    corpus: { [document, Array(lesson.utf8)] },
    words: ["```vae\n", "```\n", "~~~", "# ", "> ", "- ", "    ", "|", "<!--", "-->", "\n\n", "`"]
  ) { bytes in
    let path = Scratch.shared.write(bytes, to: "notes.md")
    do throws(ReportError) {
      let script = try Rendition(of: path).script
      let ending = Session(host: MemoryHost()).check(script)
      return Sentences.complaints(about: ending, of: path)
    } catch {
      return Sentences.complaints(about: error.description, place: nil)
    }
  }

  static let lessons = Target(
    name: "lessons", summary: "files of lessons",
    corpus: { [Array(lesson.utf8)] },
    words: [
      "```vae run\n", "```vae check\n", "```vae solution\n", "```vae wrong expect=\"a\"\n", "```\n",
      "```hint\n", "```question\n", "- [x] a -- b\n", "- [ ] ", "= 1 -- b\n", "* ", "! ", " -- ",
      "## ", "# ", "- Minutes: ", "- You will know: ", "<!--", "-->", "|", "\r\n",
    ]
  ) { bytes in
    do throws(LessonFaults) {
      _ = try Lesson(path: "fuzz.md", text: String(decoding: bytes, as: UTF8.self))
      return []
    } catch {
      return error.description.components(separatedBy: "\nerror: ").enumerated().flatMap {
        let message = $0.offset == 0 ? $0.element : "error: " + $0.element
        return Sentences.complaints(about: message, place: "fuzz.md:")
      }
    }
  }

  private static let lesson = """
    # Numbers

    - Minutes: 12
    - You will know: what a list is

    A list holds numbers.

    ## Lists

    ```vae run
    x = [1, 2]
    ```

    <!-- claim: x[0] == 1 -->

    ```question
    How many numbers has `x`?
    = 2 | two -- as `length` says
    ! 1 -- count again
    * -- a number is wanted
    ```

    ```hint
    Count them.
    ```

    ## Means

    Make `m` the mean.

    ```vae start
    m =
    ```

    ```vae check
    m == 1.5
    ```

    ```vae solution
    m = mean(x)
    ```

    ```vae wrong expect="1.5"
    m = 2
    ```

    ```question
    Which is it?
    - [x] the mean -- yes
    - [ ] the sum -- no
    ```
    """

  private static let document = Array(
    """
    # Notes

    Text with `code`, a [link](a.html) and a table:

    | a | b |
    |---|---|
    | 1 | 2 |

    ```vae
    x = [1, 2, 3]
    mean(x)
    ```

    > quoted
    - a list
      with more
    """.utf8)

  /// A page that a session has written.
  private static let page: [UInt8] = {
    let disk = MemoryHost()
    let session = Session(host: disk, exporters: Reports.exporters)
    session.enter("x = [1, 2]; mean(x)")
    session.enter(":save page.html")
    return disk.files["page.html"] ?? []
  }()

  /// What of a page carries its script.
  private static func link(_ script: [UInt8]) -> [UInt8] {
    let text = Data(script).base64EncodedString()
    return Array(
      """
      <a id="vae-source" href="data:application/octet-stream;base64,\(text)">script</a>
      SHA-256 <code>\(sha256(of: script))</code>
      """.utf8)
  }
}
