import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import type { LabelLanguage } from '../../src/language/label-language.ts';
import { PAGE_LABELS } from '../../src/pages/page-labels.ts';
import { HELD_ARTICLE_LABELS } from '../../src/terminal/chat/held-article.ts';
import { TERMINAL_LABELS } from '../../src/terminal/terminal-labels.ts';
import { ANSWER_LABELS } from '../../src/wording/answer-labels.ts';

/** All that beleg says to who asks in a language; a label with gaps once for each kind of what may fill them. */
export function labelTexts(language: LabelLanguage): readonly string[] {
  const faces = [ANSWER_LABELS, DISCORD_LABELS, TERMINAL_LABELS, HELD_ARTICLE_LABELS, PAGE_LABELS];
  return faces.flatMap((labels) => textsIn(labels[language]));
}

function textsIn(labels: unknown): readonly string[] {
  if (typeof labels === 'string') return [labels];
  if (typeof labels === 'function') return textsIn(filledIn(labels));
  return typeof labels === 'object' && labels !== null ? Object.values(labels).flatMap(textsIn) : [];
}

/** Of one of everything and of many, to be filled into any label that asks for facts by name. */
const FACTS = [1, 2_000].flatMap((many) => [
  {
    botName: 'beleg',
    articleCount: many,
    storedDays: many,
    readsReplies: many === 1,
    logsQuestions: many === 1,
    languageModel: many === 1 ? 'here' : 'elsewhere',
    asksDatabaseElsewhere: many !== 1,
    articles: many,
    sentences: many,
    title: undefined,
  },
]);

/** What may stand in the gaps of a label, in its order. */
const GAPS: readonly (readonly unknown[])[] = [
  ...FACTS.map((facts) => [facts]),
  [{ title: 'A' }],
  [1, 1, 1],
  [2_000, 2_001, 2_002],
  [['A'], 0],
  [['A'], 1],
  [[], 2_000],
  ['A', 'B', 'C'],
  [''],
];

/** A text in which something stands that no label was made for. */
const AMISS = /\[object|undefined|NaN/u;

function filledIn(label: Function): readonly string[] {
  const texts = GAPS.flatMap((gap) => {
    try {
      return textsIn(Reflect.apply(label, undefined, gap));
    } catch {
      return [];
    }
  }).filter((text) => !AMISS.test(text));
  if (texts.length === 0) throw new Error(`No facts fill ${String(label)}`);
  return texts;
}
