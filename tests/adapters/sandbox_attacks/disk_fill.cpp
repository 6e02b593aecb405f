// Bounded: 40 MB a place.
#include <bits/stdc++.h>
int main(int, char** argv) {
    std::string block(1'000'000, 'x');
    for (std::string folder : {std::string(argv[5]), std::string("/tmp"), std::string("/var/tmp"), std::string("/dev/shm"), std::string(".")}) {
        std::ofstream file(folder + "/rehearsal-attack");
        for (int i = 0; i < 40; i++) file << block;
        if (file) std::cout << "reached " << folder << "\n";
    }
}
