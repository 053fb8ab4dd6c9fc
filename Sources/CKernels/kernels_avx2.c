// Haswell and later, Zen and later: 16 registers of 8 floats, fused multiply-add.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma,prfchw"))), apply_to = function)
#define VL 8
#define MR 6
#define PT 1
#define ISA "AVX2"
#define NAME(x) ck_##x##_avx2
#include "implementation.h"
#pragma clang attribute pop
#endif
