// Any processor: vectors of 4 floats, 16 registers of them on x86-64 (SSE2), 32 on arm64 (NEON).
#define VL 4
#define PT 1
#if defined(__aarch64__)
#define MR 6
#else
#define MR 2
#endif
#define ISA "base"
#define NAME(x) ck_##x##_base
#include "implementation.h"
