"""The register of requests that have to be answered in time: its list, one request, and what is recorded on it."""
