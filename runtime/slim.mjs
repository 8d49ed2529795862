/* Takes from Emscripten's program, and from the WebAssembly, what only packages loaded at run time or other
   programs than Python would use: nothing is loaded at run time here, and nothing draws or plays.
   Most exports go, and all code that only they reach. */

import binaryen from "binaryen";
import { minify } from "terser";

const EXPORT = /(?<=[;{])([\w$]+)=Module\["([\w$]+)"\]=wasmExports\["[^"]+"\](?:\.value>>>0)?;/g;
const DECLARATION = /var (?:[\w$]+,){200,}[\w$]+;/;
const WORD = /[\w$]+/g;
const IMPORTS = /(?<=\bwasmImports=\{)[^}]*(?=\})/;
const SIGNATURE = /(?<=[;{}])[\w$]+\.sig="[^"]*";/g;
const PROPERTY = /(?<=[;{}])Module\["([\w$]+)"\]=[\w$]+;/g;

/** Returns the program and the WebAssembly without what neither of them nor our own code (`users`) needs. */
export async function slim(program, bytes, users) {
  const few = withFewExports(program, users);
  const wasm = withExportsOf(few, bytes);
  return { program: await withoutUnused(forImportsOf(wasm, few, users)), wasm };
}

function withFewExports(program, users) {
  const rest = program.replaceAll(EXPORT, "").replace(DECLARATION, "");
  if (rest.length > program.length / 1.4) throw new Error("the program's exports are written in another way now");
  const uses = new Set((rest + users).match(WORD));
  const few = program.replaceAll(EXPORT, (statement, variable, property) =>
    uses.has(variable) || uses.has(property) ? statement : "",
  );
  const still = new Set(few.replace(DECLARATION, "").match(WORD));
  const declared = (names) => names.slice("var ".length, -1).split(",").filter((name) => still.has(name));
  return few.replace(DECLARATION, (names) => `var ${declared(names).join(",")};`);
}

function withExportsOf(program, bytes) {
  const wasm = binaryen.readBinary(bytes);
  const used = new Set([...ALWAYS, ...Array.from(program.matchAll(/wasmExports(?:\["|\.)([\w$]+)/g), ([, name]) => name)]);
  const exports = Array.from({ length: wasm.getNumExports() }, (_, at) => wasm.getExportByIndex(at));
  for (const { name } of exports.map(binaryen.getExportInfo)) if (!used.has(name)) wasm.removeExport(name);
  wasm.runPasses(["remove-unused-module-elements", "strip-producers"]);
  return wasm.emitBinary();
}

/* What Emscripten's program takes without naming it as an export. */
const ALWAYS = ["memory", "__indirect_function_table", "__stack_pointer", "__cpp_exception", "__main_argc_argv"];

/* What the WebAssembly imports is a fifth of what the program offers it. The signatures are for programs
   loaded at run time, the properties for whoever uses Pyodide. */
function forImportsOf(wasm, program, users) {
  const imported = new Set(WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name));
  const few = program
    .replace(IMPORTS, (all) => all.split(",").filter((each) => imported.has(each.split(":")[0])).join(","))
    .replaceAll(SIGNATURE, "");
  const rest = few.replaceAll(PROPERTY, "");
  const uses = new Set([...users.match(WORD), ...Array.from(rest.matchAll(/Module(?:\["|\.)([\w$]+)/g), ([, name]) => name)]);
  return few.replaceAll(PROPERTY, (statement, property) => (uses.has(property) ? statement : ""));
}

async function withoutUnused(program) {
  // A direct eval, which no policy of ours would allow anyway, may use any name.
  const text = program.replaceAll(/\beval\(/g, "(0,eval)(");
  const { code } = await minify(text, { module: true, mangle: false, compress: { passes: 3, pure_getters: true } });
  if (code.length > program.length / 1.5) throw new Error("little of the program is seen to be unused");
  return code;
}
