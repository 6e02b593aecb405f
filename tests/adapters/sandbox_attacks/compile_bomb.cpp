// Templates that double at each of 900 levels.
template <int depth, int way> struct Tree {
    static const long long value = Tree<depth - 1, way * 2>::value + Tree<depth - 1, way * 2 + 1>::value;
};
template <int way> struct Tree<0, way> { static const long long value = way; };
int main() { return Tree<28, 1>::value != 0; }
