import type { Language } from '../../corpus/language.ts';
import { DISCORD_LABELS } from '../discord-labels.ts';
import { containerMessage, heading, textDisplay, type MessagePayload } from './message-payload.ts';

export interface ReindexProgressContent {
  readonly labels: Language;
  readonly articlesDone: number;
  readonly articles: number;
}

/** How far the new index is. The old one serves meanwhile. */
export function renderReindexProgress({
  labels,
  articlesDone,
  articles,
}: ReindexProgressContent): MessagePayload {
  const words = DISCORD_LABELS[labels].index;
  return containerMessage('notice', [
    textDisplay(`${heading(words.title)}\n${words.progress(articlesDone, articles)}`),
  ]);
}

export interface ReindexDoneContent {
  readonly labels: Language;
  readonly articles: number;
  readonly sentences: number;
  readonly seconds: number;
}

/** The new index serves from now on. */
export function renderReindexDone({
  labels,
  articles,
  sentences,
  seconds,
}: ReindexDoneContent): MessagePayload {
  const words = DISCORD_LABELS[labels].index;
  return containerMessage('good', [
    textDisplay(
      `${heading(words.title)}\n${words.done(articles, sentences, Math.max(1, Math.round(seconds)))}`,
    ),
  ]);
}
