/* Makes the runtime that travels to the browser: node runtime/build.mjs <package.zip> <requests.json> <folder>

   It makes Pyodide's program and WebAssembly slim, starts Python, has it import the package and answer the
   requests, trims its memory and packs it.
   Each file carries a hash of its content in its name; parts.json says which is which. */

import nodeCrypto, { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { pack, restore } from "./memory.mjs";
import { slim } from "./slim.mjs";

const HERE = import.meta.dirname;
const pyodide = createRequire(import.meta.url).resolve("pyodide/package.json");
const runtimeFile = (name) => readFileSync(path.join(path.dirname(pyodide), name));
const own = (name) => readFileSync(path.join(HERE, name), "utf8");

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
  for (let size = 1 << 20; size >= 16; size = size > 4096 ? size / 2 : size - 16) {
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

async function remember({ answerOf, run, start }, wasm, files, requests, stamp) {
  const python = await start(wasm, { library: runtimeFile("python_stdlib.zip"), files });
  run(python, own("start.py"));
  run(python, own("warm.py"));
  const expected = requests.map(answerOf(python));
  run(python, own("trim.py"));
  zeroFreed(python);
  const room = python.HEAPU8.length;
  const fresh = await start(wasm, { runs: false, room });
  const image = pack(python.HEAPU32, fresh.HEAPU32, stamp);
  restore(image, fresh.HEAPU32, stamp);
  if (requests.map(answerOf(fresh)).some((answer, index) => answer !== expected[index])) {
    throw new Error("the restored Python answers differently");
  }
  return { room, image: new Uint8Array(image.buffer) };
}

/* Has the bundle hold something else in the place of files. */
function instead(filter, contents) {
  return { name: "instead", setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents })) };
}

const withSlim = (program) => instead(/pyodide\.asm\.mjs$/, program);
const withoutKeys = () => instead(/@noble\/(curves|post-quantum)\//, "module.exports = {};"); // two thirds of it

/* One file of a module of ours; `known` are values for its free names. */
async function bundle(name, plugin, platform, known = {}) {
  const result = await build({
    entryPoints: [path.join(HERE, name)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform,
    external: ["node:*", "ws"],
    loader: { ".py": "text" },
    // A blob's address is no base for others: Emscripten would throw, and V8 parse all again for the place.
    define: { ...known, ...(platform === "browser" && { "import.meta.url": '"file:///"' }) },
    plugins: [plugin],
    logLevel: "error",
  });
  return result.outputFiles[0].contents;
}

/* Python is prepared by the very program that will go on with it in the browser. */
async function engineFor(program, folder) {
  const file = path.join(folder, "engine.mjs");
  writeFileSync(file, await bundle("engine.mjs", withSlim(program), "node"));
  return import(pathToFileURL(file));
}

const hash = (bytes) => createHash("sha256").update(bytes).digest();

async function main(packagePath, requestsPath, folder) {
  standStill();
  const archive = readFileSync(packagePath);
  const asked = readFileSync(requestsPath);
  const users = own("engine.mjs") + own("build.mjs");
  const { program, wasm: bytes } = await slim(runtimeFile("pyodide.asm.mjs").toString(), runtimeFile("pyodide.asm.wasm"), users);
  const engine = await engineFor(program, path.dirname(folder));
  const wasm = await WebAssembly.compile(bytes);
  const files = { "/package.zip": archive, "/requests.json": asked };
  const requests = JSON.parse(asked).map((each) => JSON.stringify(each));
  const stamp = hash(bytes).readUInt32LE(0);
  const { room, image } = await remember(engine, wasm, files, requests, stamp);
  const known = { STAMP: String(stamp), ROOM: String(room) };
  const parts = {
    worker: ["mjs", await bundle("worker.mjs", withSlim(program), "browser", known)],
    locker: ["mjs", await bundle("locker.mjs", withoutKeys(), "browser")],
    wasm: ["wasm", bytes],
    memory: ["bin", image],
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
