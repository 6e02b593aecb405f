// Bounded: 400 MB.
#include <bits/stdc++.h>
int main() {
    std::string line(100'000, 'x');
    for (int i = 0; i < 4000; i++) std::cout << line << std::endl;
}
