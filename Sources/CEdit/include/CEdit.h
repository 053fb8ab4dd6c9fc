// libedit's line editor behind functions that Swift can call.
#ifndef CEDIT_H
#define CEDIT_H

#include <histedit.h>

#endif
