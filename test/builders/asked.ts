import type { Asked } from '../../scripts/evaluation/record.ts';

type Reply = NonNullable<Asked['reply']>;

interface GivenAsked extends Partial<Omit<Asked, 'reply'>> {
  /** What the bot said; refused where nothing is given, null where the search alone was asked. */
  readonly reply?: Partial<Reply> | null;
}

/** What became of a question of an evaluation; what is not given does not matter to the test. */
export function asked({ reply, ...given }: GivenAsked = {}): Asked {
  const articleId = given.articleId ?? 'a';
  return {
    id: `test/${articleId}/0`,
    set: 'test',
    articleId,
    cluster: `test/${articleId}`,
    articleLanguage: 'de',
    language: 'de',
    kind: 'test',
    question: 'Wer?',
    own: true,
    answers: [],
    also: [],
    span: null,
    search: { rank: null },
    systems: {},
    stages: { embedding: 4, search: 1, reading: 40, whole: 46 },
    texts: {},
    ...given,
    reply: reply === null ? null : replied(reply ?? {}),
  };
}

function replied(reply: Partial<Reply>): Reply {
  const cited = reply.cited ?? [];
  return {
    kind: cited.length > 0 ? 'answered' : 'not-in-corpus',
    band: cited.length > 0 ? 'unsure' : null,
    confidence: 0.5,
    read: cited.map(({ ordinal }) => ordinal),
    bestWords: cited[0]?.words ?? [],
    ...reply,
    cited,
  };
}

/** Sentences cited, without words set off. */
export function citing(...ordinals: readonly number[]): Partial<Reply> {
  return { cited: ordinals.map((ordinal) => ({ ordinal, words: [] })) };
}
