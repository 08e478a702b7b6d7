import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceOwnFile } from '../../system/durable-files.ts';
import { readJsonFile } from '../../system/json-file.ts';
import type { Traces } from './forget-user.ts';

/**
 * How whoever may not write the stores asks the bot that writes them to forget users: a file with the ids, which the bot removes
 * once it has answered in another one, where no id stands. Only the user who runs the bot may read either.
 */
export interface RequestFiles {
  readonly request: string;
  readonly reply: string;
}

export function requestFiles(dataFolder: string, shard = 0): RequestFiles {
  const number = shard === 0 ? '' : `.${shard}`;
  return {
    request: join(dataFolder, `forget-request${number}.json`),
    reply: join(dataFolder, `forget-reply${number}.json`),
  };
}

const requestSchema = z.object({ id: z.string(), users: z.array(z.string()).readonly() });

const count = z.int().nonnegative();
const replySchema = z.object({
  id: z.string(),
  /** What was stored of each user, in the order of the request; null where it is still on the disk. */
  forgotten: z
    .array(z.object({ answers: count, votes: count }))
    .readonly()
    .nullable(),
});

export type ForgetRequest = Readonly<z.infer<typeof requestSchema>>;
type ForgetReply = Readonly<z.infer<typeof replySchema>>;

export function newRequest(users: readonly string[]): ForgetRequest {
  return { id: randomBytes(9).toString('base64url'), users };
}

/** @param store a file of the bot's, whose user may read the request where root writes it */
export function writeRequest({ request }: RequestFiles, asked: ForgetRequest, store: string): Promise<void> {
  return replaceOwnFile(request, Buffer.from(JSON.stringify(asked)), store);
}

/** The request that lies there; undefined where none does. @throws Error where the file is none */
export function readRequest({ request }: RequestFiles): Promise<ForgetRequest | undefined> {
  return readJsonFile(request, requestSchema);
}

/** The reply is there before the request has gone: who finds neither knows that nobody acted on it. */
export async function answerRequest(
  files: RequestFiles,
  { id }: Pick<ForgetRequest, 'id'>,
  forgotten: readonly Traces[] | undefined,
): Promise<void> {
  const reply: ForgetReply = { id, forgotten: forgotten ?? null };
  await replaceOwnFile(files.reply, Buffer.from(JSON.stringify(reply)));
  await rm(files.request, { force: true });
}

/** The reply to this request, once there is one; another's is not read. */
export async function readReply(
  { reply }: RequestFiles,
  { id }: Pick<ForgetRequest, 'id'>,
): Promise<ForgetReply | undefined> {
  const found = await readJsonFile(reply, replySchema).catch(() => undefined);
  return found?.id === id ? found : undefined;
}

/** Leaves nothing of a request, answered or not. */
export async function removeRequest({ request, reply }: RequestFiles): Promise<void> {
  await Promise.all([request, `${request}.new`, reply].map((path) => rm(path, { force: true })));
}
