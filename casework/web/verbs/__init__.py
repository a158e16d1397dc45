"""The pages of the verbs: one address, one form, one template and one function for each, all of the same name."""
