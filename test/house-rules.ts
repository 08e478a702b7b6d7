import { posix } from 'node:path';
import { SETTINGS } from '../src/settings.ts';
import { importsOf, withoutComments, type SourceFile } from './helpers/source-files.ts';

/** A room as docs/architecture.md names it: its folder, and the files in it that other rooms may import. */
export interface Room {
  readonly name: string;
  readonly doors: readonly string[];
}

/** The rooms of the page's table, in its order: a room imports from those above it. */
export function roomsOf(page: string): Room[] {
  return Array.from(
    page.matchAll(/^\| `([a-z-]+)\/` +\|[^|]*\|([^|]*)\|$/gm),
    ([, name = '', cell = '']) => ({
      name,
      doors: Array.from(cell.matchAll(/`([^`]+)`/g), ([, file]) => `src/${name}/${file}.ts`),
    }),
  );
}

/** What people meet: apart from each other, though one stands above the other. */
const FACES: ReadonlySet<string> = new Set(['discord', 'terminal', 'http', 'mcp']);

/** The only files of src outside the rooms. `open-beleg` sets beleg up for a program as `run-*` do for a person. */
const AT_THE_ROOT =
  /^src\/(?:main|config|settings|settings-table|face-settings|setting-values|env-file|beleg|served-answers|open-beleg|public|errors|run-[a-z-]+)\.ts$/;
/** What the package gives to those who import it, wherever it stands: the only file that exports what others hold. */
const PUBLIC_SURFACE = 'src/public.ts';
/** The only files of src that know of the process they run in. */
const PROCESS_OWNERS = /^src\/(?:main|run-[a-z-]+)\.ts$/;

/** Rooms that know nothing of how beleg is set up, run and shown: their faults are typed, and `wording/` says the rest. */
const INNER = new Set([
  'system',
  'language',
  'corpus',
  'fetching',
  'sentences',
  'models',
  'embedding',
  'search-index',
  'indexing',
  'retrieval',
  'reading',
  'answering',
  'checking',
  'serving',
  'lending',
  'questions',
  'calibrating',
  'collecting',
  'upkeep',
  'usage',
  'places',
]);

/** What an inner room says nowhere, not even in a comment. */
const OUTSIDE: readonly RegExp[] = [
  /\bnpm run\b/,
  /\bdiscord\b/i,
  /\bBelegError\b/,
  ...SETTINGS.map(({ name }) => new RegExp(`\\b${name}\\b`)),
];

const MOST_LINES = 250;

/**
 * Where an outside package may be imported: below one of these paths. A native library has one file, since a bug around
 * it kills the process; every package has one room, but YAML, which is written in several kinds of files.
 */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@xenova/transformers': ['src/models/tokenizer.ts'],
  'onnxruntime-node': ['src/models/model-session.ts'],
  'hnswlib-node': ['src/search-index/hnsw-index.ts'],
  sentencex: ['src/sentences/library-boundaries.ts'],
  pg: ['src/search-index/postgres/'],
  'pg-copy-streams': ['src/search-index/postgres/'],
  'pg-cursor': ['src/search-index/postgres/'],
  'sentencex-wasm': ['src/sentences/library-boundaries.ts'],
  cacache: ['src/indexing/vector-cache.ts'],
  chokidar: ['src/corpus/hear-changes.ts'],
  ignore: ['src/corpus/ignore-file.ts'],
  '@orama/stemmers': ['src/language/'],
  yaml: [
    'src/corpus/parse-head.ts',
    'src/collecting/meta-file.ts',
    'src/questions/questions-document.ts',
    'src/places/parse-places.ts',
  ],
  'smol-toml': ['src/corpus/parse-head.ts'],
  'hast-util-from-html': ['src/corpus/html/page-tree.ts'],
  '@mozilla/readability': ['src/corpus/html/readable-elements.ts'],
  linkedom: ['src/corpus/html/readable-elements.ts'],
  'mdast-util-from-markdown': ['src/corpus/markdown/'],
  'mdast-util-gfm': ['src/corpus/markdown/parse-markdown.ts', 'src/library/write-markdown.ts'],
  'mdast-util-directive': ['src/corpus/markdown/parse-markdown.ts'],
  'micromark-extension-gfm': ['src/corpus/markdown/parse-markdown.ts'],
  'micromark-extension-directive': ['src/corpus/markdown/parse-markdown.ts'],
  'mdast-util-to-hast': ['src/corpus/markdown/parse-markdown.ts'],
  'hast-util-raw': ['src/corpus/markdown/parse-markdown.ts'],
  vfile: ['src/corpus/markdown/parse-markdown.ts'],
  'mdast-util-to-markdown': ['src/library/write-markdown.ts'],
  mdast: ['src/corpus/markdown/', 'src/library/write-markdown.ts', 'src/library/answer-markdown.ts'],
  '@rgrove/parse-xml': ['src/corpus/archive/read-xml.ts'],
  fflate: ['src/corpus/docx/word-page.ts'],
  mammoth: ['src/corpus/docx/word-page.ts'],
  'pdfjs-dist': ['src/corpus/pdf/open-pdf.ts'],
  hast: ['src/corpus/', 'src/pages/'],
  hastscript: ['src/pages/'],
  'hast-util-to-html': ['src/pages/document.ts'],
  'discord.js': ['src/discord/'],
  'rate-limiter-flexible': ['src/serving/rate.ts'],
  pino: ['src/serving/log.ts'],
  'prom-client': ['src/metrics/'],
  commander: ['src/terminal/calls/command-line.ts'],
  'cli-progress': ['src/terminal/progress.ts'],
  chalk: ['src/terminal/screen.ts'],
  undici: ['src/fetching/'],
  'ipaddr.js': ['src/fetching/guarded-agent.ts'],
  'robots-parser': ['src/fetching/robots.ts'],
  tar: ['src/upkeep/'],
  'string-width': ['src/terminal/'],
  'wrap-ansi': ['src/terminal/'],
  '@modelcontextprotocol/sdk': ['src/mcp/'],
  fastify: ['src/http/'],
  '@fastify/helmet': ['src/http/'],
  '@fastify/cors': ['src/http/'],
  '@fastify/swagger': ['src/http/'],
  'fastify-type-provider-zod': ['src/http/'],
  negotiator: ['src/http/'],
  // Whatever comes from outside is parsed where it comes in.
  zod: ['src/'],
};

/** Each breach by a file of stand-in/, which stands for Discord and knows nothing of the bot on it. */
export function breachesOfStandIn({ path, text }: SourceFile): string[] {
  return importsOf(text)
    .map((specifier) => posix.join(posix.dirname(path), specifier))
    .filter((target) => target.startsWith('src/') || target.startsWith('scripts/'))
    .map((target) => `${path}: imports ${target}, and stand-in/ stands alone`);
}

/** Each breach of the house's rules by a file of src, as `path: what`. */
export function breachesOf(file: SourceFile, rooms: readonly Room[]): string[] {
  return [
    ...importsOf(file.text).flatMap((specifier) => breachOfImport(file.path, specifier, rooms) ?? []),
    ...breachesOfPlace(file.path, rooms),
    ...breachesOfForm(file),
    ...breachesOfReach(file),
  ].map((breach) => `${file.path}: ${breach}`);
}

function breachOfImport(path: string, specifier: string, rooms: readonly Room[]): string | undefined {
  if (path === 'src/errors.ts') return `imports ${specifier}, and errors.ts imports nothing`;
  if (specifier === 'dynamic') return 'imports what cannot be told from its text';
  if (specifier === 'node:process' || specifier === 'process') return 'imports the process';
  if (specifier.startsWith('node:')) return undefined;
  return specifier.startsWith('.')
    ? breachOfOwnImport(path, specifier, rooms)
    : breachOfOwner(path, specifier);
}

function breachOfOwnImport(path: string, specifier: string, rooms: readonly Room[]): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return `imports ${target} from outside src`;
  const [room, other] = [roomOf(path), roomOf(target)];
  if (target === 'src/errors.ts' || room === other) return undefined;
  if (other === undefined) return `imports ${target}, which only the root may`;
  if (room !== undefined && !leftOf(room, rooms).includes(other))
    return `imports ${target} from a room to its right`;
  const isDoor = rooms.some(({ name, doors }) => name === other && doors.includes(target));
  return isDoor ? undefined : `imports ${target}, which docs/architecture.md does not name for others`;
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

function leftOf(room: string, rooms: readonly Room[]): readonly string[] {
  const names = rooms.map(({ name }) => name);
  return names.slice(0, names.indexOf(room)).filter((name) => !FACES.has(name));
}

function breachesOfPlace(path: string, rooms: readonly Room[]): string[] {
  const [, ...parts] = path.split('/');
  const folders = parts.slice(0, -1);
  const name = parts.at(-1) ?? '';
  const room = folders[0];
  return [
    ...(room === undefined ? (AT_THE_ROOT.test(path) ? [] : ['lies in no room']) : []),
    ...(room !== undefined && !rooms.some(({ name: known }) => known === room)
      ? [`lies in ${room}, which is no room`]
      : []),
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
    ...(path !== PUBLIC_SURFACE && /^\s*export\s[^;'"=]*?\bfrom\s*['"]/m.test(code)
      ? ['exports what another file holds']
      : []),
    ...(!PROCESS_OWNERS.test(path) && /\bprocess\s*\.\s*(?:env|exit)\b/.test(code)
      ? ['reads the environment or ends the process']
      : []),
  ];
}

function breachesOfReach({ path, text }: SourceFile): string[] {
  if (!INNER.has(roomOf(path) ?? '')) return [];
  return OUTSIDE.flatMap((word) => word.exec(text)?.[0] ?? []).map(
    (word) => `says ${word}, which is outside`,
  );
}
