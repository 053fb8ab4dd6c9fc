#include "CMemory.h"

#include <limits.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static long least(long a, long b) { return a < b ? a : b; }

/// The first whole number of a file; LONG_MAX where there is none, as where it says "max".
static long number_in(const char *path) {
  FILE *file = fopen(path, "re");
  if (!file) return LONG_MAX;
  long number;
  int read = fscanf(file, "%ld", &number);
  fclose(file);
  return read == 1 && number > 0 ? number : LONG_MAX;
}

/// The limit of the process's group, and of those above it.
static long group_limit(void) {
  long limit = least(
      number_in("/sys/fs/cgroup/memory.max"),
      number_in("/sys/fs/cgroup/memory/memory.limit_in_bytes"));
  FILE *file = fopen("/proc/self/cgroup", "re");
  if (!file) return limit;
  char line[1024], path[1200];
  while (fgets(line, sizeof line, file)) {
    if (strncmp(line, "0::/", 4) != 0) continue;
    line[strcspn(line, "\n")] = 0;
    char *group = line + 3;
    for (char *end = group + strlen(group); end && end > group; end = strrchr(group, '/')) {
      *end = 0;
      snprintf(path, sizeof path, "/sys/fs/cgroup%s/memory.max", group);
      limit = least(limit, number_in(path));
    }
  }
  fclose(file);
  return limit;
}

static long address_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur > LONG_MAX) return LONG_MAX;
  return (long)limit.rlim_cur;
}

long cm_machine(void) {
  long pages = sysconf(_SC_PHYS_PAGES);
  long machine = pages > 0 ? pages * sysconf(_SC_PAGESIZE) : LONG_MAX;
  return least(machine, least(group_limit(), address_limit()));
}

/// Pages of addresses and of memory.
static void sizes(long *addresses, long *held) {
  *addresses = *held = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return;
  if (fscanf(file, "%ld %ld", addresses, held) != 2) *addresses = *held = 0;
  fclose(file);
}

long cm_held(void) {
  long addresses, held;
  sizes(&addresses, &held);
  return held * sysconf(_SC_PAGESIZE);
}

long cm_addresses_left(void) {
  long limit = address_limit();
  if (limit == LONG_MAX) return LONG_MAX;
  long addresses, held;
  sizes(&addresses, &held);
  return limit - addresses * sysconf(_SC_PAGESIZE);
}

void cm_keep_freed(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

/// Of each thread: the most bytes at once while it is restrained, else 0.
static _Thread_local long most;
static _Thread_local bool was_refused;

void cm_restrain(long bytes) {
  most = bytes;
  if (bytes) was_refused = false;
}

bool cm_refuses(double bytes) {
  if (!most || bytes <= (double)most) return false;
  was_refused = true;
  return true;
}

bool cm_was_refused(void) { return was_refused; }
