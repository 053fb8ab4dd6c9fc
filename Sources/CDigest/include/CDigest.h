#ifndef CDIGEST_H
#define CDIGEST_H

#include <stddef.h>

// SHA-256 (FIPS 180-4) by the system's libmd, whose own header would bring those of the system along.

/// A sum that is being made.
typedef struct cd_sha256 cd_sha256;

/// How many bytes a sum has.
enum { CD_SHA256_SIZE = 32 };

/// Begins a sum; null where there is no memory.
cd_sha256 *cd_sha256_begin(void);
void cd_sha256_add(cd_sha256 *sum, const void *bytes, size_t count);
/// Gives the sum's bytes, and ends it.
void cd_sha256_end(cd_sha256 *sum, unsigned char bytes[CD_SHA256_SIZE]);

#endif
