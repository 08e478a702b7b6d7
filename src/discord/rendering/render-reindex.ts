import type { Language } from '../../language/language.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { containerMessage, heading, textDisplay, type MessagePayload } from './message-payload.ts';

export interface ReindexProgressContent {
  readonly language: Language;
  readonly done: number;
  readonly total: number;
}

/** How far the new index is, in sentences. The old one serves meanwhile. */
export function renderReindexProgress({ language, done, total }: ReindexProgressContent): MessagePayload {
  const words = DISCORD_LABELS[language].index;
  return containerMessage('notice', [textDisplay(`${heading(words.title)}\n${words.progress(done, total)}`)]);
}

export interface ReindexDoneContent {
  readonly language: Language;
  readonly articles: number;
  readonly sentences: number;
  readonly seconds: number;
}

/** The new index serves from now on. */
export function renderReindexDone({
  language,
  articles,
  sentences,
  seconds,
}: ReindexDoneContent): MessagePayload {
  const words = DISCORD_LABELS[language].index;
  return containerMessage('good', [
    textDisplay(
      `${heading(words.title)}\n${words.done(articles, sentences, Math.max(1, Math.round(seconds)))}`,
    ),
  ]);
}
