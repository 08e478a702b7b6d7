/**
 * beleg answers questions with the sentences of your own articles, word for word and with their place, or says that it found
 * none. {@link openBeleg} opens it; docs/library.md tells the rest.
 *
 * @packageDocumentation
 */
export { BelegError } from './errors.ts';
export type { Language } from './language/language.ts';
export type { LabelLanguage } from './language/label-language.ts';
export type { AnswerJson } from './library/answer-json.ts';
export type { ArticlesJson } from './library/articles-json.ts';
export type { CheckJson } from './library/check-json.ts';
export type {
  AskOptions,
  CheckOptions,
  OpenBeleg,
  PassageOptions,
  Reloaded,
} from './library/opened-library.ts';
export type { ArticleJson, PassageJson, SurroundedJson } from './library/passage-json.ts';
export { RequestError, type RequestProblem } from './library/request-error.ts';
export { UsageError, type UsageProblem } from './library/usage-error.ts';
export { openBeleg, type OpenOptions, type OpenProgress } from './open-beleg.ts';
