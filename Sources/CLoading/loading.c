#include "CLoading.h"

#include <dlfcn.h>
#include <stdlib.h>

static const char *failure(void) {
  const char *reason = dlerror();
  return reason ? reason : "it cannot be loaded";
}

static void *opened(const char *variable, const char *linux_name, const char *macos_name) {
  const char *path = variable ? getenv(variable) : NULL;
#ifdef __APPLE__
  (void)linux_name;
  return dlopen(path ? path : macos_name, RTLD_NOW | RTLD_LOCAL);
#else
  (void)macos_name;
  return dlopen(path ? path : linux_name, RTLD_LAZY | RTLD_LOCAL);
#endif
}

const char *loading_open(const char *variable, const char *linux_name, const char *macos_name,
                         const struct loading_wanted *wanted, size_t count) {
  void *library = opened(variable, linux_name, macos_name);
  if (!library) return failure();
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(library, wanted[i].name);
    if (!symbol) return failure();
    *(void **)wanted[i].place = symbol;
  }
  return NULL;
}
