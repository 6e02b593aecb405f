// Runs a candidate's JavaScript inside the sandbox. The protocol is described in driver.py and protocol.py.
'use strict';
const fs = require('fs');
const path = require('path');
const util = require('util');
const vm = require('vm');

const MAX_VALUE_CHARS = 4_000_000;
const MAX_NODES = 1_000_000;
const MAX_DEPTH = 200;
const { stringify, parse } = JSON;
const { writeSync } = fs;
const { reallyExit } = process;
const now = performance.now.bind(performance);
const { isArray } = Array;
const { isFinite } = Number;
const rss = process.memoryUsage.rss;
const format = util.format;
const isTypedArray = ArrayBuffer.isView;

class ListNode {
  constructor(val = 0, next = null) { this.val = val; this.next = next; }
}
class TreeNode {
  constructor(val = 0, left = null, right = null) { this.val = val; this.left = left; this.right = right; }
}
class Odd extends Error {}

function write(text) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function toList(values) {
  let head = null;
  for (let i = values.length - 1; i >= 0; i--) head = new ListNode(values[i], head);
  return head;
}

function toTree(values) {
  if (values.length === 0) return null;
  const root = new TreeNode(values[0]);
  const queue = [root];
  for (let i = 1, at = 0; i < values.length; at++) {
    for (const side of ['left', 'right']) {
      if (i < values.length && values[i] !== null) {
        queue[at][side] = new TreeNode(values[i]);
        queue.push(queue[at][side]);
      }
      i++;
    }
  }
  return root;
}

function decode(kind, value) {
  if (kind === 'ListNode') return toList(value);
  if (kind === 'TreeNode') return toTree(value);
  return value;
}

function isNode(value, side) {
  return value !== null && typeof value === 'object' && 'val' in value && side in value;
}

function fromList(node) {
  const values = [];
  const seen = new Set();
  for (; node !== null && node !== undefined; node = node.next) {
    if (!isNode(node, 'next')) throw new Odd(nameOf(node));
    if (seen.has(node)) throw new Odd('a linked list that runs in a circle');
    if (values.length > MAX_NODES) throw new Odd('an endless linked list');
    seen.add(node);
    values.push(node.val);
  }
  return values;
}

function fromTree(root) {
  const values = [];
  const queue = [root];
  const seen = new Set();
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at];
    if (node === null || node === undefined) {
      values.push(null);
      continue;
    }
    if (!isNode(node, 'left')) throw new Odd(nameOf(node));
    if (seen.has(node) || values.length > 2 * MAX_NODES) throw new Odd('a tree in which a node appears twice');
    seen.add(node);
    values.push(node.val);
    queue.push(node.left, node.right);
  }
  while (values.length > 0 && values[values.length - 1] === null) values.pop();
  return values;
}

function nameOf(value) {
  if (value === undefined) return 'undefined (is a return missing?)';
  if (typeof value === 'function') return 'a function';
  if (value !== null && typeof value.then === 'function') return 'a Promise (the function must not be async)';
  const name = value !== null && value.constructor && value.constructor.name;
  return 'a value of type ' + String(name || typeof value);
}

function number(value) {
  return isFinite(value) ? String(value) : value !== value ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

function write_down(value, depth) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return stringify(value);
  if (!isArray(value) && !(isTypedArray(value) && 'length' in value)) throw new Odd(nameOf(value));
  if (depth > MAX_DEPTH) throw new Odd('a list nested too deeply');
  const parts = [];
  for (let i = 0; i < value.length; i++) parts.push(write_down(value[i], depth + 1));
  return '[' + parts.join(',') + ']';
}

function encode(kind, value) {
  if (kind === 'ListNode') value = fromList(value);
  if (kind === 'TreeNode') value = fromTree(value);
  const text = write_down(value, 0);
  if (text.length > MAX_VALUE_CHARS) throw new Odd('huge');
  return text;
}

function described(error) {
  try {
    if (error instanceof Error) return (error.name + ': ' + error.message).slice(0, 1000);
    return ('thrown: ' + format(error)).slice(0, 1000);
  } catch {
    return 'an error that cannot be described';
  }
}

function ownLine(error) {
  try {
    const found = /solution\.js:(\d+)/.exec(String(error.stack));
    return found ? Number(found[1]) : null;
  } catch {
    return null;
  }
}

function load(source, entry) {
  let factory;
  try {
    const lookup = `\n;return typeof ${entry} === 'function' ? ${entry} : `
      + `typeof Solution === 'function' ? new Solution().${entry} : undefined;`;
    factory = vm.compileFunction(source + lookup, [], { filename: 'solution.js' });
  } catch (error) {
    return [null, { load: 'compile', error: described(error), line: ownLine(error) }];
  }
  try {
    const found = factory();
    return typeof found === 'function' ? [found, null] : [null, { load: 'entry', error: '', line: null }];
  } catch (error) {
    return [null, { load: 'run', error: described(error), line: ownLine(error) }];
  }
}

function runCase(call, args, returns) {
  const report = {};
  const started = now();
  const spent = () => now() - started;
  let value;
  try {
    value = call(...args);
  } catch (error) {
    return [{ ms: spent(), error: described(error), line: ownLine(error) }, null];
  }
  report.ms = spent();
  try {
    return [report, encode(returns, value)];
  } catch (error) {
    if (error instanceof Odd) return [{ ...report, odd: error.message }, null];
    return [{ ...report, error: described(error), line: ownLine(error) }, null];
  }
}

function main() {
  const [nonce, header, ...cases] = fs.readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
  const [entry, kinds, returns] = parse(header);
  const source = fs.readFileSync(path.join(__dirname, 'solution.js'), 'utf8');
  const put = (report, raw) => {
    const text = stringify(report);
    write('\n\x1e' + nonce + (raw === undefined || raw === null ? text : text.slice(0, -1) + ',"value":' + raw + '}') + '\n');
  };
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
    console[name] = (...words) => write(format(...words) + '\n');
  }
  globalThis.ListNode = ListNode;
  globalThis.TreeNode = TreeNode;
  Error.stackTraceLimit = 30;
  const [call, fault] = load(source, entry);
  put(fault || { load: 'ok' });
  if (call === null) reallyExit.call(process, 0);
  for (let i = 0; i < cases.length; i++) {
    const args = parse(cases[i]).map((value, at) => decode(kinds[at], value));
    put({ start: i });
    const [report, raw] = runCase(call, args, returns);
    put({ end: i, ...report, mb: rss() / 1048576 }, raw);
  }
  put({ done: cases.length });
  reallyExit.call(process, 0);
}

main();
