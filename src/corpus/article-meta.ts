import type { Provenance } from './article.ts';
import { ArticleFault, type CorpusProblem } from './corpus-fault.ts';
import { decodeText } from './decode-text.ts';
import { shownValue, type FileFacts } from './file-facts.ts';
import { typedEntry } from './find-head.ts';
import { readFields, type FrontMatter } from './front-matter.ts';
import type { HeadEntries, HeadEntry } from './parse-head.ts';
import { readHead } from './read-head.ts';

/** What is said of an article in a file beside it, `<article>.meta.yaml`. */
export interface ArticleMeta {
  /** What counts before what the article's own file says; undefined where nothing is said. */
  readonly given: FrontMatter;
  readonly provenance: Provenance | undefined;
  readonly warnings: readonly CorpusProblem[];
}

/** Such a file as it was loaded. */
export interface LoadedMeta {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const KEYS = ['title', 'publisher', 'language', 'lang', 'url', 'source', 'date'] as const;
const PROVENANCE = 'provenance';
const PROVENANCE_KEYS = ['from', 'at', 'sha256'] as const;

/** What no file says that is not there. */
export const NO_META: ArticleMeta = { given: readFields([]).fields, provenance: undefined, warnings: [] };

/** Reads what is said of an article. What cannot be read of it is left out with a warning: an article is never lost for it. */
export function readMeta({ path, bytes }: LoadedMeta): ArticleMeta {
  const told = (facts: FileFacts): CorpusProblem => ({ path, facts });
  let text: string;
  try {
    text = decodeText(bytes);
  } catch (fault) {
    if (fault instanceof ArticleFault) return { ...NO_META, warnings: [told(fault.facts)] };
    throw fault;
  }
  const { own, below, line } = withoutProvenance(text.split('\n'));
  const { entries, warnings } = readKeys(own, 1, KEYS);
  const { fields, warnings: wrong } = readFields(entries);
  const origin = line === undefined ? undefined : readProvenance(below, line);
  return {
    given: fields,
    provenance: origin?.provenance,
    warnings: [...warnings, ...wrong, ...(origin?.warnings ?? [])].map(told),
  };
}

function readKeys(lines: readonly string[], firstLine: number, keys: readonly string[]): HeadEntries {
  if (lines.every((line) => /^\s*(?:#|$)/u.test(line))) return { entries: [], warnings: [] };
  const bodyLine = firstLine + lines.length;
  return readHead({ syntax: 'YAML', lines, firstLine, isClosed: true, bodyLine, keys });
}

interface Parted {
  /** The file's lines, those of the provenance empty. */
  readonly own: readonly string[];
  /** The lines of the provenance without their indentation. */
  readonly below: readonly string[];
  /** Where its key stands. */
  readonly line: number | undefined;
}

/** Parts the keys of the article from those below the key for its provenance. */
function withoutProvenance(lines: readonly string[]): Parted {
  const at = lines.findIndex((line) => typedEntry(line, [PROVENANCE]) !== undefined);
  if (at === -1) return { own: lines, below: [], line: undefined };
  const end = lines.findIndex((line, index) => index > at && /^\S/u.test(line));
  const below = lines.slice(at + 1, end === -1 ? undefined : end);
  const isOwn = (index: number): boolean => index < at || index > at + below.length;
  return {
    own: lines.map((line, index) => (isOwn(index) ? line : '')),
    below: below.map((line) => line.trim()),
    line: at + 1,
  };
}

function readProvenance(
  lines: readonly string[],
  line: number,
): { readonly provenance: Provenance | undefined; readonly warnings: readonly FileFacts[] } {
  const { entries, warnings } = readKeys(lines, line + 1, PROVENANCE_KEYS);
  const valueOf = (key: string): HeadEntry | undefined => entries.find((entry) => entry.key === key);
  const [from, at, sha256] = PROVENANCE_KEYS.map((key) => valueOf(key)?.value ?? '');
  const wrong = PROVENANCE_KEYS.find((key) => !IS_RIGHT[key](valueOf(key)?.value ?? ''));
  if (from === undefined || at === undefined || sha256 === undefined || wrong !== undefined) {
    const entry = wrong === undefined ? undefined : valueOf(wrong);
    const facts = { kind: 'no-provenance', key: wrong ?? PROVENANCE, line: entry?.line ?? line } as const;
    return {
      provenance: undefined,
      warnings: [...warnings, { ...facts, value: shownValue(entry?.value ?? '') }],
    };
  }
  return { provenance: { from, at, sha256 }, warnings };
}

const IS_RIGHT: Readonly<Record<(typeof PROVENANCE_KEYS)[number], (value: string) => boolean>> = {
  from: (value) => value !== '',
  at: (value) => /^\d{4}-\d{2}-\d{2}T/u.test(value) && !Number.isNaN(Date.parse(value)),
  sha256: (value) => /^[\da-f]{64}$/u.test(value),
};
