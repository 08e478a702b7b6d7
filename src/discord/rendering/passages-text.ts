import type { Citation } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { passage } from './passage.ts';
import { textUnits } from './text-budget.ts';

interface PassagesContent {
  readonly language: LabelLanguage;
  readonly passages: readonly Citation[];
  readonly markAt: (at: number) => string;
  /** Shown with the words that answer in bold. */
  readonly isEvidence: boolean;
  /** Whether titles and headings stand above them, each where it changes: not where the message says both itself. */
  readonly headed: boolean;
  /** What they may take of the message together. */
  readonly units: number;
}

/** A page of passages, a text each: whole where the message holds them, else an equal share for each. */
export function passagesText(content: PassagesContent): readonly string[] {
  const { language, passages, markAt, isEvidence, headed, units } = content;
  const contents = passages.map((citation, at) => ({
    language,
    citation,
    mark: markAt(at),
    emphasised: isEvidence,
    titled: headed && passages[at - 1]?.article.id !== citation.article.id,
    before: passages[at - 1] ?? (headed ? undefined : sameHeading(citation)),
  }));
  const whole = contents.map((one) => passage(one));
  if (whole.reduce((sum, text) => sum + textUnits(text), 0) <= units) return whole;
  const share = Math.floor(units / passages.length);
  return contents.map((one) => passage({ ...one, units: share }));
}

/** What stands above a passage where the message has said its heading, and nothing of its list or its table. */
function sameHeading(citation: Citation): Citation {
  return { ...citation, lead: undefined, cells: undefined };
}
