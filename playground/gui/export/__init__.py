"""Figures on Qt's devices, and the dialog that exports them."""
