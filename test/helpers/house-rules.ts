import { posix } from 'node:path';
import { importsOf, withoutComments, type SourceFile } from './source-files.ts';

/** In the order of the data's flow: a room imports from those before it. The two faces are apart from each other. */
const CORE = [
  'files',
  'language',
  'corpus',
  'sentences',
  'models',
  'embedding',
  'search-index',
  'indexing',
  'retrieval',
  'reading',
  'answering',
  'wording',
] as const;
const FACES = ['discord', 'terminal'] as const;

/** The only files of src outside the rooms. */
const AT_THE_ROOT = /^src\/(?:main|config|beleg|errors|run-[a-z]+)\.ts$/;
/** The only files of src that know of the process they run in. */
const PROCESS_OWNERS = /^src\/(?:main|run-[a-z]+)\.ts$/;

const MOST_LINES = 250;

/**
 * Where an outside package may be imported: below one of these paths. A native library has one file, since a bug around
 * it kills the process; every package has one room.
 */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@xenova/transformers': ['src/models/tokenizer.ts'],
  'onnxruntime-node': ['src/models/model-session.ts'],
  'hnswlib-node': ['src/search-index/hnsw-index.ts'],
  sentencex: ['src/sentences/library-boundaries.ts'],
  cacache: ['src/indexing/vector-cache.ts'],
  '@orama/stemmers': ['src/language/'],
  'tinyld/light': ['src/language/detect-language.ts'],
  yaml: ['src/corpus/front-matter.ts'],
  'mdast-util-from-markdown': ['src/corpus/read-markdown.ts'],
  mdast: ['src/corpus/read-markdown.ts'],
  'discord.js': ['src/discord/'],
  'rate-limiter-flexible': ['src/discord/admission.ts'],
  pino: ['src/discord/log.ts', 'src/run-bot.ts'],
  commander: ['src/terminal/ask-arguments.ts'],
  'cli-progress': ['src/terminal/progress.ts'],
  chalk: ['src/terminal/screen.ts'],
  'string-width': ['src/terminal/'],
  'wrap-ansi': ['src/terminal/'],
  // Whatever comes from outside is parsed where it comes in.
  zod: ['src/'],
};

/** Each breach of the house's rules by a file of src, as `path: what`. */
export function breachesOf(file: SourceFile): string[] {
  return [
    ...importsOf(file.text).flatMap((specifier) => breachOfImport(file.path, specifier) ?? []),
    ...breachesOfPlace(file.path),
    ...breachesOfForm(file),
  ].map((breach) => `${file.path}: ${breach}`);
}

function breachOfImport(path: string, specifier: string): string | undefined {
  if (path === 'src/errors.ts') return `imports ${specifier}, and errors.ts imports nothing`;
  if (specifier === 'dynamic') return 'imports what cannot be told from its text';
  if (specifier === 'node:process' || specifier === 'process') return 'imports the process';
  if (specifier.startsWith('node:')) return undefined;
  return specifier.startsWith('.') ? breachOfOwnImport(path, specifier) : breachOfOwner(path, specifier);
}

function breachOfOwnImport(path: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return `imports ${target} from outside src`;
  const [room, other] = [roomOf(path), roomOf(target)];
  if (room === undefined || target === 'src/errors.ts' || room === other) return undefined;
  if (other === undefined) return `imports ${target}, which only the root may`;
  return leftOf(room).includes(other) ? undefined : `imports ${target} from a room to its right`;
}

function breachOfOwner(path: string, specifier: string): string | undefined {
  const owner = Object.entries(OWNERS).find(
    ([name]) => specifier === name || specifier.startsWith(`${name}/`),
  );
  if (owner === undefined) return `imports ${specifier}, which has no owner`;
  const [name, places] = owner;
  const owned = places.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)));
  return owned ? undefined : `imports ${name}, which belongs to ${places.join(', ')}`;
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function leftOf(room: string): readonly string[] {
  const at = CORE.findIndex((name) => name === room);
  return at === -1 ? CORE : CORE.slice(0, at);
}

function breachesOfPlace(path: string): string[] {
  const [, ...parts] = path.split('/');
  const folders = parts.slice(0, -1);
  const name = parts.at(-1) ?? '';
  const room = folders[0];
  const known: readonly string[] = [...CORE, ...FACES];
  return [
    ...(room === undefined ? (AT_THE_ROOT.test(path) ? [] : ['lies in no room']) : []),
    ...(room !== undefined && !known.includes(room) ? [`lies in ${room}, which is no room`] : []),
    ...folders
      .filter((folder) => /^(?:utils?|types|helpers?|common|shared|lib|misc)$/.test(folder))
      .map((folder) => `lies in ${folder}, which says nothing of the domain`),
    ...(name.startsWith('index.') ? ['is a barrel by its name'] : []),
    ...(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(name) ? [] : ['is not named in kebab-case']),
  ];
}

function breachesOfForm({ path, text }: SourceFile): string[] {
  const code = withoutComments(text);
  const lines = text.split('\n').length - 1;
  return [
    ...(lines > MOST_LINES ? [`has ${lines} lines, more than ${MOST_LINES}`] : []),
    ...(/^\s*export\s+default\b/m.test(code) ? ['has a default export'] : []),
    ...(/^\s*export\s[^;'"=]*?\bfrom\s*['"]/m.test(code) ? ['exports what another file holds'] : []),
    ...(!PROCESS_OWNERS.test(path) && /\bprocess\s*\.\s*(?:env|exit)\b/.test(code)
      ? ['reads the environment or ends the process']
      : []),
  ];
}
