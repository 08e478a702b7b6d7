import type { TextRange } from '../corpus/article.ts';
import type { Thresholds } from '../reading/calibration.ts';
import type { Candidate, Reading } from '../reading/reading.ts';
import type { Match } from '../retrieval/retrieve.ts';
import type { Answered, Band, Citation, NotInCorpus } from './answer.ts';
import type { Citations } from './citations.ts';
import { answeringItems } from './cited-list.ts';
import { samenessOf } from './same-sentence.ts';

/** Citations of an answer, and passages shown with a refusal. */
export const MOST_SHOWN = 3;
/** Further passages on request. */
const MOST_FURTHER = 9;

export interface Findings {
  /** What the person typed now. */
  readonly asked: string;
  /** The earlier question that it was read together with. */
  readonly understoodWith: string | undefined;
  readonly reading: Reading;
}

/**
 * Turns what was read into an answer: quotations and their places, or the refusal. Writes no word of its own, and shows no
 * sentence twice: where else it stands is part of its citation.
 */
export function composeAnswer(
  { asked, understoodWith, reading: read }: Findings,
  thresholds: Thresholds,
  citations: Citations,
): Answered | NotInCorpus {
  const reading = withoutRepeats(read);
  const band = bandOf(reading, thresholds);
  const cited = citedOf(reading, thresholds);
  const items = band === undefined ? [] : answeringItems(reading.candidates, citations);
  const quoted =
    items.length > 0
      ? items
      : inReadingOrder(cited).map(({ match: { sentence }, words }) => ({ sentence, words }));
  const [first, ...others] = quoted.map(({ sentence, words }) => cite({ sentence }, citations, words));
  const passages = [...reading.candidates.map(({ match }) => match), ...reading.others];
  if (first === undefined || band === undefined) {
    const shown = passages.slice(0, MOST_SHOWN + MOST_FURTHER).map((match) => cite(match, citations));
    return {
      kind: 'not-in-corpus',
      question: asked,
      understoodWith,
      nearest: shown.slice(0, MOST_SHOWN),
      more: shown.slice(MOST_SHOWN),
    };
  }
  const rest = others.slice(MOST_SHOWN - 1);
  const said = new Set(quoted.map(({ sentence }) => samenessOf(sentence)));
  return {
    kind: 'answered',
    question: asked,
    understoodWith,
    band,
    citations: [first, ...others.slice(0, MOST_SHOWN - 1)],
    more: [
      ...rest,
      ...passages
        .filter(({ sentence }) => !said.has(samenessOf(sentence)))
        .slice(0, MOST_FURTHER)
        .map((match) => cite(match, citations)),
    ],
    rest: rest.length,
  };
}

/** The reading with each sentence once, at its first and best place. */
function withoutRepeats({ candidates, others, ...rest }: Reading): Reading {
  const seen = new Set<string>();
  const isNew = ({ sentence }: Match): boolean => {
    const { size } = seen;
    return seen.add(samenessOf(sentence)).size > size;
  };
  return {
    ...rest,
    candidates: candidates.filter(({ match }) => isNew(match)),
    others: others.filter(isNew),
  };
}

/** How well the best sentence fits; undefined where it is not sure enough to be cited. */
export function bandOf(
  { confidence }: Pick<Reading, 'confidence'>,
  { good, refuse }: Thresholds,
): Band | undefined {
  if (confidence < refuse) return undefined;
  return confidence >= good ? 'good' : 'unsure';
}

/** The best sentence where it is sure enough, and those that are about as likely to answer; none for a refusal. */
export function citedOf({ candidates }: Reading, { refuse, further }: Thresholds): Candidate[] {
  const [best] = candidates;
  if (best === undefined) return [];
  return candidates
    .filter(({ confidence, share }) => confidence >= refuse && share >= further * best.share)
    .slice(0, MOST_SHOWN);
}

/** The best first; neighbours of one paragraph stay together, in its order. */
function inReadingOrder(cited: readonly Candidate[]): readonly Candidate[] {
  const groups: Candidate[][] = [];
  for (const candidate of cited) {
    const group = groups.find((members) => members.some((member) => areNeighbours(member, candidate)));
    if (group === undefined) groups.push([candidate]);
    else group.push(candidate);
  }
  return groups.flatMap((group) =>
    group.toSorted((a, b) => a.match.sentence.ordinal - b.match.sentence.ordinal),
  );
}

function areNeighbours(
  { match: { sentence: a } }: Candidate,
  { match: { sentence: b } }: Candidate,
): boolean {
  const isBeside = Math.abs(a.ordinal - b.ordinal) === 1;
  return isBeside && a.articleId === b.articleId && a.paragraph === b.paragraph;
}

function cite(
  { sentence }: Pick<Match, 'sentence'>,
  citations: Citations,
  highlights: readonly TextRange[] = [],
): Citation {
  const citation = citations.of(sentence.articleId, sentence.ordinal, highlights);
  if (citation === undefined)
    throw new Error(`no sentence ${sentence.ordinal} in the article ${sentence.articleId}`);
  return citation;
}
