import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/discord/audience.ts';

describe('audienceOf', () => {
  it.each([
    ['listed', false, 'all'],
    ['listed', true, 'user-may-share'],
    ['unlisted', false, 'user'],
    ['unlisted', true, 'user'],
    ['direct', false, 'all'],
    ['direct', true, 'user'],
  ] as const)('in a channel that is %s, privacy wanted: %s: %s', (channelKind, wantsPrivacy, audience) => {
    expect(audienceOf(channelKind, wantsPrivacy)).toBe(audience);
  });
});
