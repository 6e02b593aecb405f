"""The process that confines a program, watches it and reports. Standard library only: it starts for every run."""
