#pragma once

// The shipped encoder of spikes: the bytes of encoder.safetensors, which scripts/spike-encoder.vae
// writes.

#pragma clang assume_nonnull begin

const unsigned char *spike_encoder(void);
long spike_encoder_size(void);

#pragma clang assume_nonnull end
