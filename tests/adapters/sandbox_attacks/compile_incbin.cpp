// Text of a file, taken in by the assembler.
#include <cstdio>
extern "C" const char taken[];
asm(".global taken\ntaken:\n.incbin \"@SECRET@\"\n.byte 0\n");
int main() { std::puts(taken); }
