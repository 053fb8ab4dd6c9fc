extension SafeMode {
  /// What `vae --safe --help` says.
  public static let help = """
    usage: vae --safe [--memory 2GB] [--time 1min] ...

    Safe mode, for scripts, pages and lessons that strangers wrote. It goes before everything else,
    for every way to call the program: vae --safe SCRIPT.vae, vae --safe -e CODE, vae --safe,
    vae --safe learn LESSON.md, vae --safe render FILE, and so on. vae --safe jupyter install adds a
    kernel for notebooks of strangers, vae-safe, beside the other.

      writes   below the working folder alone; not where a name on the way begins with a dot, as
               those of the settings of programs do. The program itself keeps its history, sessions,
               progress in lessons and results in its own folders, as ever.
      reads    below the working folder, and what the command line names: a script, a page, and as
               NAME=VALUE a file, a folder with all below it, a pattern with *, or what the names of
               a recording's files begin with.
      links    and .. are followed where they stay inside, as they are at the moment of opening.
      neither  pipes nor devices are read or written; ~/.config/vae/start.vae does not run.
      errors   of reading a file say its name and the line, and nothing of what it holds.
      memory   --memory says how much may be taken (three quarters of what there is without).
      time     --time says how long a script may run, and each line at a prompt (no limit without).
    """
}
