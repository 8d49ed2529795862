/* Python as Pyodide builds it, without Pyodide's bridge between Python and JavaScript: what runs here
   has no `js` module and so no way to the page or the network. Text goes in, text comes out. */

import createRuntime from "pyodide/pyodide.asm.mjs";

const PAGE = 65536; // bytes, of WebAssembly's memory

/** Starts a Python and resolves with its Emscripten module.
    `wasm`: the compiled WebAssembly.Module, or a promise of it.
    `runs`: false when a memory image will be put into place; Python then does not start by itself.
    `room`: bytes that the memory has at least, for an image that is larger than a new memory.
    `library`: the archive of its standard library; `files`: what else is in its file system, by path. */
export function start(wasm, { runs = true, room = 0, library, files = {} }) {
  return new Promise((resolve, reject) => {
    createRuntime({
      API: { config: {}, runtimeEnv: {} },
      thisProgram: "python",
      // Without site packages and docstrings; and silent: a message of Python's may quote the plan.
      arguments: ["-S", "-OO"],
      print() {},
      printErr() {},
      preRun: [(module) => furnish(module, library, files)],
      noInitialRun: !runs,
      instantiateWasm(imports, receive) {
        instantiate(wasm, imports, room).then(([instance, compiled]) => receive(instance, compiled), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

async function instantiate(wasm, imports, room) {
  const noError = Symbol("no error");
  imports.env.Jsv_GetError_import = () => noError;
  imports.env.JsvError_Check = (value) => Number(value === noError);
  const compiled = await wasm;
  const instance = await WebAssembly.instantiate(compiled, imports);
  const { memory } = instance.exports;
  memory.grow(Math.max(0, Math.ceil((room - memory.buffer.byteLength) / PAGE)));
  return [instance, compiled];
}

function furnish(module, library, files) {
  // The same seed everywhere, or no memory image could be the same twice.
  Object.assign(module.ENV, { HOME: "/", PYTHONHASHSEED: "0", PYTHONINSPECT: "1" });
  if (library) {
    const version = module.HEAPU32[module._Py_Version >>> 2];
    module.FS.mkdirTree("/lib");
    module.FS.writeFile(`/lib/python${version >>> 24}${(version >>> 16) & 255}.zip`, library);
  }
  for (const [path, bytes] of Object.entries(files)) module.FS.writeFile(path, bytes);
}

/** Runs a program in Python's `__main__`; throws when the program does. */
export function run(module, program) {
  const text = module.stringToNewUTF8(program);
  const failed = module._PyRun_SimpleString(text);
  module._free(text);
  if (failed) throw new Error("a Python program failed");
}

/** Returns the function `answer` of Python's `__main__`, which takes and returns text and throws
    when Python's does. */
export function answerOf(module) {
  const main = module.stringToNewUTF8("__main__");
  const name = module.stringToNewUTF8("answer");
  const answer = module._PyObject_GetAttrString(module._PyImport_AddModule(main), name);
  module._free(main);
  module._free(name);
  if (!answer) throw new Error("Python has no answer");
  return (request) => call(module, answer, request);
}

function call(module, answer, request) {
  const text = module.stringToNewUTF8(request);
  const asked = module._PyUnicode_FromString(text);
  module._free(text);
  const reply = module._PyObject_CallOneArg(answer, asked);
  module._Py_DecRef(asked);
  if (!reply) {
    module._PyErr_Clear();
    throw new Error("Python did not answer");
  }
  const answered = module.UTF8ToString(module._PyUnicode_AsUTF8(reply));
  module._Py_DecRef(reply);
  return answered;
}
