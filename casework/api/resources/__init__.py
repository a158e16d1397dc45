"""What can be read: lists by cursor, files one by one. Every read goes through ``visible_to`` and is an event."""
