import { describe, expect, it } from 'vitest';
import { audienceOf, isPublicChannel } from '../../src/discord/audience.ts';

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
