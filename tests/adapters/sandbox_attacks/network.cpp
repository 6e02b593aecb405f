// TCP, UDP, unix sockets by path and by abstract name, raw sockets, a server.
#include <arpa/inet.h>
#include <bits/stdc++.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
void check(const char* what, long result) {
    if (result >= 0) std::cout << "reached " << what << "\n";
}
int main(int, char** argv) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(std::stoi(argv[3]));
    int tcp = socket(AF_INET, SOCK_STREAM, 0);
    check("socket", tcp);
    check("tcp", connect(tcp, (sockaddr*)&address, sizeof address));
    check("fast open", sendto(tcp, "x", 1, MSG_FASTOPEN, (sockaddr*)&address, sizeof address));
    check("listen", listen(socket(AF_INET, SOCK_STREAM, 0), 1));
    address.sin_port = htons(std::stoi(argv[4]));
    check("udp", sendto(socket(AF_INET, SOCK_DGRAM, 0), "x", 1, 0, (sockaddr*)&address, sizeof address));
    check("raw", socket(AF_INET, SOCK_RAW, 1));
    check("netlink", socket(AF_NETLINK, SOCK_RAW, 0));
    for (int abstract = 0; abstract < 2; abstract++) {
        sockaddr_un path{};
        path.sun_family = AF_UNIX;
        std::string name = abstract ? std::string("\0rehearsal-attack-", 18) + argv[3] : argv[2];
        memcpy(path.sun_path, name.data(), name.size());
        socklen_t size = offsetof(sockaddr_un, sun_path) + name.size();
        check("unix", connect(socket(AF_UNIX, SOCK_STREAM, 0), (sockaddr*)&path, size));
        int pair[2] = {-1, -1};
        check("datagram pair", socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) {
            check("reconnect", connect(pair[0], (sockaddr*)&path, size));
            check("send elsewhere", sendto(pair[0], "x", 1, 0, (sockaddr*)&path, size));
        }
    }
}
