// Bounded by any stack limit.
#include <cstdio>
int deeper(volatile char* above) {
    volatile char room[4096];
    room[0] = above[0] + 1;
    return deeper(room) + room[0];
}
int main() {
    volatile char first = 0;
    std::printf("%d", deeper(&first));
}
