import { describe, expect, it } from 'vitest';
import { isPublicChannel } from '../../src/discord/audience.ts';
import { languageOfLocale } from '../../src/discord/conversation.ts';

describe('languageOfLocale', () => {
  it('takes the language of a locale, and the fallback where beleg does not speak it', () => {
    expect(['de', 'en-GB', 'fr', 'es-ES'].map((locale) => languageOfLocale(locale, 'de'))).toEqual([
      'de',
      'en',
      'fr',
      'de',
    ]);
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
