import { describe, expect, it } from 'vitest';
import { removalBy } from '../../../src/discord/removals/removal.ts';

const PLACE = { messageId: '1', channelId: '2', parentId: '3', guildId: '4' };

describe('removalBy', () => {
  it.each([
    ['its message', 'message', { t: 'MESSAGE_DELETE', d: { id: '1', channel_id: '2', guild_id: '4' } }],
    ['its message among others', 'message', { t: 'MESSAGE_DELETE_BULK', d: { ids: ['9', '1'] } }],
    ['its channel', 'channel', { t: 'CHANNEL_DELETE', d: { id: '2', guild_id: '4' } }],
    ['its thread', 'channel', { t: 'THREAD_DELETE', d: { id: '2', parent_id: '3' } }],
    ['the channel above its thread', 'channel', { t: 'CHANNEL_DELETE', d: { id: '3' } }],
    ['its guild', 'guild', { t: 'GUILD_DELETE', d: { id: '4' } }],
    ['its guild, which a login names no more', 'guild', { t: 'READY', d: { guilds: [{ id: '5' }] } }],
  ])('takes what stands there with %s', (_, of, event) => {
    const removal = removalBy(event);
    expect(removal?.of).toBe(of);
    expect(removal?.takes(PLACE)).toBe(true);
    expect(removal?.takes({})).toBe(false);
    expect(removal?.takes({ messageId: '8', channelId: '8', parentId: '8', guildId: '5' })).toBe(false);
  });

  it.each([
    ['an outage of its guild', { t: 'GUILD_DELETE', d: { id: '4', unavailable: true } }],
    ['a message', { t: 'MESSAGE_CREATE', d: { id: '1' } }],
    ['an event of another form', { t: 'MESSAGE_DELETE', d: null }],
    ['nothing', undefined],
  ])('takes nothing with %s', (_, event) => {
    expect(removalBy(event)).toBeUndefined();
  });

  it('takes with a login only what belongs to its shard', () => {
    const [onFirst, onSecond] = [0, 1].map((shard) => String(BigInt(shard) << 22n));
    const login = removalBy({ t: 'READY', d: { guilds: [], shard: [1, 2] } });
    expect(login?.takes({ guildId: onFirst })).toBe(false);
    expect(login?.takes({ guildId: onSecond })).toBe(true);
  });
});
