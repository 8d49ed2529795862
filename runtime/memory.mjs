/* The memory image: Python's memory after everything is imported, as far as it differs from the
   memory of a module just created. What the two share comes with the WebAssembly anyway.

   Layout, in 32-bit words: stamp, words of the whole memory, number of runs; for each run the words
   skipped since the run before and its length; then the runs' words, each XOR the fresh word. */

const HEAD = 3;
const GAP = 16; // equal words between two runs that cost less than a new run would

/** Packs the words of a prepared memory that differ from those of a fresh one. */
export function pack(prepared, fresh, stamp) {
  const words = differences(prepared, fresh);
  const runs = runsOf(words);
  const total = runs.reduce((sum, [from, to]) => sum + to - from, 0);
  const image = new Uint32Array(HEAD + 2 * runs.length + total);
  image.set([stamp, prepared.length, runs.length]);
  let at = HEAD + 2 * runs.length;
  runs.forEach(([from, to], index) => {
    image.set([from - (index ? runs[index - 1][1] : 0), to - from], HEAD + 2 * index);
    image.set(words.subarray(from, to), at);
    at += to - from;
  });
  return image;
}

function differences(prepared, fresh) {
  const words = new Uint32Array(prepared);
  for (let index = 0; index < fresh.length; index++) words[index] ^= fresh[index];
  return words;
}

function runsOf(words) {
  const runs = [];
  words.forEach((word, index) => {
    if (!word) return;
    const last = runs.at(-1);
    if (last && index - last[1] < GAP) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

/** Turns the memory of a fresh module, as words, into the prepared one; throws when the image is of another
    build. */
export function restore(image, words, stamp) {
  if (image[0] !== stamp || image[1] !== words.length) throw new Error("a memory image of another build");
  const count = image[2];
  let from = HEAD + 2 * count;
  let to = 0;
  for (let run = 0; run < count; run++) {
    to += image[HEAD + 2 * run];
    const end = to + image[HEAD + 2 * run + 1];
    while (to < end) words[to++] ^= image[from++];
  }
}
