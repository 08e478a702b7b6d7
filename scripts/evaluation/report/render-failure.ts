import type { Asked } from '../record.ts';
import type { Failure, ShownSentence } from './failures.ts';
import { html, type Html } from './html.ts';
import { markedText } from './marked-text.ts';

/** A failure as a row: the question, why it failed, what was cited and what answers. */
export function renderFailure({ asked, cause, cited, best, answers }: Failure): Html {
  const { id, set, kind, language, articleLanguage, question } = asked;
  const read = best === undefined ? [] : [best];
  return html`<li data-set="${set}" data-language="${language}" data-kind="${kind}" data-cause="${cause}">
    <p class="question" lang="${language}"><bdi>${question}</bdi></p>
    <p class="facts">
      <strong>${cause}</strong> ${factsOf(asked).map((fact) => html`<span>${fact}</span> `)}<code>${id}</code>
    </p>
    <dl>
      ${cited.length === 0 ? '' : sentences('cited', cited, articleLanguage)}
      ${read.length === 0 ? '' : sentences('read as the best', read, articleLanguage)}
      ${sentences('answers', answers, articleLanguage)}
    </dl>
  </li> `;
}

function factsOf({ set, kind, own, language, articleLanguage, answers, search, reply }: Asked): string[] {
  const place = search?.rank ?? null;
  return [
    ...sourceOf({ set, kind, own }),
    language === articleLanguage ? language : `asked in ${language} of ${articleLanguage}`,
    ...(answers.length === 0 || search === null
      ? []
      : [place === null ? 'the search found no answer' : `the search found an answer at place ${place + 1}`]),
    ...(reply === null || reply.confidence === null ? [] : [`confidence ${reply.confidence.toFixed(2)}`]),
    ...(reply === null || reply.band === null ? [] : [reply.band]),
  ];
}

/** Whence a question comes: its set and its kind, which in some sets is the same for all. */
export function sourceOf({ set, kind, own }: Pick<Asked, 'set' | 'kind' | 'own'>): string[] {
  const named = own ? kind : `${kind}, of another article`;
  return named === set ? [set] : [set, named];
}

/** Sentences of the article under what is said of them. */
export function sentences(
  name: string,
  shown: readonly ShownSentence[],
  language: Asked['articleLanguage'],
): Html {
  return html`<div>
    <dt>${name}</dt>
    ${
      shown.length === 0
        ? html`<dd class="none">no sentence</dd>`
        : shown.map(
            ({ ordinal, text, words }) =>
              html`<dd>
                <span class="ordinal">${ordinal}</span>
                <bdi lang="${language}">${markedText(text, words)}</bdi>
              </dd>`,
          )
    }
  </div>`;
}
