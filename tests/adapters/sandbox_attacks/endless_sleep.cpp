// Bounded: 20 seconds; deaf to every signal that can be ignored.
#include <csignal>
#include <ctime>
#include <unistd.h>
int main() {
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    sleep(20);
}
