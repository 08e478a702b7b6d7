import { createServer, type Server } from 'node:http';
import { describe, expect, it } from 'vitest';
import { reachDiscord } from '../../../src/discord/connection/reach-discord.ts';
import { openDiscord } from '../bot/start-bot.ts';

/** A token of the right form that nobody gave out. */
const OTHER = 'MTAwMjAwMzAwNDAwNTAwNjAw.GaBcDe.a-signature-that-nobody-ever-made-up';

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

describe('asking Discord', () => {
  it('tells whose token it is, and what the portal lets the bot read', async () => {
    for (const messageContent of [false, true]) {
      const { token, api: apiUrl } = await openDiscord({ messageContent });
      const reached = await reachDiscord({ token, apiUrl });
      expect(reached).toMatchObject({ kind: 'reached', name: 'beleg', mayReadAll: messageContent });
      expect(Math.abs(reached.ahead ?? Infinity)).toBeLessThan(60);
    }
  });

  it('tells that the token is refused', async () => {
    const { api: apiUrl } = await openDiscord();
    expect(await reachDiscord({ token: OTHER, apiUrl })).toMatchObject({ kind: 'refused' });
  });

  it('tells that nobody answers, or somebody else does, and never what the token is', async () => {
    const server = createServer((_, response) =>
      response.setHeader('date', 'Thu, 01 Jan 1970 00:00:00 GMT').end('{}'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const other = await reachDiscord({ token: OTHER, apiUrl: `http://127.0.0.1:${port}/api` });
    expect(other).toMatchObject({ kind: 'unreachable', said: 'JSON' });
    // By the date of its answer.
    expect(other.ahead).toBeGreaterThan(1e9);
    await closed(server);
    const nobody = await reachDiscord({ token: OTHER, apiUrl: `http://127.0.0.1:${port}/api` });
    expect(nobody).toEqual({ kind: 'unreachable', said: 'ECONNREFUSED', ahead: undefined });
  });
});
