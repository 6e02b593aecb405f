// Runs a candidate's C++ inside the sandbox. The protocol is described in driver.py and protocol.py.
// Argument and result types are those of the candidate's method, checked against the signature at compile time.
#pragma once
#include <bits/stdc++.h>
#include <cxxabi.h>
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

struct Parser {
  const string& in;
  size_t at = 0;

  Json value() {
    Json json;
    char c = in[at];
    if (c == '[') {
      json.kind = 'a';
      at++;
      if (in[at] == ']') {
        at++;
        return json;
      }
      for (;;) {
        json.items.push_back(value());
        if (in[at++] == ']') return json;
      }
    }
    if (c == '"') {
      json.kind = 's';
      json.text = quoted();
    } else if (c == 't' || c == 'f') {
      json.kind = 'b';
      json.whole = c == 't';
      at += c == 't' ? 4 : 5;
    } else if (c == 'n') {
      at += 4;
    } else {
      json.kind = 'n';
      const char* start = in.c_str() + at;
      char* end = nullptr;
      json.whole = strtoll(start, &end, 10);
      json.number = double(json.whole);
      if (*end == '.' || *end == 'e' || *end == 'E') json.number = strtod(start, &end);
      at += size_t(end - start);
    }
    return json;
  }

  unsigned hex() {
    unsigned code = unsigned(stoul(in.substr(at, 4), nullptr, 16));
    at += 4;
    return code;
  }

  string quoted() {
    string out;
    for (at++; in[at] != '"';) {
      if (in[at] != '\\') {
        out += in[at++];
        continue;
      }
      char c = in[at + 1];
      at += 2;
      const char *from = "nrtbf", *to = "\n\r\t\b\f", *found = strchr(from, c);
      if (c == 'u') {
        unsigned code = hex();
        if (code >= 0xD800 && code < 0xDC00 && in[at] == '\\') {
          at += 2;
          code = 0x10000 + ((code - 0xD800) << 10) + (hex() - 0xDC00);
        }
        append(out, code);
      } else {
        out += found ? to[found - from] : c;
      }
    }
    at++;
    return out;
  }

  static void append(string& out, unsigned code) {
    if (code < 0x80) {
      out += char(code);
    } else if (code < 0x800) {
      out += char(0xC0 | code >> 6);
      out += char(0x80 | (code & 63));
    } else if (code < 0x10000) {
      out += char(0xE0 | code >> 12);
      out += char(0x80 | (code >> 6 & 63));
      out += char(0x80 | (code & 63));
    } else {
      out += char(0xF0 | code >> 18);
      out += char(0x80 | (code >> 12 & 63));
      out += char(0x80 | (code >> 6 & 63));
      out += char(0x80 | (code & 63));
    }
  }
};

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
template <> struct From<ListNode*> {
  static ListNode* get(const Json& j) {
    ListNode head, *last = &head;
    for (auto& item : j.items) last = last->next = new ListNode(int(item.whole));
    return head.next;
  }
};
template <> struct From<TreeNode*> {
  static TreeNode* get(const Json& j) {
    if (j.items.empty()) return nullptr;
    vector<TreeNode*> queue{new TreeNode(int(j.items[0].whole))};
    for (size_t i = 1, n = 0; i < j.items.size(); n++)
      for (int side = 0; side < 2 && i < j.items.size(); side++, i++)
        if (j.items[i].kind != '0') {
          auto* child = new TreeNode(int(j.items[i].whole));
          (side ? queue[n]->right : queue[n]->left) = child;
          queue.push_back(child);
        }
    return queue[0];
  }
};

inline void quote(string& out, const string& text) {
  out += '"';
  for (unsigned char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += char(c);
    } else if (c < 32) {
      char buffer[8];
      snprintf(buffer, sizeof buffer, "\\u%04x", c);
      out += buffer;
    } else {
      out += char(c);
    }
  }
  out += '"';
}
inline void put(string& out, bool v) { out += v ? "true" : "false"; }
inline void put(string& out, char v) { quote(out, string(1, v)); }
inline void put(string& out, const string& v) { quote(out, v); }
inline void put(string& out, double v) {
  char buffer[40];
  snprintf(buffer, sizeof buffer, "%.17g", v);
  out += isnan(v) ? "NaN" : isinf(v) ? (v > 0 ? "Infinity" : "-Infinity") : buffer;
}
template <class T> enable_if_t<is_integral_v<T>> put(string& out, T v) { out += to_string(v); }
inline void put(string& out, ListNode* node) {
  unordered_set<ListNode*> seen;
  const char* comma = "";
  out += '[';
  for (; node; node = node->next, comma = ",") {
    if (!seen.insert(node).second) throw Odd("a linked list that runs in a circle");
    if (seen.size() > max_nodes) throw Odd("an endless linked list");
    out += comma + to_string(node->val);
  }
  out += ']';
}
inline void put(string& out, TreeNode* root) {
  unordered_set<TreeNode*> seen;
  vector<TreeNode*> queue{root};
  for (size_t i = 0; i < queue.size(); i++) {
    if (!queue[i]) continue;
    if (!seen.insert(queue[i]).second || seen.size() > max_nodes) throw Odd("a tree in which a node appears twice");
    queue.push_back(queue[i]->left);
    queue.push_back(queue[i]->right);
  }
  while (!queue.empty() && !queue.back()) queue.pop_back();
  out += '[';
  for (size_t i = 0; i < queue.size(); i++) out += (i ? "," : "") + (queue[i] ? to_string(queue[i]->val) : "null"s);
  out += ']';
}
template <class T> void put(string& out, const vector<T>& values) {
  out += '[';
  for (size_t i = 0; i < values.size(); i++) {
    if (i) out += ',';
    put(out, T(values[i]));
    if (out.size() > max_value_chars) throw Odd("huge");
  }
  out += ']';
}

inline string nonce;

inline void mark(const string& body) {
  cout.flush();
  fflush(stdout);
  string line = "\n\x1e" + nonce + body + "\n";
  for (size_t at = 0; at < line.size();) {
    ssize_t wrote = write(1, line.data() + at, line.size() - at);
    if (wrote > 0) at += size_t(wrote);
    else if (errno != EINTR && errno != EAGAIN) _exit(70);
  }
}

// Of the thread: where a limit on processor time is set, the kernel counts the process's own in ticks only.
inline double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

// The optimiser may not move work on `value` to the other side of this.
template <class T> void touch(T& value) { asm volatile("" : : "r"(&value) : "memory"); }

inline double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

inline string thrown(const exception& error) {
  int status = 0;
  char* name = abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status);
  string out, text = (status == 0 ? string(name) : "exception"s) + ": " + error.what();
  quote(out, text.substr(0, 1000));
  return out;
}

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
    ios::sync_with_stdio(true);
    vector<string> lines;
    for (string line; getline(cin, line);) lines.push_back(move(line));
    nonce = lines.at(0);
    mark("{\"load\":\"ok\"}");
    for (size_t k = 2; k < lines.size(); k++) {
      string number = to_string(k - 2), out;
      tuple<decay_t<A>...> arguments{From<decay_t<A>>::get(Parser{lines[k]}.value().items.at(I))...};
      mark("{\"start\":" + number + "}");
      double started = cpu_ms(), ms = 0;
      try {
        S solution;
        touch(arguments);
        auto value = (solution.*method)(get<I>(arguments)...);
        touch(value);
        ms = cpu_ms() - started;
        put(out, value);
        out = ",\"value\":" + out;
      } catch (const Odd& odd) {
        out = ",\"odd\":\""s + odd.what() + "\"";
      } catch (const exception& error) {
        out = ",\"error\":" + thrown(error);
      } catch (...) {
        out = ",\"error\":\"thrown: a value that is no exception\"";
      }
      if (ms == 0) ms = cpu_ms() - started;
      mark("{\"end\":" + number + ",\"ms\":" + to_string(ms) + ",\"mb\":" + to_string(peak_mb()) + out + "}");
    }
    mark("{\"done\":" + to_string(lines.size() - 2) + "}");
    _exit(0);
  }
};
}  // namespace rehearsal
