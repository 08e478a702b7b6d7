import type { BuildProgress, BuildSummary } from '../../indexing/build-summary.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { containerMessage, heading, textDisplay, type MessagePayload } from './message-payload.ts';

interface BuildProgressContent extends Pick<BuildProgress, 'done' | 'total'> {
  readonly language: LabelLanguage;
}

/** How far the new index is, in sentences. The old one serves meanwhile. */
export function renderBuildProgress({ language, done, total }: BuildProgressContent): MessagePayload {
  const words = DISCORD_LABELS[language].index;
  return containerMessage('notice', [textDisplay(`${heading(words.title)}\n${words.progress(done, total)}`)]);
}

interface BuildDoneContent extends Pick<BuildSummary, 'articles' | 'sentences' | 'seconds'> {
  readonly language: LabelLanguage;
}

/** The new index serves from now on. */
export function renderBuildDone({
  language,
  articles,
  sentences,
  seconds,
}: BuildDoneContent): MessagePayload {
  const words = DISCORD_LABELS[language].index;
  const done = words.done(articles, sentences, Math.max(1, Math.round(seconds)));
  return containerMessage('good', [textDisplay(`${heading(words.title)}\n${done}`)]);
}
