"""Casework: HR disciplinary case management."""
