import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import { COMMANDS } from '../../src/terminal/chat/chat-commands.ts';
import { renderHelp, renderWelcome } from '../../src/terminal/chat/render-replies.ts';
import { screenOf } from '../../src/terminal/screen.ts';
import { summaries } from '../builders/answers.ts';

describe.each(LABEL_LANGUAGES)('the chat in %s', (language) => {
  const output = Object.assign(new PassThrough(), { columns: 120 });
  const screen = screenOf({ output, env: {}, language });

  it('explains every command in its help', () => {
    const lines = renderHelp(screen).split('\n');
    for (const name of COMMANDS) {
      expect(lines.find((line) => line.startsWith(`:${name} `))).toMatch(/^:\w+ +\S.{8,}/u);
    }
  });

  it('greets with the title of the only article, or with the size of the corpus', () => {
    const articles = summaries(['Die Bücherei', 'Das Museum']);
    expect(renderWelcome(articles.slice(0, 1), screen)).toContain('Die Bücherei');
    expect(renderWelcome(articles, screen)).toMatch(/\b2\b[^]*\b3\b/u);
    expect(renderWelcome([], screen)).toContain('corpus/README.md');
  });
});
