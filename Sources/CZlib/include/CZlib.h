#ifndef CZLIB_H
#define CZLIB_H

#include <stddef.h>

// Reads gzip (RFC 1952) by the system's zlib, which is loaded at the first of it: programs that read
// none start without.

/// A content that is being read.
typedef struct cz_reader cz_reader;

/// How far a content has been read.
enum cz_state { CZ_GOES_ON, CZ_AT_END, CZ_CUT_SHORT, CZ_DAMAGED };

/// Begins to read compressed bytes, which must outlast it; null where there is no zlib or no memory.
cz_reader *cz_begin(const unsigned char *bytes, size_t count);
/// Fills a room with what comes next; says how many bytes there were and how far that is.
size_t cz_read(cz_reader *reader, unsigned char *room, size_t count, enum cz_state *state);
void cz_end(cz_reader *reader);

#endif
