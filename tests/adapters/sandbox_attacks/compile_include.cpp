#include "@SECRET@"
#include "/etc/passwd"
int main() {}
