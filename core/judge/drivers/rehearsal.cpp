// What runs a candidate's C++ and does not depend on its types: compiled once, where a compiler is at hand for that.
#ifdef REHEARSAL_AHEAD
#include "rehearsal.hpp"
#endif
#include <cxxabi.h>

namespace rehearsal {
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

Json parsed(const string& line) { return Parser{line}.value(); }

ListNode* From<ListNode*>::get(const Json& j) {
  ListNode head, *last = &head;
  for (auto& item : j.items) last = last->next = new ListNode(int(item.whole));
  return head.next;
}

TreeNode* From<TreeNode*>::get(const Json& j) {
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

void quote(string& out, const string& text) {
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
void put(string& out, bool v) { out += v ? "true" : "false"; }
void put(string& out, char v) { quote(out, string(1, v)); }
void put(string& out, const string& v) { quote(out, v); }
void put(string& out, double v) {
  char buffer[40];
  snprintf(buffer, sizeof buffer, "%.17g", v);
  out += isnan(v) ? "NaN" : isinf(v) ? (v > 0 ? "Infinity" : "-Infinity") : buffer;
}
void put(string& out, ListNode* node) {
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
void put(string& out, TreeNode* root) {
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

string nonce;

void mark(const string& body) {
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
double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

string thrown(const exception& error) {
  int status = 0;
  char* name = abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status);
  string out, text = (status == 0 ? string(name) : "exception"s) + ": " + error.what();
  quote(out, text.substr(0, 1000));
  return out;
}

vector<string> begun() {
  ios::sync_with_stdio(true);
  vector<string> lines;
  for (string line; getline(cin, line);) lines.push_back(move(line));
  nonce = lines.at(0);
  mark("{\"load\":\"ok\"}");
  return lines;
}

void started(size_t number) { mark("{\"start\":" + to_string(number) + "}"); }

string fault() {
  try {
    throw;
  } catch (const Odd& odd) {
    return ",\"odd\":\""s + odd.what() + "\"";
  } catch (const exception& error) {
    return ",\"error\":" + thrown(error);
  } catch (...) {
    return ",\"error\":\"thrown: a value that is no exception\"";
  }
}

void ended(size_t number, double ms, const string& out) {
  mark("{\"end\":" + to_string(number) + ",\"ms\":" + to_string(ms) + ",\"mb\":" + to_string(peak_mb()) + out + "}");
}

void done(size_t count) {
  mark("{\"done\":" + to_string(count) + "}");
  _exit(0);
}
}  // namespace rehearsal
