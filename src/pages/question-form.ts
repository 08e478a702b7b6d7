import type { Element } from 'hast';
import { h } from 'hastscript';
import { QUESTION_LIMIT } from '../answering/askable.ts';
import type { ArticleSummary } from '../answering/answer.ts';
import { LABEL_LANGUAGES } from '../language/label-language.ts';
import { articleName } from '../wording/article-name.ts';
import type { PageContext } from './addresses.ts';
import { LANGUAGE_NAMES, PAGE_LABELS } from './page-labels.ts';
import { shown } from './shown-text.ts';

/** Of a long question that a follow-up may lean on, as it is named. In characters. */
const FOLLOWED_CHARACTERS = 120;
const HINT = 'question-hint';
const ERROR = 'question-error';

interface FormContent {
  readonly articles: readonly ArticleSummary[];
  /** What stands in the fields at the beginning. */
  readonly question?: string | undefined;
  readonly article?: string | undefined;
  /** The question that the next one may follow up. */
  readonly followed?: string | undefined;
  /** What is wrong with the question, in the person's language. */
  readonly error?: string | undefined;
  /** Said above the field. */
  readonly hint?: string | undefined;
}

/** The form that asks: its fields are what decides an answer. */
export function questionForm(content: FormContent, { language, addresses }: PageContext): Element {
  const { articles, question, followed, error, hint } = content;
  const labels = PAGE_LABELS[language];
  const described = [...(error === undefined ? [] : [ERROR]), ...(hint === undefined ? [] : [HINT])];
  return h('form', { action: addresses.form, method: 'get', role: 'search' }, [
    hint === undefined ? undefined : h('p.hint', { id: HINT }, hint),
    h('div.field', [
      h('label', { for: 'question' }, labels.question),
      error === undefined ? undefined : h('p.error', { id: ERROR }, error),
      h('input', {
        type: 'text',
        id: 'question',
        name: 'question',
        value: question === undefined ? undefined : shown(question),
        required: true,
        maxLength: QUESTION_LIMIT,
        autoComplete: 'off',
        dir: 'auto',
        enterKeyHint: 'search',
        ariaDescribedBy: described.length === 0 ? undefined : described,
        ariaInvalid: error === undefined ? undefined : 'true',
      }),
    ]),
    followed === undefined ? undefined : followUpBox(followed, labels.followUp),
    h('div.choices', [
      articleChoice(articles, content.article, { language }),
      h('div.field', [
        h('label', { for: 'language' }, labels.language),
        h(
          'select',
          { id: 'language', name: 'language' },
          LABEL_LANGUAGES.map((one) =>
            h('option', { value: one, lang: one, selected: one === language }, LANGUAGE_NAMES[one]),
          ),
        ),
      ]),
      h('button', { type: 'submit' }, labels.submit),
    ]),
  ]);
}

/** There is a choice only where there are several. */
function articleChoice(
  articles: readonly ArticleSummary[],
  chosen: string | undefined,
  { language }: Pick<PageContext, 'language'>,
): Element | undefined {
  const labels = PAGE_LABELS[language];
  if (articles.length < 2) return undefined;
  return h('div.field.wide', [
    h('label', { for: 'article' }, labels.article),
    h('select', { id: 'article', name: 'article' }, [
      h('option', { value: '' }, labels.allArticles),
      ...offered(articles, chosen).map((article) =>
        h(
          'option',
          { value: article.id, lang: article.language, selected: article.id === chosen },
          shown(articleName(article, NAME_CHARACTERS)),
        ),
      ),
    ]),
  ]);
}

/** Among more nobody finds anything; each can still be asked from its own page. */
const ARTICLES_OFFERED = 200;

function offered(articles: readonly ArticleSummary[], chosen: string | undefined): readonly ArticleSummary[] {
  return articles.filter(({ id }, at) => at < ARTICLES_OFFERED || id === chosen);
}

/** A choice shows no more of a title. */
const NAME_CHARACTERS = 80;

function followUpBox(followed: string, label: (question: string) => string): Element {
  const question =
    followed.length > FOLLOWED_CHARACTERS ? `${followed.slice(0, FOLLOWED_CHARACTERS)}…` : followed;
  return h('label.tick', [
    h('input', { type: 'checkbox', name: 'earlier', value: shown(followed), checked: true }),
    h('span', { dir: 'auto' }, label(shown(question))),
  ]);
}
