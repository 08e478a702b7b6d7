import { ButtonStyle } from 'discord.js';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { Traces } from '../forgetting/forget-user.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { button, buttonRow } from './button-rows.ts';
import { containerMessage, heading, textDisplay, type MessagePayload } from './message-payload.ts';

interface ForgetContent {
  readonly language: LabelLanguage;
  /** What is stored of the user. */
  readonly traces: Traces;
  /** Whether the log of this bot holds questions, which stay there. */
  readonly logsQuestions: boolean;
}

/** What would be forgotten, and the button that does it; no button where nothing is stored. */
export function renderForget({ language, traces, logsQuestions }: ForgetContent): MessagePayload {
  const words = DISCORD_LABELS[language].forget;
  const logged = logsQuestions ? [textDisplay(words.logged)] : [];
  if (isNothing(traces)) return containerMessage('notice', [textDisplay(words.nothing), ...logged]);
  return containerMessage('notice', [
    textDisplay(heading(words.title)),
    textDisplay(words.stored(traces.answers, traces.votes)),
    textDisplay(words.stays),
    ...logged,
    ...buttonRow([button({ action: 'forget' }, words.confirm, { style: ButtonStyle.Danger })]),
  ]);
}

interface ForgottenContent extends Omit<ForgetContent, 'logsQuestions'> {
  readonly storedDays: number;
}

/** What was forgotten. */
export function renderForgotten({ language, traces, storedDays }: ForgottenContent): MessagePayload {
  const words = DISCORD_LABELS[language].forget;
  const { answers, votes } = traces;
  const text = isNothing(traces) ? words.nothing : words.done(answers, votes, storedDays);
  return containerMessage('notice', [textDisplay(text)]);
}

function isNothing({ answers, votes }: Traces): boolean {
  return answers + votes === 0;
}
