// Follows a line that defines `program`, in a module that Deno runs without any permission. The program's own files are
// compiled as CommonJS scripts from memory: none of them is part of Deno's module graph, whose imports need no permission.
import { createRequire } from 'node:module';
import vm from 'node:vm';

const HERE = '/program';
const builtin = createRequire(`file://${HERE}/`);
const fs = builtin('fs');
const path = builtin('path');
const { readFileSync } = fs;
const files = new Map(program.files.map(([name, text]) => [`${HERE}/${name}`, text]));
const loaded = new Map();

fs.readFileSync = (file, options) => {
  const text = typeof file === 'string' ? files.get(path.resolve(HERE, file)) : undefined;
  if (text === undefined) return readFileSync(file, options);
  const encoding = typeof options === 'string' ? options : options && options.encoding;
  return encoding ? text : Buffer.from(text);
};

function load(file) {
  if (loaded.has(file)) return loaded.get(file).exports;
  const module = { exports: {}, filename: file };
  loaded.set(file, module);
  if (file.endsWith('.json')) return (module.exports = JSON.parse(files.get(file)));
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const script = vm.compileFunction(files.get(file), names, { filename: path.basename(file) });
  script.call(module.exports, module.exports, require, module, file, HERE);
  return module.exports;
}

function require(name) {
  if (!name.startsWith('.')) return builtin(name);
  const file = path.resolve(HERE, name);
  return load([file, `${file}.js`, `${file}.json`].find((each) => files.has(each)) ?? file);
}

process.argv.splice(0, process.argv.length, 'node', `${HERE}/${program.entry}`, ...program.args);
load(`${HERE}/${program.entry}`);
