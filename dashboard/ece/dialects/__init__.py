"""One module for each API generation: how it writes calls and what its answers mean. No I/O."""
