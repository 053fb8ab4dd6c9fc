#include "include/CSpikeEncoder.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes[] = {
#embed "encoder.safetensors"
};

const unsigned char *spike_encoder(void) { return bytes; }

long spike_encoder_size(void) { return sizeof bytes; }
