import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { CallToolResultSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { onTestFinished } from 'vitest';
import type { Answerer } from '../../src/answering/answer.ts';
import { createMcpServer, type BelegMcpServer } from '../../src/mcp/create-mcp-server.ts';
import type { McpContext } from '../../src/mcp/calls.ts';
import { createLog, type Log } from '../../src/serving/log.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { evidenceOf } from '../builders/evidence.ts';

interface Given extends Partial<Omit<McpContext, 'log'>> {
  readonly answerer?: Answerer;
  /** Holds what tools give against the schemas that the server stated, as strict clients do; it takes a fifth of a second. */
  readonly strict?: boolean;
}

interface Connected {
  readonly client: Client;
  readonly mcp: BelegMcpServer;
  readonly entries: KeptLog['entries'];
  readonly call: (
    name: string,
    args?: Record<string, unknown>,
    signal?: AbortSignal,
  ) => Promise<CallToolResult>;
}

/** What stands in the log. */
export interface KeptLog {
  readonly log: Log;
  readonly entries: readonly Readonly<Record<string, unknown>>[];
}

/** A log as the program writes it. */
export function keptLog(): KeptLog {
  const entries: Record<string, unknown>[] = [];
  const stream = {
    writableLength: 0,
    write: (line: string) => entries.push(JSON.parse(line)),
    on: () => undefined,
  };
  return { log: createLog({ level: 'debug', stream }), entries };
}

/** The SDK's own client, connected until the calling test is over. */
export async function connected({ answerer, strict = false, ...given }: Given = {}): Promise<Connected> {
  const { log, entries } = keptLog();
  const evidence = evidenceOf(answerer ?? fakeAnswerer());
  const mcp = createMcpServer({
    opened: async () => evidence,
    queue: new QuestionQueue(20),
    log,
    logQuestions: false,
    version: '1.2.3',
    ...given,
  });
  const client = new Client({ name: 'test', version: '0' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await mcp.server.connect(theirs);
  await client.connect(ours);
  onTestFinished(() => client.close());
  // The client keeps what the list says of their outputs.
  if (strict) await client.listTools();
  const call: Connected['call'] = async (name, args = {}, signal) =>
    callResult(await client.callTool({ name, arguments: args }, undefined, signal && { signal }));
  return { client, mcp, entries, call };
}

/** The protocol's first version gave results in another form, which the server does not speak. */
function callResult(result: Awaited<ReturnType<Client['callTool']>>): CallToolResult {
  if (!('content' in result)) throw new Error('a result of another form');
  return CallToolResultSchema.parse(result);
}

/** What of a result a model reads. */
export function textOf({ content }: CallToolResult): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
}
