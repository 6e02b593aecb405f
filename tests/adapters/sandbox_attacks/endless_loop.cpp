// Bounded: 20 seconds; deaf to every signal that can be ignored.
#include <csignal>
#include <ctime>
int main() {
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    for (time_t end = time(nullptr) + 20; time(nullptr) < end;) {}
}
