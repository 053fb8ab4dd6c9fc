#pragma once

#include <stdbool.h>

// What the system says of this process's memory, in bytes.

/// The least of the machine's memory, its group's limit and the process's limit of addresses.
long cm_machine(void);

/// How much of its memory the process holds.
long cm_held(void);

/// Has memory that was freed stay with the process as far as glibc's own thresholds can rise, from
/// the start on: what is read is else given back and faulted in again. Nothing elsewhere.
void cm_keep_freed(void);

/// How many bytes of addresses the process may still take; LONG_MAX where that has no limit.
long cm_addresses_left(void);

/// From now on this thread is refused what is larger than so many bytes at once; 0 ends that.
void cm_restrain(long bytes);

/// Whether this thread is refused so many bytes, which it then remembers.
bool cm_refuses(double bytes);

/// Whether this thread was refused anything since it was restrained.
bool cm_was_refused(void);
