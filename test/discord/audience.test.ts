import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { audienceOf, isPublicChannel, mayWriteHere } from '../../src/discord/audience.ts';

describe('audienceOf', () => {
  it.each([
    ['listed', false, 'all'],
    ['listed', true, 'user-may-share'],
    ['unlisted', false, 'user'],
    ['unlisted', true, 'user'],
    ['direct', false, 'all'],
    ['direct', true, 'user'],
  ] as const)('in a channel that is %s, privacy wanted: %s: %s', (channelKind, wantsPrivacy, audience) => {
    expect(audienceOf({ channelKind, mayWrite: true }, wantsPrivacy)).toBe(audience);
  });

  it('offers to share nothing where the user may not write', () => {
    expect(audienceOf({ channelKind: 'listed', mayWrite: false }, true)).toBe('user');
  });
});

describe('isPublicChannel', () => {
  const thread = { id: '2', parentId: '1' };

  it('is true everywhere where no channel is listed', () => {
    expect(isPublicChannel([], thread)).toBe(true);
  });

  it('lets a thread inherit from its channel, and not the other way round', () => {
    expect(isPublicChannel(['1'], thread)).toBe(true);
    expect(isPublicChannel(['2'], { id: '1', parentId: undefined })).toBe(false);
  });
});

type Actor = Parameters<typeof mayWriteHere>[0];

/** What is asked of a channel, as discord.js says it. */
function place(kind: 'text' | 'thread' | 'locked thread' | 'direct' | 'unknown'): Actor['channel'] {
  if (kind === 'unknown') return null;
  const described = {
    isThread: () => kind.endsWith('thread'),
    isDMBased: () => kind === 'direct',
    locked: kind === 'locked thread',
  };
  return Object.assign(Object.create(null), described);
}

describe('mayWriteHere', () => {
  const { Administrator, ManageThreads, SendMessages, SendMessagesInThreads, ViewChannel } =
    PermissionFlagsBits;
  const NOW = Date.parse('2026-01-01T12:00:00Z');
  it.each([
    ['text', [SendMessages], true],
    ['text', [SendMessagesInThreads, ViewChannel], false],
    ['thread', [SendMessagesInThreads], true],
    ['thread', [SendMessages], false],
    ['locked thread', [SendMessagesInThreads], false],
    ['locked thread', [SendMessagesInThreads, ManageThreads], true],
    ['locked thread', [Administrator], true],
    ['unknown', [SendMessages], false],
    ['unknown', [SendMessages, SendMessagesInThreads], true],
    ['direct', undefined, true],
    ['text', undefined, false],
    ['unknown', undefined, false],
  ] as const)('in a place that is %s, with %s: %s', (kind, bits, expected) => {
    const memberPermissions = bits === undefined ? null : new PermissionsBitField([...bits]);
    expect(mayWriteHere({ memberPermissions, member: null, channel: place(kind) }, NOW)).toBe(expected);
  });

  it.each([
    ['2026-01-01T12:05:00Z', false],
    ['2026-01-01T11:55:00Z', true],
    [null, true],
  ])('in a timeout until %s: %s', (until, expected) => {
    const memberPermissions = new PermissionsBitField([SendMessages]);
    const stamp = until === null ? null : Date.parse(until);
    const members: Actor['member'][] = [
      Object.assign(Object.create(null), { communication_disabled_until: until }),
      Object.assign(Object.create(null), { communicationDisabledUntilTimestamp: stamp }),
    ];
    for (const member of members) {
      expect(mayWriteHere({ memberPermissions, member, channel: place('text') }, NOW)).toBe(expected);
    }
  });
});
