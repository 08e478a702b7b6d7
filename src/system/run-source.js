import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `node --import ./src/system/run-source.js file.ts` runs TypeScript as `--import tsx` does, but for the cache: tsx keeps what it
 * compiled in tsx-<uid> of the temporary folder and runs what lies there, whoever put it there. Here the cache lies in
 * node_modules, where whoever may write decides what runs anyway, in a folder that this user alone may write. Where none can be
 * had, nothing is cached. In JavaScript, since it runs before anything can read TypeScript.
 */

/** What is told by this file alone: nothing else can be loaded that words it. */
const TOLD = {
  de: {
    old: (least, found) =>
      `beleg braucht Node.js ab ${least}, und dies ist ${found}. Installiere ein neueres: https://nodejs.org/en/download`,
    bare: 'Was beleg braucht, ist nicht installiert. Ruf in seinem Ordner npm ci auf.',
  },
  en: {
    old: (least, found) =>
      `beleg needs Node.js ${least} or newer, and this is ${found}. Install a newer one: https://nodejs.org/en/download`,
    bare: 'What beleg needs is not installed. Run npm ci in its folder.',
  },
  fr: {
    old: (least, found) =>
      `beleg demande Node.js ${least} ou plus récent, et ceci est ${found}. Installez-en un plus récent\u00A0: https://nodejs.org/en/download`,
    bare: 'Ce que demande beleg n’est pas installé. Lancez npm ci dans son dossier.',
  },
};

const { geteuid } = process;

endIfTooOld();
try {
  // Windows has no such number, and a temporary folder for each user.
  if (geteuid === undefined) await import('tsx');
  else
    await importWithCacheIn(fileURLToPath(new URL('../../node_modules/.cache', import.meta.url)), geteuid());
} catch (fault) {
  if (fault?.code !== 'ERR_MODULE_NOT_FOUND') throw fault;
  endWith(told().bare);
}

/** An older Node.js would end somewhere in the code, by a word that it does not know. */
function endIfTooOld() {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const least = (engines?.node ?? '').replace(/^\D+/, '');
  const [own, wanted] = [process.version.slice(1), least].map((version) => version.split('.').map(Number));
  const isOlder = own[0] < wanted[0] || (own[0] === wanted[0] && own[1] < (wanted[1] ?? 0));
  if (isOlder) endWith(told().old(least, process.version));
}

/** By the locale, as src/terminal/locale-language.ts has it. */
function told() {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const wished = [LANGUAGE, LC_ALL || LC_MESSAGES || LANG].flatMap((names) => (names ?? '').split(':'));
  const language = wished.map((name) => name.slice(0, 2)).find((name) => Object.hasOwn(TOLD, name));
  return TOLD[language ?? 'de'];
}

function endWith(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

async function importWithCacheIn(parent, uid) {
  const variables = isOwnFolder(`${parent}/tsx-${uid}`, uid)
    ? { TMPDIR: parent }
    : { TSX_DISABLE_CACHE: 'true' };
  const before = Object.keys(variables).map((name) => [name, process.env[name]]);
  // Read while tsx is imported, here and in the thread that compiles; the program keeps its own.
  Object.assign(process.env, variables);
  try {
    await import('tsx');
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Whether a folder is this user's and nobody else may write there; it is made where it is missing. */
function isOwnFolder(path, uid) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path, { recursive: true, mode: 0o700 });
    // A link is none: what it leads to may be changed by whoever set it.
    const found = lstatSync(path);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
