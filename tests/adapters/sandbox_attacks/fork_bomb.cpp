// Bounded: at most 15 processes of two seconds.
#include <iostream>
#include <unistd.h>
int main() {
    for (int i = 0; i < 4; i++)
        if (fork() >= 0) {
            std::cout << "reached" << std::endl;
            usleep(500'000);
        }
}
