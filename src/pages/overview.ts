import { h } from 'hastscript';
import type { ArticleOverview, Overview, SectionOpening } from '../answering/answer.ts';
import { webAddress } from '../system/web-address.ts';
import { ANSWER_LABELS } from '../wording/answer-labels.ts';
import { articleName } from '../wording/article-name.ts';
import { sectionQuestion } from '../wording/talk-words.ts';
import type { Asked, PageContext } from './addresses.ts';
import { outward, outwardNote } from './document.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { captionLine, placeLine, sourceOf } from './passages.ts';
import { inLine, shown, type Child } from './shown-text.ts';

/** What articles are about, in their own words: of one its sections, of several the first sentence of each. */
export function overviewParts(
  { articles, others }: Overview,
  asked: Asked,
  context: PageContext,
): readonly Child[] {
  const labels = ANSWER_LABELS[context.language].overview;
  const [first, ...further] = articles;
  if (further.length === 0 && others === 0) return articleParts(first, asked, context);
  return [
    h('h2.verdict', labels.ofArticles(articles.length + others)),
    ...articles.map((overview) => oneOfSeveral(overview, asked, context)),
    others === 0 ? undefined : h('p.note', labels.otherArticles(others)),
  ];
}

function articleParts(
  { article, sections, sectionCount }: ArticleOverview,
  asked: Asked,
  context: PageContext,
): readonly Child[] {
  const labels = ANSWER_LABELS[context.language].overview;
  const source = webAddress(article.url);
  const unseen = sectionCount - sections.length;
  const whole = h('a', { href: context.addresses.article(article.id), ...outward(context) }, [
    PAGE_LABELS[context.language].wholeArticle,
    ...outwardNote(context),
  ]);
  return [
    h('h2.verdict', labels.ofArticle),
    h('p.place', [
      ...inLine([
        ...sourceOf(article, context),
        [whole],
        source === undefined
          ? undefined
          : [h('a', { href: source, ...outward(context) }, [labels.source, ...outwardNote(context)])],
      ]),
    ]),
    ...sections.map((section) => sectionOpening(section, { ...asked, article: article.id }, context)),
    unseen === 0 ? undefined : h('p.note', labels.otherSections(unseen)),
  ];
}

/** The heading leads to the section: by the question that asks for it, or, above the first heading, by its place. */
function sectionOpening({ heading = '', first }: SectionOpening, asked: Asked, context: PageContext): Child {
  const { language, addresses } = context;
  const { article } = first;
  const name = shown(heading).trim();
  const link =
    name === ''
      ? h('a', { href: addresses.article(article.id, first.ordinal), ...outward(context) }, [
          ANSWER_LABELS[language].overview.opening,
          ...outwardNote(context),
        ])
      : h(
          'a',
          {
            href: addresses.ask({
              ...asked,
              question: sectionQuestion(heading, language),
              language,
              earlier: undefined,
            }),
            lang: article.language,
          },
          name,
        );
  return h('section.opening', [
    h('h3', link),
    captionLine(first, undefined, context),
    h('blockquote', { lang: article.language, cite: webAddress(first.link) }, h('p', shown(first.text))),
  ]);
}

function oneOfSeveral({ article, sections }: ArticleOverview, asked: Asked, context: PageContext): Child {
  const { language, addresses } = context;
  const [opening] = sections;
  const ask = addresses.ask({ ...asked, article: article.id, language, earlier: undefined });
  return h('section.opening', [
    h('h3', h('a', { href: ask, lang: article.language }, shown(articleName(article)))),
    ...(opening === undefined
      ? []
      : [
          h('blockquote', { lang: article.language }, h('p', shown(opening.first.text))),
          h('p.place', [
            ...inLine([
              ...sourceOf(article, context).slice(1),
              [...placeLine(opening.first, { named: false }, context)],
            ]),
          ]),
        ]),
  ]);
}
