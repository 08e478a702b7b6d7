import { expect, it } from 'vitest';
import { createClient, logConnection, restOptions } from '../../../src/discord/connection/create-client.ts';
import { openDiscord, recordingLog } from '../bot/start-bot.ts';

it('warns of requests that Discord refuses long before it shuts the machine out', async () => {
  const discord = await openDiscord();
  const { log, logged } = recordingLog();
  const { rest } = restOptions(discord.api);
  // As fast as they come, so that the test need not wait.
  const client = createClient({ rest: { ...rest, globalRequestsPerSecond: 10_000 } });
  logConnection(client, log);
  discord.faults.plan('gateway', { kind: 'status', status: 403, code: 50_001 }, Infinity);
  const requests = Array.from({ length: 500 }, () => client.rest.get('/gateway/bot', { auth: false }));
  expect((await Promise.allSettled(requests)).every(({ status }) => status === 'rejected')).toBe(true);
  expect((await logged('many requests were refused')).fields).toMatchObject({ count: 500 });
});
