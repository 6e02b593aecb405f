// Bounded: 2000 threads of three seconds.
#include <bits/stdc++.h>
int main() {
    std::vector<std::thread> all;
    for (int i = 0; i < 2000; i++) all.emplace_back([] { std::this_thread::sleep_for(std::chrono::seconds(3)); });
    for (auto& one : all) one.join();
}
