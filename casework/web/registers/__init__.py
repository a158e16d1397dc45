"""What auditors and HR read over many cases: the sanctions register, one employee's history, and their files."""
