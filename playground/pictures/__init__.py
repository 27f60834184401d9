"""Pictures: loading, fitting to a working size, painting, the samples."""
