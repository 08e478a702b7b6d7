import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Pair } from 'yaml';
import { isDeeplyNested, yamlMistake } from '../corpus/head-mistakes.ts';
import { typingSlips } from '../language/typing-slips.ts';
import { plainText } from '../language/visible-text.ts';
import type { AskRule, FolderRule, NamedPlaces, PlaceRules, QuotaRule } from './place-rules.ts';
import type { PlacesExpectation, PlacesFacts, PlacesProblem } from './places-fault.ts';

/** The keys of the file, and those of an entry below each. */
const KEYS = {
  articles: ['folder', 'guilds', 'channels', 'direct', 'programs'],
  ask: ['guilds', 'channels', 'direct', 'roles'],
  quotas: ['roles', 'questions-per-minute'],
} as const;
type Topic = keyof typeof KEYS;
const TOPICS: readonly Topic[] = ['articles', 'ask', 'quotas'];

const ID = /^\d{17,20}$/;
const COUNT = /^[1-9]\d{0,5}$/;
const SHOWN_CHARACTERS = 60;
/** A key may be mistyped by so many slips and still be told. */
const MOST_SLIPS = 3;

/** Rules as they are written, and where their folders are. */
export interface ParsedPlaces {
  readonly rules: PlaceRules;
  /** The folders as they were typed, with their places. */
  readonly folders: readonly (Omit<PlacesProblem, 'facts'> & { readonly folder: string })[];
  readonly problems: readonly PlacesProblem[];
}

/** Reads the rules by their form alone; whether the folders are there is for who reads the file. */
export function parsePlaces(text: string): ParsedPlaces {
  return new PlacesReader(text).read();
}

/** An entry with what stands under each of its keys. */
interface Entry {
  readonly node: unknown;
  readonly values: ReadonlyMap<string, { readonly key: unknown; readonly value: unknown }>;
}

class PlacesReader {
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #problems: PlacesProblem[] = [];
  readonly #folders: ParsedPlaces['folders'][number][] = [];
  /** What has been said already, with its line. */
  readonly #said = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  read(): ParsedPlaces {
    const root = this.#root();
    const of = (topic: Topic): readonly Entry[] => {
      const found = root?.values.get(topic);
      return found === undefined ? [] : this.#entries(topic, found);
    };
    const rules = {
      articles: of('articles').flatMap((entry) => this.#folderRule(entry) ?? []),
      ask: of('ask').flatMap((entry) => this.#askRule(entry) ?? []),
      quotas: of('quotas').flatMap((entry) => this.#quotaRule(entry) ?? []),
    };
    return { rules, folders: this.#folders, problems: this.#problems };
  }

  #root(): Entry | undefined {
    if (isDeeplyNested(this.#text)) return this.#complain(undefined, { kind: 'nested' });
    // The failsafe schema leaves every value as it is written: an id of 18 digits is no number, of which some would be lost.
    const document: Document = parseDocument(this.#text, {
      schema: 'failsafe',
      prettyErrors: false,
      uniqueKeys: false,
      lineCounter: this.#lines,
    });
    const [error] = document.errors;
    if (error !== undefined) {
      const { code, message, pos } = error;
      const { line, col: column } = this.#lines.linePos(pos[0]);
      const found = yamlMistake({ code, message, line }, this.#text.split('\n'));
      const place = { line: found.line, column: found.line === line ? column : 1 };
      this.#problems.push({ ...place, facts: { kind: 'broken', mistake: found.mistake } });
      return undefined;
    }
    const { contents } = document;
    // Who cuts a file off while writing it says by that nothing: to open everything to all takes a word.
    if (contents === null || (isScalar(contents) && contents.value === ''))
      return this.#complain(undefined, { kind: 'nothing' });
    return this.#entry(contents, TOPICS, '');
  }

  #entries(topic: Topic, { key, value }: { readonly key: unknown; readonly value: unknown }): Entry[] {
    // All of them may be commented out.
    if (this.#shown(value) === '') return [];
    if (isSeq(value)) return value.items.flatMap((item) => this.#entry(item, KEYS[topic], topic) ?? []);
    this.#unexpected('entries', topic, value, key);
    return [];
  }

  #entry(node: unknown, known: readonly string[], of: string): Entry | undefined {
    if (!isMap(node)) {
      this.#unexpected('mapping', of, node, node);
      return undefined;
    }
    const values = new Map<string, Pick<Pair, 'key' | 'value'>>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!known.includes(name))
        this.#complain(key, {
          kind: 'unknown-key',
          key: this.#shown(key),
          meant: meantKey(name, known),
          known,
        });
      else if (values.has(name)) this.#complain(key, { kind: 'key-twice', key: name });
      else values.set(name, { key, value });
    }
    return { node, values };
  }

  #folderRule(entry: Entry): FolderRule | undefined {
    const places = this.#places(entry);
    const programs = this.#flag(entry, 'programs');
    const found = entry.values.get('folder');
    if (found === undefined) return this.#complain(entry.node, { kind: 'missing-key', key: 'folder' });
    const typed = isScalar(found.value) ? plainText(String(found.value.value)) : '';
    if (typed === '') return this.#unexpected('folder', 'folder', found.value, found.key);
    const folder = folderBelow(typed);
    if (folder === undefined) return this.#complain(found.value, { kind: 'outside-folder', folder: typed });
    if (!this.#isNew('folder', folder === '' ? '.' : folder, found.value)) return undefined;
    this.#folders.push({ folder, ...this.#placeOf(found.value) });
    return { folder, ...places, programs };
  }

  #askRule(entry: Entry): AskRule | undefined {
    const places = this.#places(entry);
    const roles = this.#ids(entry, 'roles');
    const isInGuilds = places.guilds.length + places.channels.length > 0;
    if (!isInGuilds && !places.direct) return this.#complain(entry.node, { kind: 'nowhere' });
    if (isInGuilds && roles.length === 0 && !entry.values.has('roles'))
      return this.#complain(entry.node, { kind: 'missing-key', key: 'roles' });
    for (const key of ['guilds', 'channels'] as const)
      for (const id of places[key]) this.#isNew('id', id, entry.values.get(key)?.value);
    if (places.direct) this.#isNew('direct', 'direct', entry.values.get('direct')?.value);
    return { ...places, roles };
  }

  #quotaRule(entry: Entry): QuotaRule | undefined {
    const roles = this.#ids(entry, 'roles');
    for (const key of KEYS.quotas)
      if (!entry.values.has(key)) return this.#complain(entry.node, { kind: 'missing-key', key });
    const { key, value } = entry.values.get('questions-per-minute') ?? {};
    const typed = isScalar(value) ? String(value.value) : '';
    if (COUNT.test(typed)) return { roles, questionsPerMinute: Number(typed) };
    return this.#unexpected('count', 'questions-per-minute', value, key);
  }

  #places(entry: Entry): NamedPlaces {
    const [guilds, channels] = [this.#ids(entry, 'guilds'), this.#ids(entry, 'channels')];
    return { guilds, channels, direct: this.#flag(entry, 'direct') };
  }

  /** One, or a list of them. */
  #ids({ values }: Entry, name: string): readonly string[] {
    const found = values.get(name);
    if (found === undefined) return [];
    const nodes: readonly unknown[] = isSeq(found.value) ? found.value.items : [found.value];
    const isNone = nodes.length === 0 || (nodes.length === 1 && this.#shown(nodes[0]) === '');
    if (isNone) return this.#unexpected('ids', name, found.value, found.key) ?? [];
    return nodes.flatMap((node) => {
      const id = isScalar(node) ? String(node.value) : '';
      if (ID.test(id)) return [id];
      this.#complain(node ?? found.key, { kind: 'no-id', key: name, found: this.#shown(node) });
      return [];
    });
  }

  #flag({ values }: Entry, name: string): boolean {
    const found = values.get(name);
    if (found === undefined) return false;
    const typed = isScalar(found.value) ? String(found.value.value) : '';
    if (typed !== 'true' && typed !== 'false') this.#unexpected('yes-or-no', name, found.value, found.key);
    return typed === 'true';
  }

  #isNew(what: 'folder' | 'id' | 'direct', value: string, node: unknown): boolean {
    const key = `${what} ${value}`;
    const line = this.#said.get(key);
    if (line === undefined) this.#said.set(key, this.#placeOf(node).line);
    else this.#complain(node, { kind: 'said-twice', what, value, line });
    return line === undefined;
  }

  #unexpected(expected: PlacesExpectation, key: string, value: unknown, at: unknown): undefined {
    const found = this.#shown(value);
    this.#complain(found === '' ? at : value, { kind: 'unexpected', expected, key, found });
  }

  #complain(node: unknown, facts: PlacesFacts): undefined {
    this.#problems.push({ ...this.#placeOf(node), facts });
  }

  /** What is written there, on one line; empty where nothing is. */
  #shown(node: unknown): string {
    const [start, end] = rangeOf(node) ?? [0, 0];
    const text = plainText(this.#text.slice(start, end));
    return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  }

  #placeOf(node: unknown): Omit<PlacesProblem, 'facts'> {
    const { line, col: column } = this.#lines.linePos(rangeOf(node)?.[0] ?? 0);
    return { line: Math.max(line, 1), column: Math.max(column, 1) };
  }
}

/** `a/b` of what was typed for a folder; undefined where it does not lie below the folder of all. */
function folderBelow(typed: string): string | undefined {
  const parts = typed.normalize('NFC').split(/[/\\]/);
  if (parts[0] === '' || /^[a-z]:$/i.test(parts[0] ?? '') || parts.includes('..')) return undefined;
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  const [start, end]: readonly unknown[] = Array.isArray(range) ? range : [];
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined;
}

/** The key that somebody may have meant: the one with the fewest slips, or the first that begins alike. */
function meantKey(typed: string, known: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const near = known
    .map((key) => ({ key, slips: typingSlips(word, key, MOST_SLIPS) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .toSorted((one, other) => one.slips - other.slips);
  return near[0]?.key ?? known.find((key) => word !== '' && (key.startsWith(word) || word.startsWith(key)));
}
