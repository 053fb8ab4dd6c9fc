// Calls of Linux that glibc shows to GNU sources alone.
#include <stddef.h>

int memfd_create(const char *name, unsigned int flags);
int pipe2(int ends[2], int flags);
// Sets of cores, a bit for each.
int sched_getaffinity(int process, size_t size, void *set);
int sched_setaffinity(int process, size_t size, const void *set);

enum { CD_MEMFD_CLOEXEC = 1 };
