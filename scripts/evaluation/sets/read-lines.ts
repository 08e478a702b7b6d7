import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** The records of a file of one JSON object a line. */
export async function readLines<T>(file: URL, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
