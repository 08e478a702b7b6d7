import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import { answerPage } from '../../src/pages/answer-page.ts';
import { startPage } from '../../src/pages/start-page.ts';
import { ANSWER_LABELS } from '../../src/wording/answer-labels.ts';
import { answered, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { LIBRARY } from '../builders/articles.ts';
import { ANSWERS, ASKED, CARDS, contextIn, ofCards, SUMMARIES } from './page-samples.ts';
import { attributeOf, ParsedPage, textOf } from './parsed-page.ts';

const pageOf = (answer: Parameters<typeof answerPage>[0]['answer'], context = contextIn('de')): ParsedPage =>
  new ParsedPage(answerPage({ answer, asked: ASKED, articles: SUMMARIES }, context));

describe.each(LABEL_LANGUAGES)('a page in %s', (language) => {
  it.each(Object.entries(ANSWERS))('is whole for an answer of the kind: %s', (_kind, answer) => {
    const page = pageOf(answer, contextIn(language));
    const ids = page.attributes('id');
    const links = page.attributes('href');
    const [html] = page.named('html');
    expect(html && attributeOf(html, 'lang')).toBe(language);
    expect(page.texts('title')[0]).toMatch(/\S – beleg$/u);
    expect(page.named('h1')).toHaveLength(1);
    expect(page.named('main')).toHaveLength(1);
    expect(page.named('script')).toEqual([]);
    expect(page.attributes('style')).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.filter((link) => !/^(?:\/|#|https:\/\/example\.org\/)/u.test(link))).toEqual([]);
    expect(page.elements.map(textOf).join('')).not.toMatch(/[\uE000-\uE0FF]|undefined|\[object/u);
  });

  it('says how well the sentences fit, or that none was found', () => {
    const labels = ANSWER_LABELS[language];
    const context = contextIn(language);
    expect(pageOf(ANSWERS.good, context).texts('h2')).toContain(labels.band.good);
    expect(pageOf(ANSWERS.unsure, context).texts('h2')).toContain(labels.band.unsure);
    expect(pageOf(ANSWERS.refusal, context).texts('h2')).toContain(labels.notInCorpus);
  });
});

describe('the page of an answer', () => {
  it('quotes word for word, in the language of the article, with the words set off that answer', () => {
    const page = pageOf(answered(), contextIn('fr'));
    const [quotation] = page.named('blockquote');
    expect(quotation && textOf(quotation)).toBe(SUNDAYS.text);
    expect(quotation && attributeOf(quotation, 'lang')).toBe('de');
    expect(quotation && attributeOf(quotation, 'cite')).toBe(SUNDAYS.link);
    expect(page.texts('mark')).toEqual(['sonntags', '10 bis 16 Uhr']);
  });

  it('links to the place in the source and in the article', () => {
    const page = pageOf(answered());
    expect(page.attributes('href')).toContain(SUNDAYS.link);
    expect(page.attributes('href')).toContain(`/articles/${LIBRARY.id}#1`);
  });

  it('says what rows and items stand under', () => {
    expect(pageOf(answered({ citations: [ofCards(1)] })).texts('p')).toContain(
      'Tabelle: Karte | Preis | Gilt',
    );
    expect(pageOf(answered({ citations: [ofCards(5)] })).texts('p')).toContain('Liste: Mitzubringen sind:');
  });

  it('names further sources with links, and counts the others', () => {
    const page = pageOf(ANSWERS.also);
    expect(page.texts('p')).toContain('auch in: Der Bote, Amtsblatt, Stadtanzeiger und 1 weiteren Artikel');
    expect(page.texts('a')).toEqual(expect.arrayContaining(['Der Bote', 'Amtsblatt', 'Stadtanzeiger']));
  });

  it('tells the page of a file that has pages', () => {
    expect(
      pageOf(answered({ citations: [{ ...SUNDAYS, page: 3 }] }))
        .texts('p')
        .join('\n'),
    ).toContain('S.\u00A03');
  });

  it('unfolds a quotation to the sentences beside it, and what goes on with the list', () => {
    const page = pageOf(ANSWERS.unsure);
    expect(page.texts('summary')).toEqual([
      'Im Zusammenhang lesen',
      'Die Liste geht weiter: 2 weitere Punkte',
      '1 weitere Stelle',
    ]);
    const [context, goesOn, further] = page.texts('details');
    expect(context).toContain(ofCards(5).text);
    expect(goesOn).toContain(`[2]${ofCards(5).text}`);
    expect(goesOn).toContain(`[3]${ofCards(7).text}`);
    expect(further).toContain(`(a)${ofCards(0).text}`);
  });

  it('says where an article begins and ends', () => {
    const [first] = pageOf(answered({ citations: [ofCards(0)] })).texts('details');
    const [last] = pageOf(answered({ citations: [ofCards(8)] })).texts('details');
    expect(first).toContain('Hier beginnt der Artikel.');
    expect(last).toContain('Hier endet der Artikel.');
  });

  it('shows what only comes near under letters, and sets nothing off in it', () => {
    const page = pageOf(notInCorpus({ nearest: [SUNDAYS] }));
    expect(page.texts('span')).toContain('(a)');
    expect(page.named('mark')).toEqual([]);
  });

  it('holds all that decides the answer in its permanent link', () => {
    const asked = { ...ASKED, article: 'karten', earlier: 'Was kostet das?' };
    const html = answerPage({ answer: answered(), asked, articles: SUMMARIES }, contextIn('de'));
    const { searchParams } = new URL(new ParsedPage(html).linkTo('/permanent'), 'http://a');
    expect(Object.fromEntries(searchParams)).toEqual({
      question: ASKED.question,
      article: 'karten',
      language: 'de',
      earlier: 'Was kostet das?',
    });
  });

  it('offers to read the next question as a follow-up of the last that stood for itself', () => {
    expect(pageOf(answered()).values('earlier')).toEqual([answered().question]);
    expect(pageOf(ANSWERS.unsure).values('earlier')).toEqual(['Was ist mitzubringen?']);
    expect(pageOf(ANSWERS.talk).values('earlier')).toEqual([]);
  });

  it('leads from an overview to each section by the question that asks for it', () => {
    const { searchParams } = new URL(pageOf(ANSWERS.overview).linkTo('/ask'), 'http://a');
    expect(searchParams.get('question')).toBe('Wer haftet?');
    expect(searchParams.get('article')).toBe(CARDS.id);
  });

  it('in a frame has no header, opens what leaves it in a new tab and says so', () => {
    const page = pageOf(ANSWERS.good, contextIn('de', true));
    const leaving = page
      .named('a')
      .filter((link) => /^(?:https:|\/articles|\/permanent)/u.test(attributeOf(link, 'href') ?? ''));
    expect(page.named('header')).toEqual([]);
    expect(leaving.length).toBeGreaterThan(5);
    expect(leaving.map((link) => attributeOf(link, 'target')).every((target) => target === '_blank')).toBe(
      true,
    );
    expect(leaving.every((link) => textOf(link).endsWith('(öffnet in einem neuen Tab)'))).toBe(true);
    const staying = pageOf(ANSWERS.overview, contextIn('de', true))
      .named('a')
      .filter((link) => attributeOf(link, 'href')?.startsWith('/ask') === true);
    expect(staying.map((link) => attributeOf(link, 'target'))).toEqual([undefined]);
  });
});

describe('the form', () => {
  it('offers a choice of articles only where there are several', () => {
    const [one, two] = [1, 2].map((count) =>
      startPage({ articles: SUMMARIES.slice(0, count) }, contextIn('de')),
    );
    expect(new ParsedPage(one ?? '').attributes('id')).not.toContain('article');
    expect(new ParsedPage(two ?? '').attributes('id')).toContain('article');
  });

  it('says what is wrong with a question beside the field that holds it', () => {
    const page = pageOf(ANSWERS.unaskable);
    const field = page.named('input').find((input) => attributeOf(input, 'name') === 'question');
    const told = page.elements.filter((element) =>
      (field && attributeOf(field, 'aria-describedby'))
        ?.split(' ')
        .includes(attributeOf(element, 'id') ?? ''),
    );
    expect(field && attributeOf(field, 'value')).toBe(ASKED.question);
    expect(field && attributeOf(field, 'aria-invalid')).toBe('true');
    expect(told.map(textOf)).toContain(ANSWER_LABELS.de.unaskable['no-words']);
  });
});

/** What markup, scripts and controls are made of, with what people write. */
const NASTY = array(
  oneof(
    constantFrom(
      '<script>alert(1)</script>',
      '<!--',
      '-->',
      '</title>',
      '</textarea>',
      ']]>',
      '<img src=x onerror=alert(1)>',
      '&lt;',
      '&#0;',
      '&amp',
      '"',
      "'",
      '`',
      '=',
      '<',
      '>',
      '&',
      '\u0000',
      '\r',
      '\n',
      '\t',
      '\f',
      '\u202E',
      '\u2066',
      '\uD800',
      '\uFFFF',
      '{{',
      '${',
      '<b',
      '</p>',
      '<svg/onload=',
      'javascript:',
      ' onfocus=',
      '\u2028',
    ),
    string({ unit: 'binary', maxLength: 8 }),
  ),
  { maxLength: 8 },
).map((parts) => parts.join('').slice(0, 60));

interface Texts {
  readonly text: string;
  readonly title: string;
  readonly heading: string;
  readonly question: string;
}

/** A page whose texts of others are all these: of the article, of its sentences, of who asks. */
function pageWith({ text, title, heading, question }: Texts): ParsedPage {
  const article = { ...SUNDAYS.article, title, publisher: title };
  const cited = { ...SUNDAYS, article, text, heading, before: text, after: text, lead: text, highlights: [] };
  const asked = { ...ASKED, question, earlier: question };
  const answer = answered({ question, understoodWith: question, citations: [cited] });
  const articles = SUMMARIES.map((summary) => ({ ...summary, title }));
  return new ParsedPage(answerPage({ answer, asked, articles }, contextIn('de')));
}

/** The text as a page may show it at best: without controls and half characters, spaces as spaces. */
const visible = (text: string): string =>
  text
    .replaceAll(/[\t\v\f\r\u0085\u2028\u2029]/gu, ' ')
    .replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD');

describe('text of others', () => {
  it('is shown as it stands wherever it stands, and never becomes markup', () => {
    const harmless = pageWith({ text: 'a', title: 'a', heading: 'a', question: 'a' }).shape;
    assert(
      property(NASTY, NASTY, NASTY, NASTY, (text, title, heading, question) => {
        const page = pageWith({ text, title, heading, question });
        expect(page.shape).toBe(harmless);
        expect(page.texts('blockquote')).toEqual([
          visible(text),
          `${visible(text)}${visible(text)}${visible(text)}`,
        ]);
        expect(page.texts('cite')).toEqual([visible(title)]);
        expect(page.texts('h1')).toEqual([visible(question)]);
        expect(page.texts('option')[1]).toBe(visible(title));
        expect(page.texts('bdi')).toEqual([visible(question)]);
      }),
      { numRuns: 200 },
    );
  });
});
