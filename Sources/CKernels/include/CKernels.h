// Instructions that Swift has no spelling for. Everything is `static inline`, so that it is inlined into Swift code.
#ifndef CKERNELS_H
#define CKERNELS_H

/// Asks the processor to bring the cache line at an address nearer; a hint, never a fault.
static inline void kernel_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
