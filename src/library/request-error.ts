import { BelegError } from '../errors.ts';

/** What is wrong with what a program asked for. */
export type RequestProblem =
  | 'unknown-article'
  | 'unknown-sentence'
  /** The articles were exchanged while an answer was made, so that nothing of it may be quoted; asked again, it is answered. */
  | 'articles-changed';

/** A program asked for what there is not: a mistake of the caller's or of the moment, and no fault of beleg's. */
export class RequestError extends BelegError {
  readonly kind: RequestProblem;

  constructor(kind: RequestProblem, problem: string, remedy: string) {
    super(problem, remedy);
    this.kind = kind;
  }
}

/** An article id that is not in the index. */
export function unknownArticle(id: string, known: readonly string[]): RequestError {
  const shown = known.slice(0, IDS_SHOWN).join(', ');
  const others = known.length > IDS_SHOWN ? ` and ${known.length - IDS_SHOWN} others` : '';
  return new RequestError(
    'unknown-article',
    `There is no article with the id ${JSON.stringify(shortened(id))}.`,
    `The articles are ${shown}${others}.`,
  );
}

/** An ordinal that the article does not have. */
export function unknownSentence(articleId: string, ordinal: number, sentences: number): RequestError {
  return new RequestError(
    'unknown-sentence',
    `The article ${articleId} has no sentence ${ordinal}.`,
    sentences === 0
      ? 'It has none that can be quoted.'
      : `Its sentences are numbered from 0 to ${sentences - 1}.`,
  );
}

/** Of what was found nothing may be quoted any more. */
export function articlesChanged(): RequestError {
  return new RequestError(
    'articles-changed',
    'The articles changed while this was answered.',
    'Ask again: it is then answered from what they say by now.',
  );
}

const IDS_SHOWN = 50;
const ID_CHARACTERS = 80;

function shortened(id: string): string {
  return id.length > ID_CHARACTERS ? `${id.slice(0, ID_CHARACTERS)}…` : id;
}
