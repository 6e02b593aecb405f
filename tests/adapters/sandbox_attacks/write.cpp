// Files outside and its own, links, times and modes.
#include <bits/stdc++.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
void check(const char* what, long result) {
    if (result >= 0) std::cout << "reached " << what << "\n";
}
int main(int, char** argv) {
    std::string secret = argv[1], outside = std::string(argv[5]) + "/attack";
    for (std::string path : {outside, std::string("/tmp/rehearsal-attack"), std::string("/dev/shm/rehearsal-attack"), std::string("attack")})
        check(path.c_str(), open(path.c_str(), O_CREAT | O_WRONLY, 0600));
    check("append", open(secret.c_str(), O_APPEND | O_WRONLY));
    check("own", open("program", O_WRONLY));
    check("empty", open("main.cpp", O_RDONLY | O_TRUNC));
    check("truncate", truncate("main.cpp", 0));
    check("unnamed", open(".", O_TMPFILE | O_RDWR, 0600));
    check("folder", mkdir("folder", 0700));
    check("fifo", mkfifo("fifo", 0600));
    check("symlink", symlink(secret.c_str(), "link"));
    check("link", link(secret.c_str(), "link"));
    check("link out", link("main.cpp", outside.c_str()));
    check("rename", rename("main.cpp", "moved"));
    check("remove", unlink("main.cpp"));
    check("remove secret", unlink(secret.c_str()));
    check("mode", chmod(secret.c_str(), 0));
    check("owner", chown(secret.c_str(), 1, 1));
    check("times", utimensat(AT_FDCWD, secret.c_str(), nullptr, 0));
}
