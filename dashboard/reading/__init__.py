"""What people paste and type, read once and the same way everywhere. Pure: no Django, no I/O."""
