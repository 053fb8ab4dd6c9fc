// Zen 4 and later, Skylake-X and later: 32 registers of 16 floats.
#if defined(__x86_64__)
#pragma clang attribute push( \
  __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,prfchw"))), \
  apply_to = function)
#define VL 16
#define MR 6
#define PT 4
#define ISA "AVX-512"
#define NAME(x) ck_##x##_avx512
#include "implementation.h"
#pragma clang attribute pop
#endif
