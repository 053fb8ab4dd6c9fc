// Calls of Linux that glibc shows to GNU sources alone.
int memfd_create(const char *name, unsigned int flags);
int pipe2(int ends[2], int flags);

enum { CD_MEMFD_CLOEXEC = 1 };
