// Other programs, other processes, tracing, namespaces, and calls made past the C library.
#include <bits/stdc++.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>
void check(const char* what, long result) {
    if (result >= 0) std::cout << "reached " << what << std::endl;
}
int main(int, char** argv) {
    int victim = std::stoi(argv[6]);
    long child = fork();
    if (child == 0) _exit(0);
    check("fork", child);
    child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    check("clone", child);
    struct { unsigned long long flags, rest[10]; } arguments{};
    child = syscall(435, &arguments, sizeof arguments);
    if (child == 0) _exit(0);
    check("clone3", child);
    char* command[] = {(char*)"cat", argv[1], nullptr};
    pid_t spawned;
    check("spawn", -posix_spawn(&spawned, "/bin/cat", nullptr, nullptr, command, nullptr));
    check("exec", execv("/bin/cat", command));
    check("kill", kill(victim, SIGKILL));
    check("kill group", killpg(victim, SIGKILL));
    check("tgkill", syscall(SYS_tgkill, victim, victim, SIGKILL));
    check("tkill", syscall(SYS_tkill, victim, SIGKILL));
    siginfo_t info{};
    info.si_code = SI_QUEUE;
    check("queue", syscall(SYS_rt_sigqueueinfo, victim, SIGKILL, &info));
    int ends[2];
    if (pipe(ends) == 0) {
        check("own", fcntl(ends[0], F_SETOWN, victim));
        check("signal", fcntl(ends[0], F_SETSIG, SIGKILL));
    }
    check("pidfd", syscall(434, victim, 0));
    check("ptrace", ptrace(PTRACE_ATTACH, victim, 0, 0));
    check("unshare", unshare(CLONE_NEWUSER));
    check("unshare files", unshare(CLONE_NEWNS));
    check("mount", mount("none", ".", "tmpfs", 0, nullptr));
    check("chroot", chroot("."));
    check("setns", setns(0, 0));
    check("outlive", prctl(PR_SET_PDEATHSIG, 0));
    check("filter", prctl(PR_SET_SECCOMP, 1, 0));
    check("session", setsid());
    check("memfd", syscall(319, "x", 0) | memfd_create("x", 0));
    check("shm", shmget(IPC_PRIVATE, 4096, 0600));
    check("io_uring", syscall(425, 8, nullptr));
    check("bpf", syscall(SYS_bpf, 0, nullptr, 0));
    check("keys", syscall(SYS_add_key, "user", "x", "x", 1, -2));
    rlimit more{8, 8};
    check("limits", setrlimit(RLIMIT_NOFILE, &more));
    check("other's limits", prlimit(victim, RLIMIT_NOFILE, &more, nullptr));
    check("nice", setpriority(PRIO_PROCESS, victim, 19));
    check("user", setuid(0));
}
