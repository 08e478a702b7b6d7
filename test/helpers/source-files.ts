import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** Below the project's folder, such as `src/corpus/article.ts`. */
  readonly path: string;
  readonly text: string;
}

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** The arguments of node with which a process runs TypeScript, wherever it is started. */
export const RUN_SOURCE = [
  '--import',
  new URL('../../src/system/run-source.js', import.meta.url).href,
] as const;

/** Every TypeScript file below a folder of the project, in the order of paths. */
export async function sourceFiles(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(join(PROJECT, folder), { recursive: true });
  const paths = entries.filter((entry) => entry.endsWith('.ts')).map((entry) => `${folder}/${entry}`);
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, text: await readFile(join(PROJECT, path), 'utf8') })),
  );
}

/** The text without comments of a block or of a whole line: what is said about code is not done by it. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

/**
 * What a file imports, statically, for its types, again to export it, or dynamically. A dynamic import of anything but
 * a plain string is given as `dynamic` and holds for no rule.
 */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  const specifier = String.raw`['"]([^'"\n]+)['"]`;
  const patterns = [
    new RegExp(String.raw`^\s*(?:import|export)\b[^;'"]*?\bfrom\s*${specifier}`, 'gm'),
    new RegExp(String.raw`^\s*import\s*${specifier}`, 'gm'),
    new RegExp(String.raw`\b(?:import|require)\s*\(\s*${specifier}\s*\)`, 'g'),
  ];
  const found = patterns.flatMap((pattern) => Array.from(code.matchAll(pattern), (match) => match[1] ?? ''));
  const unknown = code.match(/\bimport\s*\(\s*(?!['"][^'"\n]+['"]\s*\))/g) ?? [];
  return [...found, ...unknown.map(() => 'dynamic')];
}
