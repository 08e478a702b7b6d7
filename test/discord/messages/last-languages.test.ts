import { expect, it } from 'vitest';
import { LastLanguages } from '../../../src/discord/messages/last-languages.ts';

it('remembers the language that each user used last, and none that beleg does not speak', () => {
  const languages = new LastLanguages();
  languages.hear('ada', 'en-GB');
  languages.hear('bob', 'de');
  languages.hear('ada', 'fr');
  languages.hear('bob', 'ja');
  expect(['ada', 'bob', 'cid'].map((user) => languages.of(user))).toEqual(['fr', undefined, undefined]);
});

it('takes the language of a message for the one last used, whatever client it came from', () => {
  const languages = new LastLanguages();
  languages.hear('ada', 'en-GB');
  languages.read('ada', 'de');
  expect(languages.of('ada')).toBe('de');
  languages.hear('ada', 'ja');
  expect(languages.of('ada')).toBe('de');
  languages.hear('ada', 'fr');
  expect(languages.of('ada')).toBe('fr');
});

it('forgets first whom it has not heard of for longest', () => {
  const languages = new LastLanguages(2);
  for (const user of ['ada', 'bob', 'ada', 'cid']) languages.hear(user, 'en-US');
  expect(['ada', 'bob', 'cid'].map((user) => languages.of(user))).toEqual(['en', undefined, 'en']);
});
