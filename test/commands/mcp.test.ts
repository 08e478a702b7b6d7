import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const MESSAGES = [
  {
    id: 0,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '0' } },
  },
  { id: 1, method: 'tools/call', params: { name: 'articles', arguments: {} } },
];

// Without opening a model: with one it takes a client of the SDK and some seconds more.
it('npm run mcp answers on a standard output that holds nothing else, and tells a client what is wrong with the settings', async () => {
  const { status, stdout, stderr } = await runCommand({
    script: 'src/run-mcp.ts',
    env: { WAITING_QUESTIONS: 'many' },
    input: MESSAGES.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join(''),
  });
  expect(status).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toMatchObject([
    { id: 0, result: { serverInfo: { name: 'beleg' } } },
    {
      id: 1,
      result: {
        isError: true,
        content: [
          { text: expect.stringContaining('WAITING_QUESTIONS: expected a whole number from 1, got "many"') },
        ],
      },
    },
  ]);
  expect(stderr).toContain('"msg":"the articles cannot be asked"');
});
