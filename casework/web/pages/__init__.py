"""Pages that show: they find, write that it was read, and put rows into plain values. They change nothing."""
