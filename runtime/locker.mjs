/* The worker that locks a plan with a passphrase, in the format age (age-encryption.org/v1), and unlocks it.

   One reply for each request: `lock` of a text makes the text of a file; `look` says whether the bytes of a
   file can be unlocked at all; `unlock` gives the text back. A `problem` is the id of a message. */

import { Decrypter, Encrypter, armor } from "age-encryption";

/* The work of one try, as a power of two. The first is for old phones: 64 MB and a few seconds. The second
   is what the program age asks for, 256 MB; a file that asks for more could use up a device's memory. */
const WORK = 16;
const MOST_WORK = 18;

const TASKS = { lock, look, unlock };

self.onmessage = async ({ data: { task, ...values } }) => {
  self.postMessage(await TASKS[task](values).catch(() => ({ problem: "failed" })));
};

async function lock({ text, passphrase }) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK);
  return { file: armor.encode(await encrypter.encrypt(text)) };
}

async function look({ bytes }) {
  const [first] = await stanzasOf(bytes).catch(() => []);
  if (!first) return { problem: "locked_damaged" };
  const [kind, , work] = first.args;
  if (kind !== "scrypt") return { problem: "locked_to_key" };
  return Number(work) > MOST_WORK ? { problem: "locked_too_hard" } : {};
}

/* What a file's header says of how it is locked. */
async function stanzasOf(bytes) {
  const decrypter = new Decrypter();
  return new Promise((resolve, reject) => {
    decrypter.addIdentity({ unwrapFileKey: resolve });
    decrypter.decryptHeader(unarmored(bytes)).catch(reject);
  });
}

async function unlock({ bytes, passphrase }) {
  let problem = "locked_damaged";
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const askedWhenWrong = () => {
    problem = "passphrase_wrong";
    return null;
  };
  decrypter.addIdentity({ unwrapFileKey: askedWhenWrong });
  try {
    return { text: await decrypter.decrypt(unarmored(bytes), "text") };
  } catch {
    return { problem };
  }
}

function unarmored(bytes) {
  const text = new TextDecoder().decode(bytes);
  return text.trimStart().startsWith("-----") ? armor.decode(text) : bytes;
}
