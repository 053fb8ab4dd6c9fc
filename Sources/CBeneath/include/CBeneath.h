#ifndef CBENEATH_H
#define CBENEATH_H

/// O_PATH of open(2): a place alone, of which nothing can be read.
extern const int cb_place;

/// Opens what a path leads to below a folder: neither `..` nor a link on the way, nor at its end,
/// leads out of it, as they are at the moment of opening. A path that would lead out fails with
/// EXDEV.
///
/// `folder` is an open folder, `flags` and `mode` are those of open(2). Gives a descriptor, or -1
/// with errno.
int cb_open(int folder, const char *path, int flags, unsigned mode);

/// The same for systems without openat2(2), where links and `..` are not followed at all.
int cb_open_stepwise(int folder, const char *path, int flags, unsigned mode);

#endif
