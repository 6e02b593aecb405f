// Runs a candidate's C++ inside the sandbox. The protocol is described in driver.py and protocol.py.
// Argument and result types are those of the candidate's method, checked against the signature at compile time; what
// depends on neither is in rehearsal.cpp.
#pragma once
#include <bits/stdc++.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
using namespace std;

struct ListNode {
  int val;
  ListNode* next;
  ListNode(int val = 0, ListNode* next = nullptr) : val(val), next(next) {}
};
struct TreeNode {
  int val;
  TreeNode *left, *right;
  TreeNode(int val = 0, TreeNode* left = nullptr, TreeNode* right = nullptr) : val(val), left(left), right(right) {}
};

namespace rehearsal {
constexpr size_t max_value_chars = 4'000'000, max_nodes = 1'000'000;

struct Odd : runtime_error {  // a returned value that is no JSON; the text says what it is
  using runtime_error::runtime_error;
};

struct Json {
  char kind = '0';  // 0 null, b bool, n number, s string, a array
  double number = 0;
  long long whole = 0;
  string text;
  vector<Json> items;
};

Json parsed(const string& line);

template <class T> struct From;
template <> struct From<bool> { static bool get(const Json& j) { return j.whole != 0; } };
template <> struct From<int> { static int get(const Json& j) { return int(j.whole); } };
template <> struct From<long> { static long get(const Json& j) { return long(j.whole); } };
template <> struct From<long long> { static long long get(const Json& j) { return j.whole; } };
template <> struct From<float> { static float get(const Json& j) { return float(j.number); } };
template <> struct From<double> { static double get(const Json& j) { return j.number; } };
template <> struct From<string> { static string get(const Json& j) { return j.text; } };
template <class T> struct From<vector<T>> {
  static vector<T> get(const Json& j) {
    vector<T> out;
    out.reserve(j.items.size());
    for (auto& item : j.items) out.push_back(From<T>::get(item));
    return out;
  }
};
template <> struct From<ListNode*> { static ListNode* get(const Json& j); };
template <> struct From<TreeNode*> { static TreeNode* get(const Json& j); };

void put(string& out, bool v);
void put(string& out, char v);
void put(string& out, const string& v);
void put(string& out, double v);
void put(string& out, ListNode* node);
void put(string& out, TreeNode* root);
template <class T> enable_if_t<is_integral_v<T>> put(string& out, T v) { out += to_string(v); }
template <class T> void put(string& out, const vector<T>& values) {
  out += '[';
  for (size_t i = 0; i < values.size(); i++) {
    if (i) out += ',';
    put(out, T(values[i]));
    if (out.size() > max_value_chars) throw Odd("huge");
  }
  out += ']';
}

double cpu_ms();

// The optimiser may not move work on `value` to the other side of this.
template <class T> void touch(T& value) { asm volatile("" : : "r"(&value) : "memory"); }

// The protocol: the lines that were given, and what is told, in this order. `fault` names the exception in hand.
vector<string> begun();
void started(size_t number);
string fault();
void ended(size_t number, double ms, const string& out);
[[noreturn]] void done(size_t count);

template <class Wanted, class Given>
constexpr bool fits = is_same_v<Wanted, Given> || (is_arithmetic_v<Wanted> && is_arithmetic_v<Given>);
template <class Wanted, class Given> constexpr bool fits<vector<Wanted>, vector<Given>> = fits<Wanted, Given>;

template <class... Wanted> struct Signature {
  template <class S, class R, class... A> static int run(R (S::*method)(A...)) {
    static_assert(sizeof...(A) == sizeof...(Wanted), "REHEARSAL: the number of parameters is not that of the starter code");
    static_assert(!is_void_v<R>, "REHEARSAL: the method must return a value");
    if constexpr (sizeof...(A) == sizeof...(Wanted)) {
      static_assert((fits<Wanted, decay_t<A>> && ...), "REHEARSAL: the parameter types are not those of the starter code");
      if constexpr ((fits<Wanted, decay_t<A>> && ...) && !is_void_v<R>) return cases(method, index_sequence_for<A...>{});
    }
    return 0;
  }
  template <class S, class R, class... A> static int run(R (S::*method)(A...) const) {
    return run(reinterpret_cast<R (S::*)(A...)>(method));
  }

  template <class S, class R, class... A, size_t... I>
  static int cases(R (S::*method)(A...), index_sequence<I...>) {
    const vector<string> lines = begun();
    for (size_t k = 2; k < lines.size(); k++) {
      auto arguments = [&] {
        const Json given = parsed(lines[k]);
        return tuple<decay_t<A>...>{From<decay_t<A>>::get(given.items.at(I))...};
      }();
      started(k - 2);
      string out;
      double from_ms = cpu_ms(), ms = 0;
      try {
        S solution;
        touch(arguments);
        auto value = (solution.*method)(get<I>(arguments)...);
        touch(value);
        ms = cpu_ms() - from_ms;
        put(out, value);
        out.insert(0, ",\"value\":");
      } catch (...) {
        out = fault();
      }
      ended(k - 2, ms == 0 ? cpu_ms() - from_ms : ms, out);
    }
    done(lines.size() - 2);
  }
};
}  // namespace rehearsal

#ifndef REHEARSAL_AHEAD  // where nothing is compiled ahead, all is one file
#include "rehearsal.cpp"
#endif
