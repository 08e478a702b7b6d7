import { type Answered, type Citation, type NotInCorpus, shownOf } from '../../answering/answer.ts';
import { ANSWER_LABELS, wholeOf } from '../../wording/answer-labels.ts';
import { letterMark, numberMark } from '../../wording/passage-marks.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { Audience } from '../audience.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { answerRows } from './button-rows.ts';
import {
  containerMessage,
  heading,
  separator,
  subtext,
  textDisplay,
  type MessagePayload,
} from './message-payload.ts';
import { joined, passage, sourceOf } from './passage.ts';
import { clipMarkup, MESSAGE_UNITS, textUnits } from './text-budget.ts';

const QUESTION_UNITS = 480;

/** An answer and whom it is shown to. */
export interface AnswerContent {
  readonly answer: Answered | NotInCorpus;
  /** The key of the answer's stored entry: 12 characters of base64url. */
  readonly answerId: string;
  readonly language: LabelLanguage;
  /** The articles that were searched. */
  readonly articleCount: number;
  readonly audience: Audience;
  /** `<@id>` of who shared a private answer; shows the name and pings nobody. */
  readonly sharedBy?: string;
}

/** An answer with its evidence, or the word that the articles hold none with the passages that come nearest. */
export function renderAnswer(content: AnswerContent): MessagePayload {
  const { answer, language, answerId, audience } = content;
  const { shown, texts, footer } = fittingTexts(content);
  return containerMessage(answer.kind === 'answered' ? answer.band : 'none', [
    ...texts.map(textDisplay),
    separator(),
    textDisplay(footer),
    ...answerRows({ language, answer, answerId, shown, audience }),
  ]);
}

interface AnswerTexts {
  readonly shown: readonly Citation[];
  /** The header, then a text for each shown passage. */
  readonly texts: readonly string[];
  readonly footer: string;
}

/** Drops the last passages until the message holds the rest; a single one that is still too long is cut. */
function fittingTexts(content: AnswerContent): AnswerTexts {
  const passages = shownOf(content.answer);
  const header = headerOf(content);
  for (let count = passages.length; ; count -= 1) {
    const shown = passages.slice(0, count);
    const footer = footerOf(content, shown, passages.length - count);
    const left = MESSAGE_UNITS - textUnits(header) - textUnits(footer);
    const texts = passageTexts(content, shown, count === 1 ? left : undefined);
    const taken = texts.reduce((sum, text) => sum + textUnits(text), 0);
    if (taken <= left || count <= 1) return { shown, texts: [header, ...texts], footer };
  }
}

function passageTexts(
  { answer, language }: AnswerContent,
  shown: readonly Citation[],
  units: number | undefined,
): readonly string[] {
  const evident = answer.kind === 'answered';
  const several = new Set(shown.map(({ article }) => article.id)).size > 1;
  return shown.map((citation, index) =>
    passage({
      language,
      citation,
      // Numbers mean evidence; letters only that nothing comes nearer.
      mark: evident ? numberMark(index) : letterMark(index),
      emphasised: evident,
      titled: several && shown[index - 1]?.article.id !== citation.article.id,
      before: shown[index - 1],
      ...(units === undefined ? {} : { units }),
    }),
  );
}

function headerOf({ answer, language }: AnswerContent): string {
  const shared = ANSWER_LABELS[language];
  const question = DISCORD_LABELS[language].question(typed(answer.question));
  const understood = answer.understoodWith && subtext(shared.understoodWith(typed(answer.understoodWith)));
  const verdict =
    answer.kind === 'answered'
      ? [heading(shared.band[answer.band])]
      : [heading(shared.notInCorpus), answer.nearest.length > 0 ? shared.nearest : undefined];
  return lines([subtext(question), understood, ...verdict]);
}

function footerOf(content: AnswerContent, shown: readonly Citation[], omitted: number): string {
  const { answer, language, articleCount, sharedBy } = content;
  const words = DISCORD_LABELS[language];
  const articles = new Map(shown.map(({ article }) => [article.id, article]));
  return lines([
    omitted > 0 ? subtext(words.omitted(omitted)) : undefined,
    answer.kind === 'answered' && answer.rest > 0
      ? subtext(ANSWER_LABELS[language].rest[wholeOf(answer.citations[0])](answer.rest))
      : undefined,
    ...[...articles.values()].map((article) =>
      subtext(
        joined([
          sourceOf(article),
          article.language === language
            ? undefined
            : ANSWER_LABELS[language].articleLanguage[article.language],
        ]),
      ),
    ),
    subtext(answer.kind === 'answered' ? ANSWER_LABELS[language].verbatim : words.searched(articleCount)),
    sharedBy === undefined ? undefined : subtext(words.sharedBy(mention(sharedBy))),
  ]);
}

function typed(question: string): string {
  return clipMarkup(escapeText(question), QUESTION_UNITS);
}

/** Only a user's mention keeps its markup; anything else shows as it is typed. */
function mention(user: string): string {
  return /^<@\d{1,20}>$/u.test(user) ? user : typed(user);
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((line) => line !== undefined && line !== '').join('\n');
}
