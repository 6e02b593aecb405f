"""Where the system itself cannot confine a program: runtimes that are sandboxes, each in a process that is killed."""
