// Chooses the instruction set at run time, so that one binary runs well everywhere.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif
#include <unistd.h>

#include "include/CKernels.h"

extern const CKTable ck_kernels_base;
#if defined(__x86_64__)
extern const CKTable ck_kernels_avx2, ck_kernels_avx512;

static int hasAVX2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

static int hasAVX512(void) {
  return hasAVX2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
    && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}
#endif

const CKTable *ck_supported(int index) {
#if defined(__x86_64__)
  if (hasAVX512() && index-- == 0) return &ck_kernels_avx512;
  if (hasAVX2() && index-- == 0) return &ck_kernels_avx2;
#endif
  return index == 0 ? &ck_kernels_base : 0;
}

const CKTable *ck_best(void) { return ck_supported(0); }

int ck_processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
#endif
  const long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

void ck_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
