import { type CollectingFacts, CollectingFault } from '../../src/collecting/collecting-fault.ts';
import { type CorpusFacts, CorpusFault } from '../../src/corpus/corpus-fault.ts';
import type { FileFacts, HeadMistake } from '../../src/corpus/file-facts.ts';
import { PlacesFault, type PlacesFacts } from '../../src/places/places-fault.ts';
import { FetchFault, type FetchFacts } from '../../src/fetching/fetch-fault.ts';
import { type BuildFacts, BuildFault } from '../../src/indexing/build-fault.ts';
import type { HubFacts } from '../../src/models/hub-refusal.ts';
import { type ModelFacts, ModelFault } from '../../src/models/model-fault.ts';
import { OllamaFault, type OllamaFacts } from '../../src/reading/ollama/ollama-fault.ts';
import type { JudgeNews } from '../../src/reading/ollama/verdict-reader.ts';
import {
  type OwnQuestionsFacts,
  OwnQuestionsFault,
  type QuestionFacts,
} from '../../src/questions/own-question.ts';
import { type ReaderEnd, type ReadingFacts, ReadingFault } from '../../src/reading/reading-fault.ts';
import type { IndexUnavailable } from '../../src/search-index/index-store.ts';
import { type FileFacts as FolderFacts, FileFault } from '../../src/system/file-fault.ts';
import { UpkeepFault, type UpkeepFacts } from '../../src/upkeep/upkeep-fault.ts';
import { type CloseMeaning, EXPECTATIONS, type HostFacts } from '../../src/wording/host/host-facts.ts';

/* One of each kind that there is: the compiler asks for the kinds that are new. */

type ByKind<Facts extends { readonly kind: string }> = Readonly<Record<Facts['kind'], Facts>>;

const [path, folder, role] = ['/a/b.txt', '/a/b', 'embedder'] as const;
const address = 'https://hub.example/x';

function each<Facts extends { readonly kind: string }>(samples: ByKind<Facts>): readonly Facts[] {
  return Object.values<Facts>(samples);
}

const hub = each<HubFacts>({
  'unsafe-address': { kind: 'unsafe-address' },
  unreachable: { kind: 'unreachable' },
  'leads-on': { kind: 'leads-on' },
  'unknown-model': { kind: 'unknown-model' },
  'list-too-long': { kind: 'list-too-long' },
  'broke-off': { kind: 'broke-off' },
  'no-weights': { kind: 'no-weights' },
  'no-file': { kind: 'no-file' },
  'other-content': { kind: 'other-content' },
  silent: { kind: 'silent', seconds: 30 },
  status: { kind: 'status', status: 500 },
  'other-commit': { kind: 'other-commit', commit: 'ab12' },
  'too-large': { kind: 'too-large', most: 9 },
  'other-size': { kind: 'other-size', bytes: 7, expected: 9 },
});

const ends = each<ReaderEnd>({
  signal: { kind: 'signal', signal: 'SIGKILL' },
  exit: { kind: 'exit', code: 7 },
  'not-started': { kind: 'not-started', code: 'ENOMEM' },
  'other-version': { kind: 'other-version' },
  'too-slow': { kind: 'too-slow' },
});

const mistakes: Readonly<Record<HeadMistake, true>> = {
  'colon-in-value': true,
  'open-quote': true,
  'behind-quote': true,
  'open-bracket': true,
  'no-key': true,
  'no-quotes': true,
  'reserved-mark': true,
  backslash: true,
  tab: true,
  indentation: true,
  'key-twice': true,
  'last-comma': true,
  unreadable: true,
};

const place = { key: 'date', line: 3 };

/** What is said of files. */
export const FILE_SAMPLES: readonly FileFacts[] = [
  ...each<FileFacts>({
    'no-permission': { kind: 'no-permission' },
    vanished: { kind: 'vanished' },
    'name-not-utf-8': { kind: 'name-not-utf-8' },
    'symbolic-link': { kind: 'symbolic-link' },
    'folder-like-article': { kind: 'folder-like-article' },
    'no-regular-file': { kind: 'no-regular-file' },
    'utf-16': { kind: 'utf-16' },
    'zero-bytes': { kind: 'zero-bytes' },
    empty: { kind: 'empty' },
    'nested-too-deeply': { kind: 'nested-too-deeply' },
    'no-archive': { kind: 'no-archive' },
    'compound-file': { kind: 'compound-file' },
    'no-document': { kind: 'no-document' },
    damaged: { kind: 'damaged' },
    encrypted: { kind: 'encrypted' },
    'unpacks-too-large': { kind: 'unpacks-too-large', most: 60_000_000 },
    'no-id': { kind: 'no-id' },
    'no-title': { kind: 'no-title' },
    'no-sentences': { kind: 'no-sentences' },
    'no-article-beside': { kind: 'no-article-beside' },
    'pdf-locked': { kind: 'pdf-locked' },
    'pdf-damaged': { kind: 'pdf-damaged' },
    'no-text-layer': { kind: 'no-text-layer' },
    'too-many-pages': { kind: 'too-many-pages', pages: 4000, most: 3000 },
    'too-long': { kind: 'too-long', counted: 'characters', most: 5_000_000 },
    unreadable: { kind: 'unreadable', code: 'EIO' },
    'other-ending': { kind: 'other-ending', endings: ['.md', '.txt'] },
    'too-large': { kind: 'too-large', bytes: 2_500_000, most: 2_000_000 },
    'not-utf-8': { kind: 'not-utf-8', line: 4 },
    'long-title': { kind: 'long-title', characters: 300, most: 256, begins: 'Xyz' },
    'same-id': { kind: 'same-id', namesake: 'a.md', id: 'a', letters: 48 },
    'too-slow': { kind: 'too-slow', seconds: 12 },
    'too-much-memory': { kind: 'too-much-memory', megabytes: 1500 },
    'process-ended': { kind: 'process-ended', how: { kind: 'signal', signal: 'SIGSEGV' } },
    bug: { kind: 'bug', message: 'x' },
    'unread-text': { kind: 'unread-text', percent: 40 },
    'key-twice': { kind: 'key-twice', key: 'date', first: 2, second: 3 },
    'no-provenance': { kind: 'no-provenance', ...place, value: 'xyz' },
    'no-text': { kind: 'no-text', ...place },
    'unknown-language': { kind: 'unknown-language', ...place, value: 'es' },
    'no-address': { kind: 'no-address', ...place, value: 'xyz' },
    'no-date': { kind: 'no-date', ...place, value: 'xyz' },
    'two-dates': { kind: 'two-dates', ...place, value: '03/04', dates: ['2024-04-03', '2024-03-04'] },
    'cut-off': { kind: 'cut-off', ...place, comment: '#x', whole: 'y #x' },
    'head-not-closed': { kind: 'head-not-closed', fence: '---', first: 1, last: 4 },
    'head-broken': { kind: 'head-broken', syntax: 'YAML', complaint: { kind: 'no-keys' } },
  }),
  { kind: 'too-long', counted: 'sentences', most: 200_000 },
  { kind: 'too-long', counted: 'pieces', most: 100_000 },
  { kind: 'head-broken', syntax: 'TOML', complaint: { kind: 'large', most: 16_000 } },
  { kind: 'head-broken', syntax: 'JSON', complaint: { kind: 'brackets', most: 100 } },
  ...Object.keys(mistakes)
    .filter((mistake): mistake is HeadMistake => Object.hasOwn(mistakes, mistake))
    .map((mistake): FileFacts => {
      return { kind: 'head-broken', syntax: 'YAML', complaint: { kind: 'mistake', mistake, line: 2 } };
    }),
];

const models = each<ModelFacts>({
  'no-such-folder': { kind: 'no-such-folder', role, model: './x' },
  'download-not-allowed': { kind: 'download-not-allowed', role, model: 'a/b', hub: 'https://hub.example' },
  'download-failed': { kind: 'download-failed', role, address, how: { kind: 'status', status: 404 } },
  'unreadable-file': { kind: 'unreadable-file', role, path },
  'malformed-file': { kind: 'malformed-file', role, path },
  'unlisted-file': { kind: 'unlisted-file', role, path },
  'altered-file': { kind: 'altered-file', role, path, bytes: 7, expected: 7 },
  'unknown-kind': { kind: 'unknown-kind', role, folder, path, named: ['BertModel'] },
  unusable: { kind: 'unusable', role, folder, why: 'xyz' },
});

const corpus = each<CorpusFacts>({
  'no-folder': { kind: 'no-folder', folder },
  'not-a-folder': { kind: 'not-a-folder', folder },
  'closed-folder': { kind: 'closed-folder', folder, why: { kind: 'no-permission' } },
  'no-article': { kind: 'no-article', folder, problems: [{ path, facts: { kind: 'empty' } }], ignored: 2 },
  'closed-ignore-file': { kind: 'closed-ignore-file', path, why: { kind: 'symbolic-link' } },
  'large-ignore-file': { kind: 'large-ignore-file', path, bytes: 25_000, most: 20_000 },
  'bad-ignore-pattern': { kind: 'bad-ignore-pattern', path, line: 3, pattern: './entwurf' },
  'process-ended': { kind: 'process-ended', how: { kind: 'not-ready', seconds: 60 } },
});

const folders = each<FolderFacts>({
  'data-folder': { kind: 'data-folder', folder, problem: 'full' },
  'in-data-folder': { kind: 'in-data-folder', folder, path, code: 'EISDIR' },
  'no-permission': { kind: 'no-permission', path },
  'reads-back-differently': { kind: 'reads-back-differently', path },
  'not-a-file': { kind: 'not-a-file', path },
  'in-use': { kind: 'in-use', path },
});

const builds = each<BuildFacts>({
  'nothing-to-index': { kind: 'nothing-to-index', folder, problems: [{ path, facts: { kind: 'empty' } }] },
  'unsound-vector': { kind: 'unsound-vector', model: 'm', dimension: 8, text: 'xyz' },
  'child-ended': { kind: 'child-ended', how: { kind: 'exit', code: 7 } },
  told: {
    kind: 'told',
    told: {
      de: { problem: 'Leer.', remedy: 'Schreibe.' },
      en: { problem: 'Empty.', remedy: 'Write.' },
      fr: { problem: 'Vide.', remedy: 'Écrivez.' },
    },
  },
});

const readings = each<ReadingFacts>({
  'calibration-unreadable': { kind: 'calibration-unreadable', path },
  'calibration-broken': { kind: 'calibration-broken', path },
  'verdict-calibration-broken': { kind: 'verdict-calibration-broken', path },
  'calibration-of-other-reader': { kind: 'calibration-of-other-reader', path, reader: 'r' },
  'own-calibration-broken': { kind: 'own-calibration-broken', path },
  'process-ended': { kind: 'process-ended', how: { kind: 'too-slow' } },
});

const judging = each<OllamaFacts>({
  unreachable: { kind: 'unreachable', code: 'ECONNREFUSED' },
  'too-slow': { kind: 'too-slow', seconds: 20 },
  refused: { kind: 'refused', status: 500, said: undefined },
  'no-such-model': { kind: 'no-such-model', model: 'qwen3' },
  'runs-elsewhere': { kind: 'runs-elsewhere', model: 'qwen3' },
  'other-server': { kind: 'other-server' },
  'no-verdict': { kind: 'no-verdict' },
  closed: { kind: 'closed' },
});

/** What is said of a language model that judges, beside why it says nothing. */
export const JUDGE_NEWS_SAMPLES: readonly JudgeNews[] = [
  ...(['this-machine', 'network', 'open-network'] as const).map((reach): JudgeNews => {
    return { kind: 'asked', model: 'qwen3', address: 'https://a.example', reach };
  }),
  { kind: 'unsure', isCounted: false },
  { kind: 'unsure', isCounted: true },
  { kind: 'stood-in', why: { kind: 'other-server' } },
  { kind: 'judges-again', questions: 1 },
  { kind: 'judges-again', questions: 7 },
];

const wrongQuestions = [
  ...each<QuestionFacts>({
    file: { kind: 'file', why: { kind: 'symbolic-link' } },
    large: { kind: 'large', bytes: 600_000, most: 500_000 },
    full: { kind: 'full', most: 200_000 },
    'reads-otherwise': { kind: 'reads-otherwise' },
    nothing: { kind: 'nothing' },
    'no-list': { kind: 'no-list' },
    nested: { kind: 'nested' },
    'no-article': { kind: 'no-article' },
    broken: { kind: 'broken', mistake: 'open-quote' },
    'no-entry': { kind: 'no-entry' },
    'no-question': { kind: 'no-question' },
    'no-answer': { kind: 'no-answer' },
    'two-answers': { kind: 'two-answers' },
    'unknown-key': { kind: 'unknown-key', key: 'xyz' },
    'key-twice': { kind: 'key-twice', key: 'words' },
    'no-text': { kind: 'no-text', key: 'words' },
    'cut-off': { kind: 'cut-off', key: 'words', comment: '#x' },
    'no-yes': { kind: 'no-yes', value: 'xyz' },
    'unknown-language': { kind: 'unknown-language', value: 'xyz' },
    'long-question': { kind: 'long-question', characters: 1001, most: 1000 },
    'no-sentence': {
      kind: 'no-sentence',
      typed: 'X’yz.',
      meant: 'X‘yz.',
      marks: [
        { typed: '’', meant: '‘' },
        { typed: '\u00AD', meant: '' },
      ],
    },
    'no-words': { kind: 'no-words', words: 'xyz' },
    'question-twice': { kind: 'question-twice', firstPath: path, first: 1, contradicts: true },
  }),
  { kind: 'no-sentence', typed: 'Xyz.', meant: undefined, marks: [] },
  { kind: 'no-sentence', typed: 'Xyz.', meant: 'Xyzz.', marks: [] },
  { kind: 'question-twice', firstPath: path, first: 1, contradicts: false },
] satisfies readonly QuestionFacts[];

const ownQuestions = each<OwnQuestionsFacts>({
  'wrong-questions': {
    kind: 'wrong-questions',
    problems: wrongQuestions.map((facts, at) => ({ path, line: at === 0 ? undefined : at, facts })),
  },
  'article-gone': { kind: 'article-gone', file: path },
  unwritable: { kind: 'unwritable', path, code: 'EROFS' },
  'being-written': { kind: 'being-written', path },
});

const collecting = each<CollectingFacts>({
  'no-file': { kind: 'no-file', path },
  'no-regular-file': { kind: 'no-regular-file', path },
  unreadable: { kind: 'unreadable', path, code: 'EACCES' },
  unwritable: { kind: 'unwritable', path, code: 'EROFS' },
  'other-format': { kind: 'other-format', from: 'x.png', endings: ['.md', '.txt'] },
  'no-article': { kind: 'no-article', from: 'x.txt', why: { kind: 'no-title' } },
  'no-name': { kind: 'no-name', given: 'xyz' },
  'passed-over': { kind: 'passed-over', path },
  'broken-meta': { kind: 'broken-meta', path },
  'not-free': { kind: 'not-free', address },
  'nothing-found': { kind: 'nothing-found', address },
  'unknown-article': { kind: 'unknown-article', given: 'xyz', meant: 'xyzz' },
  'several-articles': { kind: 'several-articles', given: 'xyz', ids: ['a', 'b'] },
  'nobody-asked': { kind: 'nobody-asked', about: { kind: 'replace', path } },
});

const fetches = each<FetchFacts>({
  'no-address': { kind: 'no-address', address },
  'not-https': { kind: 'not-https', address },
  credentials: { kind: 'credentials', address },
  downgrade: { kind: 'downgrade', address },
  'bad-redirect': { kind: 'bad-redirect', address },
  'forbidden-by-robots': { kind: 'forbidden-by-robots', address },
  'robots-unreachable': { kind: 'robots-unreachable', address },
  'broken-body': { kind: 'broken-body', address },
  'no-text': { kind: 'no-text', address },
  'private-address': { kind: 'private-address', address, found: '127.0.0.1' },
  unreachable: { kind: 'unreachable', address, code: 'ECONNREFUSED' },
  'unknown-host': { kind: 'unknown-host', address, code: 'ENOTFOUND' },
  certificate: { kind: 'certificate', address, code: 'CERT_HAS_EXPIRED' },
  'too-slow': { kind: 'too-slow', address, seconds: 60 },
  'too-many-redirects': { kind: 'too-many-redirects', address, most: 5 },
  'too-large': { kind: 'too-large', address, most: 2_000_000 },
  'other-type': { kind: 'other-type', address, found: 'image/png' },
  status: { kind: 'status', address, status: 304 },
});

const newer = { found: 3, known: 1, writtenBy: '0.9.0' };

const upkeep = each<UpkeepFacts>({
  'newer-data': { kind: 'newer-data', folder, ...newer },
  'newer-backup': { kind: 'newer-backup', path, ...newer },
  'broken-data-version': { kind: 'broken-data-version', path },
  'unfinished-restore': { kind: 'unfinished-restore', folder },
  'backup-exists': { kind: 'backup-exists', path },
  'backup-unwritable': { kind: 'backup-unwritable', path, code: 'ENOSPC' },
  'restless-file': { kind: 'restless-file', path },
  'unreadable-file': { kind: 'unreadable-file', path, code: 'EIO' },
  'nothing-to-back-up': { kind: 'nothing-to-back-up', folders: [folder, folder] },
  'no-backup': { kind: 'no-backup', path, why: 'missing' },
  'no-room': { kind: 'no-room', folder, needed: 9_000_000, free: 1_000_000 },
});

/** The faults of the inner rooms. */
/** One of each kind that there is of what is wrong in the file of places. */
const ofPlaces: readonly PlacesFacts[] = [
  { kind: 'broken', mistake: 'tab' },
  { kind: 'nothing' },
  { kind: 'nested' },
  { kind: 'unknown-key', key: 'xyz', meant: undefined, known: ['roles'] },
  { kind: 'unknown-key', key: 'rols', meant: 'roles', known: ['roles'] },
  { kind: 'key-twice', key: 'roles' },
  { kind: 'missing-key', key: 'roles' },
  ...(['mapping', 'entries', 'ids', 'yes-or-no', 'count', 'folder'] as const).flatMap((expected) =>
    ['', 'xyz'].map((found) => ({ kind: 'unexpected', expected, key: found, found }) as const),
  ),
  { kind: 'no-id', key: 'roles', found: '12' },
  { kind: 'no-such-folder', folder: 'xyz', meant: undefined },
  { kind: 'no-such-folder', folder: 'xyz', meant: 'xya' },
  { kind: 'outside-folder', folder: '../xyz' },
  { kind: 'said-twice', what: 'folder', value: 'xyz', line: 2 },
  { kind: 'said-twice', what: 'direct', value: 'direct', line: 2 },
  { kind: 'nowhere' },
];

export const FAULT_SAMPLES: readonly Error[] = [
  ...ofPlaces.map(
    (facts) => new PlacesFault({ kind: 'wrong-places', path, problems: [{ line: 1, column: 2, facts }] }),
  ),
  new PlacesFault({
    kind: 'wrong-places',
    path,
    problems: Array.from({ length: 40 }, () => ({ line: 1, column: 2, facts: { kind: 'nested' } })),
  }),
  new PlacesFault({ kind: 'places-missing', path }),
  new PlacesFault({ kind: 'places-no-text', path }),
  new PlacesFault({ kind: 'places-large', path, bytes: 1_000_001, most: 1_000_000 }),
  new PlacesFault({ kind: 'places-unreadable', path, code: 'EACCES' }),
  ...corpus.map((facts) => new CorpusFault(facts)),
  ...models.map((facts) => new ModelFault(facts)),
  ...models.map((facts) => new ModelFault({ ...facts, role: 'reader', downloaded: folder })),
  ...hub.map((how) => new ModelFault({ kind: 'download-failed', role, address, how })),
  ...folders.map((facts) => new FileFault(facts)),
  new FileFault({ kind: 'data-folder', folder, problem: 'read-only' }),
  new FileFault({ kind: 'data-folder', folder, problem: 'no-folder' }),
  new FileFault({ kind: 'data-folder', folder, problem: 'cannot-be-made' }),
  ...builds.map((facts) => new BuildFault(facts)),
  ...collecting.map((facts) => new CollectingFault(facts)),
  new CollectingFault({ kind: 'no-name', given: undefined }),
  new CollectingFault({ kind: 'unknown-article', given: 'xyz', meant: undefined }),
  new CollectingFault({ kind: 'nobody-asked', about: { kind: 'paywall', address, sentences: 3 } }),
  new CollectingFault({ kind: 'nobody-asked', about: { kind: 'remove', paths: [path] } }),
  ...fetches.map((facts) => new FetchFault(facts)),
  new FetchFault({ kind: 'other-type', address, found: '' }),
  ...[401, 404, 429, 503].map((status) => new FetchFault({ kind: 'status', address, status })),
  ...readings.map((facts) => new ReadingFault(facts)),
  ...judging.map((facts) => new OllamaFault(facts)),
  new OllamaFault({ kind: 'refused', status: 500, said: 'xyz' }),
  ...ownQuestions.map((facts) => new OwnQuestionsFault(facts)),
  ...[1, 40].map((length) => {
    const problems = Array.from({ length }, () => ({ path, line: 1, facts: { kind: 'nothing' } as const }));
    return new OwnQuestionsFault({ kind: 'wrong-questions', problems });
  }),
  ...ends.map((how) => new ReadingFault({ kind: 'process-ended', how })),
  ...upkeep.map((facts) => new UpkeepFault(facts)),
  new UpkeepFault({ kind: 'no-backup', path, why: 'foreign' }),
  new UpkeepFault({ kind: 'no-backup', path, why: 'cut-off', at: path }),
  new UpkeepFault({ kind: 'no-backup', path, why: 'damaged', at: path }),
  new UpkeepFault({ kind: 'backup-unwritable', path, code: 'EACCES' }),
];

const unavailable = each<IndexUnavailable>({
  missing: { kind: 'missing' },
  'other-version': { kind: 'other-version' },
  'other-model': { kind: 'other-model', built: 'a', inUse: 'b' },
  'stale-corpus': { kind: 'stale-corpus', created: '2026-01-02T03:04:05.678Z' },
  damaged: { kind: 'damaged', path, damage: 'cut off' },
});

const meaning: CloseMeaning = 'timed-out';
const close = { code: 4009, meaning };
const usage = 'npm start --';

/** What goes wrong at the doors. */
export const HOST_SAMPLES: readonly HostFacts[] = [
  ...each<HostFacts>({
    'wrong-settings': {
      kind: 'wrong-settings',
      settings: EXPECTATIONS.map((expected) => ({ name: 'X', expected, found: { kind: 'hidden' } })),
    },
    'half-set': { kind: 'half-set', set: 'A', missing: 'B' },
    'no-token': { kind: 'no-token' },
    'env-no-text': { kind: 'env-no-text', path },
    'env-folder': { kind: 'env-folder', path },
    'env-closed': { kind: 'env-closed', path },
    'env-link-to-nothing': { kind: 'env-link-to-nothing', path },
    'env-stray-line': { kind: 'env-stray-line', path, line: 2 },
    'env-unreadable': { kind: 'env-unreadable', path, code: 'EIO' },
    'env-namesake': { kind: 'env-namesake', path, namesake: '/a/b.txt.txt' },
    'no-index': { kind: 'no-index', why: { kind: 'missing' } },
    unwritable: { kind: 'unwritable', code: 'ENOSPC' },
    'unreadable-line': { kind: 'unreadable-line', path, line: 2, lost: 'votes' },
    'discord-unreachable': { kind: 'discord-unreachable' },
    'discord-refuses-token': { kind: 'discord-refuses-token' },
    'discord-allows-no-login': { kind: 'discord-allows-no-login' },
    'discord-refuses-intents': { kind: 'discord-refuses-intents', threads: true },
    'discord-closes': { kind: 'discord-closes', close, forGood: true },
    'discord-late': { kind: 'discord-late', close },
    'discord-takes-no-commands': { kind: 'discord-takes-no-commands', guildId: '1', setting: 'DEV_GUILD_ID' },
    'http-needs-token': { kind: 'http-needs-token', host: '0.0.0.0' },
    'http-no-such-host': { kind: 'http-no-such-host', host: 'nowhere.example' },
    'nowhere-to-roll': { kind: 'nowhere-to-roll', isForward: false, hasOther: true },
    'index-moved': { kind: 'index-moved' },
    'http-port-in-use': { kind: 'http-port-in-use', host: '127.0.0.1', port: 8787 },
    'http-port-closed': { kind: 'http-port-closed', port: 80 },
    'metrics-port-in-use': { kind: 'metrics-port-in-use', host: '127.0.0.1', port: 9464 },
    'metrics-port-closed': { kind: 'metrics-port-closed', port: 80 },
    'metrics-no-such-host': { kind: 'metrics-no-such-host', host: 'nowhere.example' },
    'site-folder-taken': { kind: 'site-folder-taken', folder: '/srv/www', found: 'index.php' },
    'site-no-folder': { kind: 'site-no-folder', folder: '/srv/www' },
    'site-among-articles': { kind: 'site-among-articles', folder: '/srv/corpus/site' },
    'site-unwritable': { kind: 'site-unwritable', folder: '/srv/www', code: 'EACCES' },
    'unknown-option': { kind: 'unknown-option', option: '--x', meant: '--y', usage },
    'missing-argument': { kind: 'missing-argument', usage },
    'second-argument': { kind: 'second-argument', argument: 'two', usage },
    'missing-value': { kind: 'missing-value', option: '--x', usage },
    'exclusive-options': { kind: 'exclusive-options', options: ['--corpus', '--reset'], usage },
    'unexpected-argument': { kind: 'unexpected-argument', argument: 'x', usage },
    'sample-broken-off': {
      kind: 'sample-broken-off',
      asked: 11,
      inARow: 10,
      why: { kind: 'unreachable', code: 'ECONNREFUSED' },
    },
    'sample-size': { kind: 'sample-size', usage, given: 'x', least: 20, most: 900 },
    'nothing-to-sample': { kind: 'nothing-to-sample', usage },
    'only-sampled': { kind: 'only-sampled', usage },
    'unknown-language': { kind: 'unknown-language', given: 'xy', usage },
    'missing-backup': { kind: 'missing-backup', newest: '/a/b', usage },
    'kept-count': { kind: 'kept-count', given: 'x', usage },
    'no-user-id': { kind: 'no-user-id', given: 'xyz', usage },
    days: { kind: 'days', given: 'xyz', most: 30, usage },
    forgetting: { kind: 'forgetting', why: 'no-key', path: '/x/feedback.key' },
  }),
  ...(['unheeded', 'still-there', 'nobody-asked', 'given-up'] as const).map((why): HostFacts => ({
    kind: 'forgetting',
    why,
  })),
  { kind: 'no-user-id', given: undefined, usage },
  { kind: 'missing-backup', newest: undefined, usage },
  ...unavailable.map((why): HostFacts => ({ kind: 'no-index', why })),
  {
    kind: 'wrong-settings',
    settings: [{ name: 'X', expected: 'flag', found: { kind: 'shown', value: 'y' } }],
  },
  { kind: 'unreadable-line', path, line: 2, lost: 'buttons' },
  { kind: 'discord-refuses-intents', threads: false },
  { kind: 'discord-closes', close, forGood: false },
  { kind: 'discord-late', close: undefined },
];
