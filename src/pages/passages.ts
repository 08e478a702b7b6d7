import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Citation, Place, QuotedArticle } from '../answering/answer.ts';
import { webAddress } from '../system/web-address.ts';
import { ANSWER_LABELS, SOURCES_NAMED } from '../wording/answer-labels.ts';
import { articleName } from '../wording/article-name.ts';
import { captionOver, sectionOf, changeNote } from '../wording/caption.ts';
import { shownMark } from '../wording/passage-marks.ts';
import { shownDate } from '../wording/shown-date.ts';
import type { PageContext } from './addresses.ts';
import { outward, outwardNote } from './document.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { gap, inLine, marked, shown, withElements, type Child } from './shown-text.ts';

/** How passages are shown together. */
interface PassagesShown {
  readonly markAt: (at: number) => string;
  /** With the words that answer set off: only evidence has them. */
  readonly isEvidence: boolean;
  /** Whether each unfolds to the sentences beside it. */
  readonly unfolds: boolean;
  /** The quotation above the first; what stands under the same article or caption names it no more. */
  readonly before?: Citation | undefined;
}

/** Quotations under their marks, each with its place. */
export function passageList(
  citations: readonly Citation[],
  options: PassagesShown,
  context: PageContext,
): Element {
  const { markAt, isEvidence, before } = options;
  const items = citations.map((citation, at) =>
    passage(
      citation,
      { ...options, mark: markAt(at), before: at === 0 ? before : citations[at - 1] },
      context,
    ),
  );
  return h('ol.passages', { className: isEvidence ? ['evidence'] : ['nearby'], role: 'list' }, items);
}

interface PassageShown extends Omit<PassagesShown, 'markAt'> {
  readonly mark: string;
}

function passage(
  citation: Citation,
  { mark, isEvidence, unfolds, before }: PassageShown,
  context: PageContext,
): Element {
  const { text, article, highlights } = citation;
  const quotation = h(
    'blockquote',
    { lang: article.language, cite: webAddress(citation.link) },
    h('p', [...marked(text, isEvidence ? highlights : [])]),
  );
  const isSameArticle = before?.article.id === article.id;
  return h('li', [
    h('span.number', shownMark(mark)),
    h('figure', [
      captionLine(citation, before, context),
      quotation,
      h('figcaption', [
        changeLine(citation, context),
        h('p.place', [...placeLine(citation, { named: !isSameArticle }, context)]),
        alsoLine(citation, context),
      ]),
    ]),
    unfolds ? inContext(citation, context) : undefined,
  ]);
}

/** What is to know of the quotation's source. */
function changeLine(citation: Citation, { language }: PageContext): Child {
  const note = changeNote(citation, language);
  return note === undefined ? undefined : h('p.changed', h('strong', note));
}

/** What a row of a table or an item of a list stands under. */
export function captionLine(
  citation: Citation,
  before: Citation | undefined,
  { language }: PageContext,
): Child {
  const caption = captionOver(citation, before);
  if (caption === undefined) return undefined;
  const text = h('span', { lang: citation.article.language }, shown(caption.text));
  return h('p.caption', [...withElements(ANSWER_LABELS[language].caption[caption.of](gap()), [text])]);
}

/** Where a sentence stands: its article, section, page and number, and the way to the source. */
export function placeLine(
  citation: Citation,
  { named }: { readonly named: boolean },
  context: PageContext,
): readonly Child[] {
  const { article, ordinal, page } = citation;
  const labels = ANSWER_LABELS[context.language];
  const section = sectionOf(citation);
  const link = webAddress(citation.link);
  const heading = h('span', { lang: article.language }, shown(section ?? ''));
  return inLine([
    ...(named ? sourceOf(article, context) : []),
    section === undefined ? undefined : withElements(labels.section(gap()), [heading]),
    page === undefined ? undefined : [labels.page(page)],
    [
      h('a', { href: context.addresses.article(article.id, ordinal), ...outward(context) }, [
        labels.sentenceNumber(ordinal),
        ...outwardNote(context),
      ]),
    ],
    link === undefined
      ? undefined
      : [
          h('a', { href: link, ...outward(context), rel: ['noopener'] }, [
            labels.sourceLink,
            ...outwardNote(context),
          ]),
        ],
  ]);
}

/** An article by its title, publisher and date, and its language where that is not the person's. */
export function sourceOf(
  article: QuotedArticle,
  { language }: Pick<PageContext, 'language'>,
): readonly (readonly Child[] | undefined)[] {
  const { publisher, date } = article;
  return [
    [h('cite', { lang: article.language }, shown(articleName(article)))],
    publisher === undefined ? undefined : [shown(publisher)],
    date === undefined ? undefined : [shown(shownDate(date, language))],
    article.language === language ? undefined : [ANSWER_LABELS[language].articleLanguage[article.language]],
  ];
}

/** Where else the sentence stands: the first by name, the others counted. */
function alsoLine({ also }: Citation, context: PageContext): Child {
  if (also.length === 0) return undefined;
  const named = also.slice(0, SOURCES_NAMED);
  const words = ANSWER_LABELS[context.language].also(
    named.map((_, at) => gap(at)),
    also.length - named.length,
  );
  return h('p.place', [
    ...withElements(
      words,
      named.map((place) => linkToPlace(place, context)),
    ),
  ]);
}

function linkToPlace({ article, ordinal, link }: Place, context: PageContext): Element {
  const href = webAddress(link) ?? context.addresses.article(article.id, ordinal);
  return h('a', { href, ...outward(context) }, [
    h('cite', { lang: article.language }, shown(articleName(article))),
    ...outwardNote(context),
  ]);
}

/** The sentences beside it, to unfold. */
function inContext({ article, before, text, after }: Citation, { language }: PageContext): Element {
  const labels = PAGE_LABELS[language].context;
  return h('details', [
    h('summary', labels.summary),
    before === undefined ? h('p.note', labels.start) : undefined,
    h('blockquote', { lang: article.language }, [
      before === undefined ? undefined : h('p', shown(before)),
      h('p.quoted', shown(text)),
      after === undefined ? undefined : h('p', shown(after)),
    ]),
    after === undefined ? h('p.note', labels.end) : undefined,
  ]);
}
