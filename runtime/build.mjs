/* Makes the runtime that travels to the browser: node runtime/build.mjs <package.zip> <requests.json> <folder>

   It starts Python, has it import the package and answer the requests, trims its memory and packs it.
   Each file carries a hash of its content in its name; parts.json says which is which. */

import nodeCrypto, { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { answerOf, run, start } from "./engine.mjs";
import { pack, restore } from "./memory.mjs";

const HERE = import.meta.dirname;
const pyodide = createRequire(import.meta.url).resolve("pyodide/package.json");
const runtimeFile = (name) => new Uint8Array(readFileSync(path.join(path.dirname(pyodide), name)));
const program = (name) => readFileSync(path.join(HERE, name), "utf8");

/* The clock and chance stand still, so that the same inputs make the same bytes. Nothing that must
   differ from one visitor to the next may come from Python. */
function standStill() {
  Date.now = () => Date.UTC(2020);
  performance.now = () => 0;
  nodeCrypto.randomFillSync = (bytes) => bytes.fill(0);
}

/* Freed memory still holds what was there: whatever the allocator gives out below the present top is
   taken, zeroed and given back. */
function zeroFreed(python) {
  const top = python._sbrk(0);
  const taken = [];
  for (let size = 1 << 22; size >= 16; size = size > 4096 ? size / 2 : size - 16) {
    for (;;) {
      const at = python._malloc(size);
      if (at + size > top) {
        python._free(at);
        break;
      }
      python.HEAPU8.fill(0, at, at + size);
      taken.push(at);
    }
  }
  taken.forEach((at) => python._free(at));
}

async function remember(wasm, files, requests, stamp) {
  const python = await start(wasm, { library: runtimeFile("python_stdlib.zip"), files });
  run(python, program("start.py"));
  run(python, program("warm.py"));
  const expected = requests.map(answerOf(python));
  run(python, program("trim.py"));
  zeroFreed(python);
  const fresh = await start(wasm, { runs: false });
  const image = pack(python.HEAPU32, fresh.HEAPU32, stamp);
  restore(image, fresh.HEAPU32, stamp);
  if (requests.map(answerOf(fresh)).some((answer, index) => answer !== expected[index])) {
    throw new Error("the restored Python answers differently");
  }
  return new Uint8Array(image.buffer);
}

async function bundle(stamp) {
  const result = await build({
    entryPoints: [path.join(HERE, "worker.mjs")],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    external: ["node:*", "ws"],
    loader: { ".py": "text" },
    define: { STAMP: String(stamp) },
    logLevel: "error",
  });
  return result.outputFiles[0].contents;
}

const hash = (bytes) => createHash("sha256").update(bytes).digest();

async function main(packagePath, requestsPath, folder) {
  standStill();
  const archive = new Uint8Array(readFileSync(packagePath));
  const asked = readFileSync(requestsPath);
  const bytes = runtimeFile("pyodide.asm.wasm");
  const wasm = await WebAssembly.compile(bytes);
  const files = { "/package.zip": archive, "/requests.json": new Uint8Array(asked) };
  const requests = JSON.parse(asked).map((each) => JSON.stringify(each));
  const stamp = hash(bytes).readUInt32LE(0);
  const parts = {
    worker: ["mjs", await bundle(stamp)],
    wasm: ["wasm", bytes],
    memory: ["bin", await remember(wasm, files, requests, stamp)],
    library: ["bin", runtimeFile("python_stdlib.zip")],
    package: ["bin", archive],
  };
  mkdirSync(folder, { recursive: true });
  const names = {};
  for (const [part, [ending, content]] of Object.entries(parts)) {
    names[part] = `${part}-${hash(content).toString("hex").slice(0, 16)}.${ending}`;
    writeFileSync(path.join(folder, names[part]), content);
  }
  writeFileSync(path.join(folder, "parts.json"), JSON.stringify(names));
}

await main(...process.argv.slice(2));
process.exit(); // Python's timers would keep the process
