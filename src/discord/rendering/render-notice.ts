import type { Talk, Unaskable } from '../../answering/answer.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { talkWords } from '../../wording/talk-words.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { DISCORD_LABELS, type DiscordLabels } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { clipMarkup } from './text-budget.ts';
import { containerMessage, heading, textDisplay, type MessagePayload } from './message-payload.ts';

const NOTICE_UNITS = 3_000;

interface NoticeContent {
  readonly language: LabelLanguage;
  /** Plain text, or the catalogue's member that holds it. Markdown in it shows as it is typed. */
  readonly text: string | ((labels: DiscordLabels) => string);
}

/** A short remark of beleg's own: thanks, a button that is out of date, a changed article. */
export function renderNotice({ language, text }: NoticeContent): MessagePayload {
  const words = typeof text === 'string' ? text : text(DISCORD_LABELS[language]);
  return containerMessage('notice', [textDisplay(clipMarkup(escapeText(words), NOTICE_UNITS))]);
}

interface UnaskableContent {
  readonly language: LabelLanguage;
  readonly reason: Unaskable['reason'];
}

/** Says why nothing was searched. */
export function renderUnaskable({ language, reason }: UnaskableContent): MessagePayload {
  return renderNotice({ language, text: ANSWER_LABELS[language].unaskable[reason] });
}

interface TalkContent {
  readonly language: LabelLanguage;
  readonly talk: Talk;
}

/** What is said to small talk, with questions that the articles answer. */
export function renderTalk({ language, talk }: TalkContent): MessagePayload {
  const { line, forExample, examples } = talkWords(talk, language);
  const asked = examples.map((example) => `- ${escapeText(example)}`);
  const text = [escapeText(line), ...(examples.length === 0 ? [] : ['', escapeText(forExample), ...asked])];
  return containerMessage('notice', [textDisplay(text.join('\n'))]);
}

interface ErrorContent {
  readonly language: LabelLanguage;
  /** What finds the fault in the log; the message never says more of it. */
  readonly reference: string;
}

/** The one message for every fault: an apology and the reference of the log's entry. */
export function renderError({ language, reference }: ErrorContent): MessagePayload {
  const words = DISCORD_LABELS[language].error;
  return containerMessage('error', [
    textDisplay(`${heading(words.title)}\n${words.reference(escapeText(reference))}`),
  ]);
}
