"""What answers of ECE mean: the same records whatever API generation they come from."""
