import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import jsTokens from 'js-tokens';
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { PROJECT, sourceFiles } from './helpers/source-files.ts';

/** Every regular expression of src meets so many characters, and must not take long: none may be quadratic. */
const CHARACTERS = 100_000;
/** Milliseconds. A linear expression takes some, a quadratic one many seconds. */
const MOST_MS = 1_000;
/** The checker tries longer than this only on what it cannot tell, and the expression is tried out all the same. */
const CHECK_MS = 500;

/** What runs make expressions slow: each is repeated, with an end that fits nothing. */
const RUNS = [
  ...Array.from('aA0 \t\n.-"“()[]{<>*_`|:/!?…#\u0301\u00A0😀'),
  ...'ä. |a |1 |1. |A.|a-| 0:|"a|<a |[a](|“”|\\*|&a;'.split('|'),
];

interface Expression {
  readonly path: string;
  readonly expression: RegExp;
}

/** The literals of a file. */
function literalsOf({ path, text }: { readonly path: string; readonly text: string }): Expression[] {
  return [...jsTokens(text)]
    .filter((token) => token.type === 'RegularExpressionLiteral')
    .map(({ value }) => {
      const end = value.lastIndexOf('/');
      return { path, expression: new RegExp(value.slice(1, end), value.slice(end + 1)) };
    });
}

/** What the modules of src compose while they are loaded: all but those that run by themselves. */
async function composedIn(files: readonly { readonly path: string }[]): Promise<Expression[]> {
  const composed: Expression[] = [];
  const given = globalThis.RegExp;
  for (const { path } of files) {
    if (/\/(?:main|run-[a-z-]+|.*\.d)\.ts$/.test(path)) continue;
    globalThis.RegExp = new Proxy(given, {
      construct(target, [source, flags]: [string | RegExp, string | undefined]) {
        const expression = new target(source, flags);
        const [, , caller = ''] = (new Error().stack ?? '').split('\n');
        const file = /src\/[\w/-]+\.ts/.exec(caller)?.[0];
        if (file !== undefined) composed.push({ path: file, expression });
        return expression;
      },
    });
    try {
      await import(pathToFileURL(join(PROJECT, path)).href);
    } finally {
      globalThis.RegExp = given;
    }
  }
  return composed;
}

async function expressions(): Promise<Expression[]> {
  const files = await sourceFiles('src');
  const all = [...files.flatMap(literalsOf), ...(await composedIn(files))];
  return [...new Map(all.map((found) => [String(found.expression), found])).values()];
}

/** The time of one search. What it finds at once takes none, and such texts are not made for it. */
function millisecondsOf(expression: RegExp, text: string): number {
  expression.lastIndex = 0;
  const started = performance.now();
  expression.test(text);
  return performance.now() - started;
}

/** The worst text that the checker can think of, of about so many characters; undefined where it knows of none. */
async function attackOn({ source, flags }: RegExp, characters = CHARACTERS): Promise<string | undefined> {
  const found = await check(source, flags, { timeout: CHECK_MS });
  if (found.status !== 'vulnerable') return undefined;
  const { attack } = found;
  const repeated = attack.pumps.reduce((length, { pump }) => length + pump.length, 0);
  const times = Math.ceil(characters / Math.max(1, repeated));
  return attack.pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + attack.suffix;
}

const ALL = await expressions();

describe('the regular expressions of src', () => {
  it('are found, those of literals and those that are composed', () => {
    const found = ALL.map(({ path, expression }) => `${path} ${expression}`);
    expect(found.length).toBeGreaterThan(230);
    expect(found.some((line) => line.startsWith('src/sentences/gaps.ts') && line.includes('[.!?…'))).toBe(
      true,
    );
    expect(found.some((line) => line.startsWith('src/language/visible-text.ts'))).toBe(true);
  });

  it('take no long run of characters long', () => {
    const texts = RUNS.map((run) => `\u0000${run.repeat(CHARACTERS / run.length)}\u0000\n`);
    const slow = ALL.flatMap(({ path, expression }) =>
      texts.flatMap((text) => {
        const ms = millisecondsOf(expression, text);
        return ms > MOST_MS
          ? [`${path}: ${expression} on ${JSON.stringify(text.slice(0, 9))}: ${ms.toFixed(0)} ms`]
          : [];
      }),
    );
    expect(slow).toEqual([]);
  });

  it('take no text long that a checker of expressions makes up against them', async () => {
    const slow: string[] = [];
    for (const { path, expression } of ALL) {
      const attack = await attackOn(expression);
      const ms = attack === undefined ? 0 : millisecondsOf(expression, attack);
      if (ms > MOST_MS) slow.push(`${path}: ${expression} on ${attack?.slice(0, 20)}…: ${ms.toFixed(0)} ms`);
    }
    expect(slow).toEqual([]);
  });

  it('would be found out where they were quadratic', async () => {
    const quadratic = /(?<half>\S*\p{L})-$/u;
    const attack = await attackOn(quadratic, CHARACTERS / 2);
    expect(millisecondsOf(quadratic, attack ?? '')).toBeGreaterThan(MOST_MS);
  });
});
