"""Code run on this machine, held by Landlock and seccomp. Linux only; needs no root, no namespaces and no container."""
