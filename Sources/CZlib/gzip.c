#include "CZlib.h"

#include <CLoading.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <zlib.h>

static struct {
  int (*init)(z_streamp, int, const char *, int);
  int (*inflate)(z_streamp, int);
  int (*reset)(z_streamp);
  int (*end)(z_streamp);
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_there;

static void load(void) {
  const struct loading_wanted wanted[] = {
      {"inflateInit2_", &library.init},
      {"inflate", &library.inflate},
      {"inflateReset", &library.reset},
      {"inflateEnd", &library.end},
  };
  is_there = !loading_open(NULL, "libz.so.1", "libz.dylib", wanted, sizeof wanted / sizeof *wanted);
}

struct cz_reader {
  z_stream stream;
  const unsigned char *next;
  size_t left;
};

// Of gzip alone, with the largest window.
enum { window = 15 + 16 };

cz_reader *cz_begin(const unsigned char *bytes, size_t count) {
  pthread_once(&once, load);
  cz_reader *reader = is_there ? calloc(1, sizeof *reader) : NULL;
  if (!reader) return NULL;
  reader->next = bytes;
  reader->left = count;
  if (library.init(&reader->stream, window, ZLIB_VERSION, sizeof reader->stream) == Z_OK) {
    return reader;
  }
  free(reader);
  return NULL;
}

/// Hands over as many bytes as zlib can count.
static void feed(cz_reader *reader) {
  z_stream *stream = &reader->stream;
  if (stream->avail_in || !reader->left) return;
  size_t part = reader->left < INT_MAX ? reader->left : INT_MAX;
  stream->next_in = (unsigned char *)reader->next;
  stream->avail_in = (unsigned)part;
  reader->next += part;
  reader->left -= part;
}

/// Whether another member follows one that has ended; what is no member is padding.
static int is_followed(const z_stream *stream) {
  return stream->avail_in > 1 && stream->next_in[0] == 0x1F && stream->next_in[1] == 0x8B;
}

size_t cz_read(cz_reader *reader, unsigned char *room, size_t count, enum cz_state *state) {
  z_stream *stream = &reader->stream;
  size_t part = count < INT_MAX ? count : INT_MAX;
  stream->next_out = room;
  stream->avail_out = (unsigned)part;
  *state = CZ_GOES_ON;
  while (stream->avail_out && *state == CZ_GOES_ON) {
    feed(reader);
    int result = library.inflate(stream, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      feed(reader);
      if (!is_followed(stream)) *state = CZ_AT_END;
      else if (library.reset(stream) != Z_OK) *state = CZ_DAMAGED;
    } else if (result == Z_BUF_ERROR || (result == Z_OK && !stream->avail_in && !reader->left &&
                                         stream->avail_out)) {
      *state = CZ_CUT_SHORT;
    } else if (result != Z_OK) {
      *state = CZ_DAMAGED;
    }
  }
  return part - stream->avail_out;
}

void cz_end(cz_reader *reader) {
  if (!reader) return;
  library.end(&reader->stream);
  free(reader);
}
