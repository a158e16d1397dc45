"""The pages of the verbs: an address, a form, a template and a function for each, of one name."""
