/* Takes from Emscripten's program, and from the WebAssembly, what only packages loaded at run time would
   use: nothing is loaded at run time here. Most exports go, and all code that only they reach. */

import binaryen from "binaryen";

const EXPORT = /(?<=[;{])([\w$]+)=Module\["([\w$]+)"\]=wasmExports\["[^"]+"\](?:\.value>>>0)?;/g;
const DECLARATION = /var (?:[\w$]+,){200,}[\w$]+;/;
const WORD = /[\w$]+/g;

/** Returns the program without the exports that neither it nor our own code (`users`) names. */
export function slimProgram(program, users) {
  const rest = program.replaceAll(EXPORT, "").replace(DECLARATION, "");
  if (rest.length > program.length / 1.4) throw new Error("the program's exports are written in another way now");
  const uses = new Set((rest + users).match(WORD));
  const slim = program.replaceAll(EXPORT, (statement, variable, property) =>
    uses.has(variable) || uses.has(property) ? statement : "",
  );
  const still = new Set(slim.replace(DECLARATION, "").match(WORD));
  const declared = (names) => names.slice("var ".length, -1).split(",").filter((name) => still.has(name));
  return slim.replace(DECLARATION, (names) => `var ${declared(names).join(",")};`);
}

/** Returns the WebAssembly without the exports that a slim program does not name, and without what
    nothing reaches then. */
export function slimWasm(bytes, program) {
  const wasm = binaryen.readBinary(bytes);
  const used = new Set([...ALWAYS, ...Array.from(program.matchAll(/wasmExports(?:\["|\.)([\w$]+)/g), ([, name]) => name)]);
  const exports = Array.from({ length: wasm.getNumExports() }, (_, at) => wasm.getExportByIndex(at));
  for (const { name } of exports.map(binaryen.getExportInfo)) if (!used.has(name)) wasm.removeExport(name);
  wasm.runPasses(["remove-unused-module-elements", "strip-producers"]);
  return wasm.emitBinary();
}

/* What Emscripten's program takes without naming it as an export. */
const ALWAYS = ["memory", "__indirect_function_table", "__stack_pointer", "__cpp_exception", "__main_argc_argv"];
