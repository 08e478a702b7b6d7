import type { Answerer } from '../../src/answering/answer.ts';
import { createChecker } from '../../src/checking/check-quotations.ts';
import type { Article } from '../../src/corpus/article.ts';
import { createEvidence, type Evidence } from '../../src/library/evidence.ts';
import { fakeAnswerer, indexOf } from './answers.ts';
import { LIBRARY } from './articles.ts';

/** What programs may ask of these articles, of which the answerer has to be. */
export function evidenceOf(
  answerer: Answerer = fakeAnswerer(),
  articles: readonly Article[] = [LIBRARY],
): Evidence {
  const checker = createChecker({ index: indexOf(articles), answerer });
  return createEvidence({ answerer: () => answerer, checker: () => checker, defaultLanguage: 'de' });
}
