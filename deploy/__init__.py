"""What happens to the built site before a server gets it: compression, header files, the offline package."""
