import type { Failure, ShownSentence } from './failures.ts';
import { html, type Html } from './html.ts';
import { markedText } from './marked-text.ts';

/** A failure as a row: the question, why it failed, what was cited and what answers. */
export function renderFailure({ asked, cause, cited, best, answers }: Failure): Html {
  const { id, set, kind, language, articleLanguage, question, reply, own } = asked;
  const words = new Map(reply?.cited.map((one) => [one.ordinal, one.words]));
  const facts = [
    set,
    own ? kind : `${kind}, of another article`,
    language === articleLanguage ? language : `asked in ${language} of ${articleLanguage}`,
    ...(reply === null || reply.confidence === null ? [] : [`confidence ${reply.confidence.toFixed(2)}`]),
    ...(reply === null || reply.band === null ? [] : [reply.band]),
  ];
  return html`<li data-set="${set}" data-language="${language}" data-kind="${kind}" data-cause="${cause}">
    <p class="question" lang="${language}"><bdi>${question}</bdi></p>
    <p class="facts">
      <strong>${cause}</strong> ${facts.map((fact) => html`<span>${fact}</span> `)}<code>${id}</code>
    </p>
    <dl>
      ${sentences('cited', cited, (sentence) => markedText(sentence.text, words.get(sentence.ordinal) ?? []))}${
        best === undefined ? '' : sentences('read as the best', [best], ({ text }) => html`${text}`)
      }${
        answers.length === 0
          ? html`<div>
              <dt>answers</dt>
              <dd class="none">no sentence of the article</dd>
            </div>`
          : sentences('answers', answers, ({ text }) => html`${text}`)
      }
    </dl>
  </li> `;
}

function sentences(
  name: string,
  shown: readonly ShownSentence[],
  textOf: (sentence: ShownSentence) => Html,
): Html | '' {
  if (shown.length === 0) return '';
  const rows = shown.map(
    (sentence) =>
      html`<dd><span class="ordinal">${sentence.ordinal}</span> <bdi>${textOf(sentence)}</bdi></dd>`,
  );
  return html`<div>
    <dt>${name}</dt>
    ${rows}
  </div>`;
}
