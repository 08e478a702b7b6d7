import type { AnswerType } from '../retrieval/answer-type.ts';
import type { Match } from '../retrieval/match.ts';
import type { Question } from '../retrieval/question.ts';
import type { Reading } from '../retrieval/reader.ts';
import type { Answered, Citation, NotInCorpus, TextRange } from './answer.ts';
import type { Citations } from './citations.ts';

/** Citations of an answer, and passages shown with a refusal. */
const MOST_SHOWN = 3;
/** Further passages on request: three more pages. */
const MOST_FURTHER = 9;
/** A further sentence is cited when its score is this near to the best one's: what offering the thing asked for counts. */
const CITED_WITHIN = 0.02;

/** The probabilities that part the bands; from the calibration. */
export interface Thresholds {
  readonly good: number;
  readonly refuse: number;
}

export interface ReadCandidate {
  readonly match: Match;
  readonly reading: Reading;
}

export interface Findings {
  readonly question: Question;
  /** The earlier question that `question` is already joined with. */
  readonly understoodWith: string | undefined;
  /** What the person typed now. */
  readonly asked: string;
  /** Best first. */
  readonly candidates: readonly ReadCandidate[];
}

/** Turns what was found into an answer: quotations and their places, or the refusal. Writes no word of its own. */
export function composeAnswer(
  findings: Findings,
  thresholds: Thresholds,
  citations: Citations,
): Answered | NotInCorpus {
  const { candidates } = findings;
  const [best] = candidates;
  if (best === undefined || best.reading.answers < thresholds.refuse) return refuse(findings, citations);

  const chosen = candidates
    .filter(
      ({ match, reading }) =>
        match.score >= best.match.score - CITED_WITHIN && reading.answers >= thresholds.refuse,
    )
    .slice(0, MOST_SHOWN);
  const [first, ...others] = chosen
    .map((candidate) => cite(candidate, citations, candidate.reading.span))
    .toSorted(citations.inOrder);
  if (first === undefined) return refuse(findings, citations);
  return {
    kind: 'answered',
    question: findings.asked,
    understoodWith: findings.understoodWith,
    band: best.reading.answers >= thresholds.good ? 'good' : 'unsure',
    citations: [first, ...others],
    more: candidates
      .filter((candidate) => !chosen.includes(candidate))
      .slice(0, MOST_FURTHER)
      .map((candidate) => cite(candidate, citations)),
  };
}

function refuse(
  { question, asked, understoodWith, candidates }: Findings,
  citations: Citations,
): NotInCorpus {
  const passages = candidates
    .slice(0, MOST_SHOWN + MOST_FURTHER)
    .map((candidate) => cite(candidate, citations));
  return {
    kind: 'not-in-corpus',
    question: asked,
    understoodWith,
    missing: missingIn(candidates.slice(0, MOST_SHOWN), question.asksFor),
    nearest: passages.slice(0, MOST_SHOWN),
    more: passages.slice(MOST_SHOWN),
  };
}

/** The kind of thing asked for, where none of the nearest passages nor the sentence after one offers it. */
function missingIn(
  nearest: readonly ReadCandidate[],
  asksFor: AnswerType | undefined,
): AnswerType | undefined {
  const nowhere = nearest.length > 0 && nearest.every(({ match }) => match.offer === 'nowhere');
  return nowhere ? asksFor : undefined;
}

function cite(
  { match }: ReadCandidate,
  citations: Citations,
  highlights: readonly TextRange[] = [],
): Citation {
  const { articleId, ordinal } = match.sentence;
  const citation = citations.of(articleId, ordinal, highlights);
  if (citation === undefined) throw new Error(`no sentence ${ordinal} in the article ${articleId}`);
  return citation;
}
