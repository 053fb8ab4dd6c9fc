#ifndef CLOADING_H
#define CLOADING_H

#include <stddef.h>

// Libraries that are loaded at the first use of them: programs that use none start without, and run
// where they are missing.

/// A routine that is wanted of a library, and where its address goes.
struct loading_wanted {
  const char *name;
  void *place;
};

/// Loads a library and fills the places of what is wanted of it.
///
/// The path stands in the environment variable of that name, if there is one; without, the library
/// is found by the name that it has under Linux or macOS. Returns what hinders it, or null.
const char *loading_open(const char *variable, const char *linux_name, const char *macos_name,
                         const struct loading_wanted *wanted, size_t count);

#endif
