#ifndef VAE_CZMQ_H
#define VAE_CZMQ_H

#include <stddef.h>

/// Sockets of ZeroMQ, by the system's libzmq, which is loaded at the first call. A socket belongs to
/// one thread.
typedef struct czmq_socket czmq_socket;

/// What a socket is to those that it speaks with, as ZeroMQ numbers it.
enum czmq_kind {
  CZMQ_PUB = 1,
  CZMQ_SUB = 2,
  CZMQ_REQ = 3,
  CZMQ_REP = 4,
  CZMQ_DEALER = 5,
  CZMQ_ROUTER = 6
};

/// Why the library cannot be used; NULL where it can.
const char *czmq_obstacle(void);

/// A socket that others connect to at an address, as "tcp://127.0.0.1:5555"; NULL where it cannot be
/// had, for the reason that `czmq_reason` gives.
czmq_socket *czmq_bind(enum czmq_kind kind, const char *address);
/// A socket that connects to such an address; one that subscribes does so to everything.
czmq_socket *czmq_connect(enum czmq_kind kind, const char *address);
/// Ends a socket; what was sent still leaves within a second.
void czmq_close(czmq_socket *socket);
/// Why the last call on this thread failed.
const char *czmq_reason(void);

/// Sends a frame of a message, whether or not it is the last; 0 where it was taken.
int czmq_send(czmq_socket *socket, const void *bytes, size_t count, int is_last);
/// Takes the next frame, which is `count` bytes and the caller's to free; NULL where none has come.
unsigned char *czmq_receive(czmq_socket *socket, size_t *count, int *is_last);

/// Waits until a message has come to one of the sockets, bytes to the file, or the time is over, and
/// says in `ready` which: one bit for each socket, and one after them for the file.
void czmq_wait(czmq_socket *const *sockets, int count, int file, long milliseconds, unsigned *ready);

/// Waits until all that was sent has left, a second at most. No socket may be used any more.
void czmq_end(void);

#endif
