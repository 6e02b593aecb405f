// Bounded: 3 GB.
#include <bits/stdc++.h>
int main() {
    std::vector<std::vector<char>> kept;
    for (int i = 0; i < 300; i++) kept.emplace_back(10'000'000, 'x');
    std::cout << kept.size();
}
