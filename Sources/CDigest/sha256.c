#include "CDigest.h"

#include <sha256.h>
#include <stdlib.h>

struct cd_sha256 {
  SHA2_CTX state;
};

cd_sha256 *cd_sha256_begin(void) {
  cd_sha256 *sum = malloc(sizeof *sum);
  if (sum) SHA256Init(&sum->state);
  return sum;
}

void cd_sha256_add(cd_sha256 *sum, const void *bytes, size_t count) {
  if (sum) SHA256Update(&sum->state, bytes, count);
}

void cd_sha256_end(cd_sha256 *sum, unsigned char bytes[CD_SHA256_SIZE]) {
  if (sum) SHA256Final(bytes, &sum->state);
  free(sum);
}
