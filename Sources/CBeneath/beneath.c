#define _GNU_SOURCE
#include "CBeneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <limits.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

const int cb_place = O_PATH;

/// How often is tried again where something on the way was renamed meanwhile.
enum { most_tries = 1000 };

int cb_open(int folder, const char *path, int flags, unsigned mode) {
  struct open_how how = {
      .flags = (unsigned)(flags | O_CLOEXEC),
      .mode = flags & (O_CREAT | O_TMPFILE) ? mode : 0,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
  };
  for (int tries = 0; tries < most_tries; tries++) {
    long file = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (file >= 0) return (int)file;
    // Some containers forbid the call instead of saying that they do not know it.
    if (errno == ENOSYS || errno == EPERM) return cb_open_stepwise(folder, path, flags, mode);
    if (errno != EAGAIN && errno != EINTR) return -1;
  }
  return -1;
}

/// Opens one name in a folder, no link.
static int step(int folder, const char *name, int flags, unsigned mode) {
  int file = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC, mode);
  if (file < 0 && errno == ELOOP) errno = EXDEV;
  return file;
}

int cb_open_stepwise(int folder, const char *path, int flags, unsigned mode) {
  char rest[PATH_MAX];
  if (strlen(path) >= sizeof rest) return errno = ENAMETOOLONG, -1;
  if (path[0] == '/') return errno = EXDEV, -1;
  strcpy(rest, path);
  int here = folder;
  char *place = NULL;
  char *name = strtok_r(rest, "/", &place);
  if (!name) return errno = ENOENT, -1;
  while (name) {
    char *next = strtok_r(NULL, "/", &place);
    if (strcmp(name, "..") == 0) {
      if (here != folder) close(here);
      return errno = EXDEV, -1;
    }
    int file = next ? step(here, name, O_PATH | O_DIRECTORY, 0) : step(here, name, flags, mode);
    int reason = errno;
    if (here != folder) close(here);
    // A link on the way is no folder to O_DIRECTORY.
    if (file < 0) return errno = next && reason == ENOTDIR ? EXDEV : reason, -1;
    here = file;
    name = next;
  }
  return here;
}
