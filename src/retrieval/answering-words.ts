import { stemOf, stemsOf, wordsOf } from '../search-index/words.ts';
import { offersOf } from './answer-type.ts';
import { wordPattern } from './word-pattern.ts';
import type { Match } from './match.ts';
import type { Question } from './question.ts';

/** Words that a sentence shares with any question, and that tell nothing: they are not set off. */
const FUNCTION_WORDS = wordPattern([
  'der|die|das|den|dem|des|ein(?:e[rsmn]?)?|kein(?:e[rsmn]?)?|und|oder|aber|auch|nur|noch|schon|nicht|denn|als|wie|wenn|dass|ob|so|zu|zur|zum|in|im|ins|an|am|auf|aus|bei|beim|mit|nach|seit|von|vom|vor|für|gegen|durch|über|unter|um|bis|ab|er|sie|es|ihn|ihm|ihr(?:e[rsmn]?)?|sein(?:e[rsmn]?)?|man|sich|wir|ich|du|dies(?:e[rsmn]?)?|da|dort|hat|haben|hatten?|ist|sind|war|waren|wird|werden|wurden?|soll|sollen|will|wollen|kann|können|sagen|sagte?n?|sagt|was|wer|wen|wem|wo|wann|warum|welche[rsmn]?|gibt|geht',
  'the|a|an|and|or|but|also|only|not|no|as|how|if|that|to|of|in|on|at|by|for|from|with|after|before|about|over|under|he|she|it|they|we|you|his|her|its|their|this|these|there|has|have|had|is|are|was|were|be|been|will|would|can|could|do|does|did|say|says|said|what|who|whom|whose|where|when|why|which|s',
  'le|la|les|l|un|une|des|du|de|d|et|ou|mais|aussi|ne|n|pas|que|qu|si|à|a|au|aux|en|dans|par|pour|sur|sous|avec|sans|après|avant|il|elle|ils|elles|on|se|s|son|sa|ses|leurs?|ce|c|cette|ces|y|est|sont|était|ont|ait|être|avoir|sera|va|peut|dit|qui|quoi|où|quand|pourquoi|quel(?:le)?s?|comment',
]);

export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a sentence that answer, as far as that can be told: what the question asks for (a sum, a date, a name)
 * where the sentence offers it, else the words that it shares with the question and that tell something.
 */
export function answeringWords(question: Question, match: Match): WordRange[] {
  const { text } = match.sentence;
  const offered = question.asksFor === undefined ? [] : offersOf(text, question.asksFor);
  return offered.length > 0 ? offered : sharedWords(question.text, text, match);
}

function sharedWords(question: string, text: string, { language }: Match): WordRange[] {
  const stems = stemsOf(question.replaceAll(FUNCTION_WORDS, ' '), language);
  const shared = wordsOf(text).filter((word) => stems.has(stemOf(word.text, language)));
  return joinNeighbours(shared, text);
}

/** Words with nothing but a blank or a hyphen between them are set off as one. */
function joinNeighbours(words: readonly WordRange[], text: string): WordRange[] {
  const joined: WordRange[] = [];
  for (const { start, end } of words) {
    const last = joined.at(-1);
    if (last !== undefined && /^[\s-]*$/u.test(text.slice(last.end, start))) {
      joined[joined.length - 1] = { start: last.start, end };
    } else joined.push({ start, end });
  }
  return joined;
}
