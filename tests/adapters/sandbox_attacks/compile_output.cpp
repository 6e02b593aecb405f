// A program that would be two gigabytes.
char huge[2'000'000'000] = {1};
int main() { return huge[1]; }
