import type { LabelLanguage } from '../../language/label-language.ts';
import { DISCORD_LABELS, type HelpFacts } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { containerMessage, heading, separator, textDisplay, type MessagePayload } from './message-payload.ts';
import { clipMarkup } from './text-budget.ts';

const NAME_UNITS = 100;

interface HelpContent extends HelpFacts {
  readonly language: LabelLanguage;
}

/** What the bot can do, and what it stores for how long. */
export function renderHelp({ language, ...facts }: HelpContent): MessagePayload {
  const { title, paragraphs } = DISCORD_LABELS[language].help;
  const botName = clipMarkup(escapeText(facts.botName), NAME_UNITS);
  const texts = paragraphs({ ...facts, botName });
  return containerMessage('notice', [
    textDisplay(heading(title(botName))),
    ...texts.slice(0, -1).map(textDisplay),
    separator(),
    ...texts.slice(-1).map(textDisplay),
  ]);
}
