// Secrets, accounts, environments and other processes.
#include <bits/stdc++.h>
#include <dirent.h>
#include <sys/uio.h>
#include <unistd.h>
extern char** environ;
int main(int, char** argv) {
    std::string secret = argv[1], victim = argv[6], parent = std::to_string(getppid());
    for (std::string path : {secret, std::string("/etc/passwd"), std::string("/etc/shadow"), "/proc/" + victim + "/environ",
             "/proc/" + victim + "/mem", "/proc/" + victim + "/cmdline", "/proc/" + parent + "/environ",
             std::string("/proc/1/environ"), std::string("/proc/self/environ"), std::string("/proc/self/root/etc/passwd")}) {
        std::ifstream file(path);
        char first;
        if (file.get(first)) std::cout << "reached " << path << first << file.rdbuf() << "\n";
    }
    for (std::string folder : {std::string("/"), std::string("/root"), std::string("/proc"), std::string(".."), secret + "/.."})
        if (DIR* open = opendir(folder.c_str())) std::cout << "reached " << folder << readdir(open)->d_name << "\n";
    for (int descriptor = 3; descriptor < 256; descriptor++) {
        char byte;
        if (read(descriptor, &byte, 1) >= 0) std::cout << "reached " << descriptor << "\n";
    }
    if (environ && *environ) std::cout << "reached " << *environ << "\n";
    char memory[16];
    iovec here{memory, 16}, there{(void*)0x400000, 16};
    if (process_vm_readv(std::stoi(victim), &here, 1, &there, 1, 0) > 0) std::cout << "reached\n";
}
