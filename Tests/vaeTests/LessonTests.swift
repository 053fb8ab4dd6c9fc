import Testing

@Suite("Lessons at the prompt")
struct LessonTests {
  @Test("A lesson from first step to last, with mistakes, hints, skips, a break and a return")
  func wholeLesson() throws {
    let folder = Folder()
    let first = try Dialogue("learn", "traces", folder: folder)
    try first.expect("Step 1 of 5 · A recording")
    try first.enter("100")
    try first.expect("✗ That is the number of bins in a second.")
    try first.enter("10")
    try first.expect("✓ Bins are what a computer counts")
    try first.enter("bins = 120 * 12")
    try first.expect("✗ that is neurons times seconds")
    try first.enter(":hint")
    try first.expect("Hint 1 of 2")
    try first.enter("bins = 120s * 100Hz")
    try first.expect("Step 2 of 5")
    try first.enter("3")
    try first.expect("To be completed:")
    try first.enter("bump = mean(around.data, axis=0)")
    try first.expect("✗ this is the mean of all pieces")
    try first.enter("bump = mean(around[around.labels == 1].data, axis=0)")
    try first.expect("Why would brightness rise before")
    try first.enter("2")
    try first.expect("Step 3 of 5")
    try first.enter(":quit")
    #expect(try first.end() == 0)

    let list = try Program(arguments: ["learn"], folder: folder).run()
    #expect(list.output.contains("at step 3 of 5"), "\(list)")

    let second = try Dialogue("learn", "traces", folder: folder)
    try second.expect("going on at step 3 of 5")
    try second.enter("shape(bump)")
    try second.expect("[300]")
    try second.enter("1")
    try second.expect("call it `fast`")
    try second.enter("recording = 1")
    try second.enter(":repair")
    try second.expect("All names are what they were")
    try second.enter(":skip")
    try second.expect("fast: recording 12 neurons")
    try second.expect("Step 4 of 5")
    try second.enter("clean = demo(noise=1)")
    try second.expect("Step 5 of 5")
    try second.enter(":again")
    try second.expect("You see a trace twice as high")
    try second.enter(":skip")
    try second.expect("The answer: 3")
    try second.enter("flat = detrend(recording)")
    try second.expect("That was the lesson Traces and spikes. The next is windows")
    try second.enter(":quit")
    #expect(try second.end() == 0)
    let after = try Program(arguments: ["learn"], folder: folder).run()
    #expect(after.output.contains("done"), "\(after)")
  }

  @Test("A lesson begins inside a session that has names of its own, which stay")
  func insideSession() throws {
    let dialogue = try Dialogue()
    try dialogue.enter("mine = 42")
    try dialogue.enter(":lesson variational")
    try dialogue.expect("The variational layer")
    try dialogue.enter("mine")
    try dialogue.expect("42")
    try dialogue.enter(":quit")
    #expect(try dialogue.end() == 0)
  }

  @Test("Without a terminal a lesson says what it needs, and unknown ones what there is")
  func withoutTerminal() throws {
    let piped = try vae("learn", "traces")
    #expect(piped.status == 2)
    #expect(piped.errors.contains("needs a terminal"))
    let unknown = try vae("learn", "tracks")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there is no lesson \"tracks\""))
    let list = try vae("learn")
    #expect(list.status == 0)
    #expect(list.output.contains("walk"))
  }

  @Test("A lesson of one's own is checked where it lies, with an exit status for scripts")
  func checking() throws {
    let folder = Folder()
    let text = "# Nothing\n\n- Minutes: 1\n- You will know: nothing.\n\n## A step\n"
    try folder.write(text, to: "a.md")
    let outcome = try Program(arguments: ["lesson", "check", "a.md"], folder: folder).run()
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("every step must have a hint, but this has none\n  a.md:6"))
  }
}
