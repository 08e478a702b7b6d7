import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  stringify,
  visit,
  type Alias,
  type Document,
  type Pair,
} from 'yaml';
import { isDeeplyNested, yamlMistake } from '../corpus/head-mistakes.ts';
import { plainText } from '../language/visible-text.ts';
import { ENTRY_KEYS, type EntryKey, type QuestionFacts } from './own-question.ts';

/** A value of an entry, with its line in the file, from 1. */
export interface EntryText {
  /** On one line, without what cannot be seen; never empty. */
  readonly text: string;
  readonly line: number;
}

/** What a person typed for one question. A key without a value is as if it were not there. */
export interface Entry {
  readonly line: number;
  readonly texts: ReadonlyMap<EntryKey, readonly [EntryText, ...EntryText[]]>;
}

/** What is wrong in a line, from 1, or with the whole. */
export interface Complaint {
  readonly line: number | undefined;
  readonly facts: QuestionFacts;
}

interface ParsedQuestions {
  /** Without those that are wrong by their form. */
  readonly entries: readonly Entry[];
  readonly complaints: readonly Complaint[];
}

/** What YAML knows as a value that is none. */
const NULL = /^(?:~|null)$/i;

/** Under this key several texts may stand. */
const isListed = (key: EntryKey): boolean => key === 'answer';

/** Reads the entries of a file, by their form alone. */
export function parseQuestions(text: string): ParsedQuestions {
  const document = documentOf(text);
  if ('facts' in document) return { entries: [], complaints: [document] };
  return new EntryReader(text, document).read();
}

/** An entry that is to be written. */
export interface NewEntry {
  readonly question: string;
  /** None where the article does not answer. */
  readonly answers: readonly string[];
}

/**
 * The file's text with an entry behind the others; comments, order and quotation marks stay.
 * @returns a complaint where the text is none that an entry can be added to
 */
export function withEntry(text: string, { question, answers }: NewEntry): string | Complaint {
  const parsed = documentOf(text);
  if ('facts' in parsed) return parsed;
  const { document } = parsed;
  const [first, ...others] = answers.map(textNode);
  const answer = others.length === 0 ? first : [first, ...others];
  const entry = document.createNode({
    question: textNode(question),
    ...(first === undefined ? { 'not-in-article': 'true' } : { answer }),
  });
  if (isSeq(document.contents)) {
    entry.spaceBefore = document.contents.items.length > 0;
    document.contents.flow = false;
    document.contents.add(entry);
  } else document.contents = document.createNode([entry]);
  return document.toString({ lineWidth: 0 });
}

/** In quotes where any reader of YAML would take it for something else than a text: for none, a number, a date, a yes. */
function textNode(text: string): Scalar {
  const node = new Scalar(text);
  if (stringify(node, { compat: 'yaml-1.1' }).startsWith('"')) node.type = 'QUOTE_DOUBLE';
  return node;
}

/** The first alias without an anchor before it: the parser takes it, and it can be neither read nor written. */
function looseAlias(document: Document): Alias | undefined {
  const anchors = new Set<string>();
  let loose: Alias | undefined;
  visit(document, {
    Value: (_, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias: (_, alias) => {
      if (anchors.has(alias.source)) return undefined;
      loose = alias;
      return visit.BREAK;
    },
  });
  return loose;
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** A list, or nothing but comments. */
function documentOf(text: string): Parsed | Complaint {
  if (isDeeplyNested(text)) return { line: undefined, facts: { kind: 'nested' } };
  const lines = new LineCounter();
  // The failsafe schema leaves every value a string: a question `no` stays what a person typed.
  const document: Document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    lineCounter: lines,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { code, message, pos } = error;
    const noticed = { code, message, line: lines.linePos(pos[0]).line };
    const { mistake, line } = yamlMistake(noticed, text.split('\n'));
    return { line, facts: { kind: 'broken', mistake } };
  }
  const loose = looseAlias(document);
  if (loose !== undefined) {
    const { line } = lines.linePos(loose.range?.[0] ?? 0);
    return { line, facts: { kind: 'broken', mistake: 'unreadable' } };
  }
  const { contents } = document;
  const isNothing = contents === null || (isScalar(contents) && isNone(contents));
  return isNothing || isSeq(contents) ? { document, lines } : { line: undefined, facts: { kind: 'no-list' } };
}

class EntryReader {
  readonly #text: string;
  readonly #parsed: Parsed;
  readonly #complaints: Complaint[] = [];

  constructor(text: string, parsed: Parsed) {
    this.#text = text;
    this.#parsed = parsed;
  }

  read(): ParsedQuestions {
    const { contents } = this.#parsed.document;
    const items: readonly unknown[] = isSeq(contents) ? contents.items : [];
    if (items.length === 0) this.#complain(undefined, { kind: 'nothing' });
    const entries = items.flatMap((item) => this.#entryOf(item) ?? []);
    return { entries, complaints: this.#complaints };
  }

  #entryOf(item: unknown): Entry | undefined {
    const line = this.#lineOf(item);
    if (!isMap(item)) {
      this.#complain(line, { kind: 'no-entry' });
      return undefined;
    }
    const before = this.#complaints.length;
    const texts = new Map<EntryKey, [EntryText, ...EntryText[]]>();
    const seen = new Set<EntryKey>();
    for (const pair of item.items) {
      const key = this.#keyOf(pair);
      if (key === undefined) continue;
      if (seen.has(key)) this.#complain(this.#lineOf(pair.key), { kind: 'key-twice', key });
      seen.add(key);
      const [first, ...others] = this.#textsOf(key, pair);
      if (first !== undefined) texts.set(key, [first, ...others]);
    }
    return this.#complaints.length === before ? { line, texts } : undefined;
  }

  #keyOf({ key }: Pair): EntryKey | undefined {
    const name = isScalar(key) ? String(key.value) : '';
    const known = ENTRY_KEYS.find((one) => one === name.toLowerCase());
    if (known === undefined) this.#complain(this.#lineOf(key), { kind: 'unknown-key', key: name });
    return known;
  }

  #textsOf(key: EntryKey, { key: keyNode, value }: Pair): EntryText[] {
    const nodes: readonly unknown[] = isSeq(value) && isListed(key) ? value.items : [value];
    return nodes.flatMap((node) => {
      if (node === null || (isScalar(node) && isNone(node))) return [];
      if (!isScalar(node)) {
        this.#complain(this.#lineOf(node ?? keyNode), { kind: 'no-text', key });
        return [];
      }
      const line = this.#lineOf(node);
      const comment = this.#commentBehind(node);
      if (key === 'question' && comment !== '')
        this.#complain(line, { kind: 'cut-off', key, comment: plainText(comment) });
      return [{ text: plainText(String(node.value)), line }];
    });
  }

  /** Who writes `Ist Platz #1 frei?` hardly means a comment. In an answer the sentence would lack it, which is noticed. */
  #commentBehind({ type, range }: Scalar): string {
    if (type !== 'PLAIN' || !range) return '';
    const [behind = ''] = this.#text.slice(range[1]).split('\n', 1);
    return behind.trimStart().startsWith('#') ? behind : '';
  }

  #complain(line: number | undefined, facts: QuestionFacts): void {
    this.#complaints.push({ line, facts });
  }

  #lineOf(node: unknown): number {
    const isPlaced =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
    const at: unknown = isPlaced && Array.isArray(node.range) ? node.range[0] : undefined;
    return this.#parsed.lines.linePos(typeof at === 'number' ? at : 0).line;
  }
}

function isNone({ value, type }: Scalar): boolean {
  const text = plainText(typeof value === 'string' ? value : '');
  return text === '' || (type === 'PLAIN' && NULL.test(text));
}
