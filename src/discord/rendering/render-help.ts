import type { Language } from '../../language/language.ts';
import { DISCORD_LABELS, type HelpFacts } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { containerMessage, heading, separator, textDisplay, type MessagePayload } from './message-payload.ts';
import { clipMarkup } from './text-budget.ts';

const NAME_UNITS = 100;

export interface HelpContent {
  readonly language: Language;
  readonly botName: string;
  /** Days that a question and its answer are kept for the buttons. */
  readonly storedDays: number;
  readonly articleCount: number;
  readonly called: HelpFacts['called'];
}

/** What the bot can do, and what it stores for how long. */
export function renderHelp(content: HelpContent): MessagePayload {
  const { language, botName, storedDays, articleCount, called } = content;
  const { title, paragraphs } = DISCORD_LABELS[language].help;
  const name = clipMarkup(escapeText(botName), NAME_UNITS);
  const texts = paragraphs({ articles: articleCount, storedDays, botName: name, called });
  return containerMessage('notice', [
    textDisplay(heading(title(name))),
    ...texts.slice(0, -1).map(textDisplay),
    separator(),
    ...texts.slice(-1).map(textDisplay),
  ]);
}
