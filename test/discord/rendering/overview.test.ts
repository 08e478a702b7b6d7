import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleOverview, SectionPage } from '../../../src/answering/answer.ts';
import { renderArticleOverview, renderOverview } from '../../../src/discord/rendering/render-overview.ts';
import { renderSection } from '../../../src/discord/rendering/render-section.ts';
import { LABEL_LANGUAGES } from '../../../src/language/label-language.ts';
import { fakeAnswerer, fromTheLibrary } from '../../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { anyCitation, anyOverview, hostileText } from './arbitraries.ts';
import { buttonsOf, expectAccepted, textsOf } from './read-payload.ts';
import { stripMarkdown } from './strip-markdown.ts';

const languages = fc.constantFrom(...LABEL_LANGUAGES);

/** Ten paragraphs of statutes, two of which have the same heading. */
const STATUTES = articleOf({
  id: 'satzung',
  title: 'Satzung des Rudervereins',
  date: '2025-03-01',
  paragraphs: Array.from({ length: 10 }, (_, at) => [
    `# ${at === 5 || at === 7 ? 'Verschiedenes' : `§ ${at + 1} Regel`}`,
    `Regel ${at + 1} gilt für alle. Sie gilt sofort.`,
  ]).flat(),
});

function overviewOf(article: typeof LIBRARY, from = 0): ArticleOverview {
  const overview = fakeAnswerer(fromTheLibrary, [article]).overview(article.id, from);
  if (overview === undefined) throw new Error(`${article.id} has no such section`);
  return overview;
}

describe('the overview of an article', () => {
  it('names the article, links its source, writes its date out and quotes how each section begins', () => {
    const message = renderOverview({
      language: 'de',
      overview: { articles: [overviewOf(LIBRARY)], others: 0 },
    });
    expect(textsOf(message)).toStrictEqual([
      [
        '### Darum geht es, in den Worten des Artikels',
        '**Bücherei öffnet sonntags**',
        '-# Musterstädter Bote · 14\\.\u00A0Februar\u00A02026 · [Quelle](<https://example.org/buecherei>)',
      ].join('\n'),
      '**Neue Zeiten**\nDer Rat hat am Montag über die Bücherei beraten.',
    ]);
    expect(buttonsOf(message)).toStrictEqual([
      { label: 'Neue Zeiten', id: `v1:section:${LIBRARY.revision}:buecherei:0:0` },
    ]);
  });

  it('says so where the article is in another language, and calls what has no heading the beginning', () => {
    const message = renderArticleOverview({ language: 'en', overview: overviewOf(MUSEUM), from: 0 });
    expect(textsOf(message)).toStrictEqual([
      '### What it is about, in the article’s own words\n**Le musée rouvre**\n-# Article in French',
      '-# Beginning\nLe musée rouvre lundi.',
    ]);
    expect(buttonsOf(message).map(({ label }) => label)).toStrictEqual(['Beginning']);
  });

  it('shows eight sections a page, with buttons to those before and after', () => {
    const first = renderArticleOverview({ language: 'de', overview: overviewOf(STATUTES), from: 0 });
    expect(textsOf(first)[0]).toContain('\n-# Abschnitte 1 bis 8 von 10');
    const id = `v1:overview:${STATUTES.revision}:satzung`;
    expect(buttonsOf(first).slice(5)).toMatchObject([
      { label: 'Verschiedenes' },
      { label: '§ 7 Regel' },
      { label: 'Verschiedenes (2)' },
      { label: 'Nächste Abschnitte', id: `${id}:8` },
    ]);
    const last = renderArticleOverview({ language: 'fr', overview: overviewOf(STATUTES, 8), from: 8 });
    expect(textsOf(last)[0]).toContain('1er\u00A0mars\u00A02025');
    expect(textsOf(last)[0]).toContain('\n-# Sections 9 à 10 sur 10');
    expect(buttonsOf(last)).toMatchObject([
      { label: '§ 9 Regel' },
      { label: '§ 10 Regel' },
      { label: 'Sections précédentes', id: `${id}:0` },
    ]);
  });

  it('cuts long first sentences and leaves the short ones whole', () => {
    const long = `${'Lang ist dieser Satz und '.repeat(200)}zu Ende.`;
    const article = articleOf({ paragraphs: ['# A', long, '# B', 'Kurz ist er.', '# C', long] });
    const message = renderArticleOverview({ language: 'de', overview: overviewOf(article), from: 0 });
    const [, a = '', b, c = ''] = textsOf(message);
    expect(b).toBe('**B**\nKurz ist er.');
    for (const cut of [a, c]) {
      expect(cut).toMatch(/ … \(gekürzt\)$/u);
      expect(cut.length).toBeGreaterThan(1_700);
    }
    expectAccepted(message);
  });

  it('labels its buttons with headings as they are shown, cut for a telephone', () => {
    const headings = ['*Fett*\u202E <@1>', 'Ein Abschnitt, dessen Überschrift gar kein Ende nehmen will'];
    const paragraphs = headings.flatMap((heading) => [`# ${heading}`, 'Ein Satz steht hier.']);
    const overview = overviewOf(articleOf({ paragraphs }));
    const labels = buttonsOf(renderArticleOverview({ language: 'de', overview, from: 0 })).map(
      ({ label }) => label,
    );
    expect(labels).toStrictEqual(['*Fett* <@1>', 'Ein Abschnitt, dessen Überschrift gar k…']);
  });

  it('leads somewhere even by a heading of which nothing shows', () => {
    const overview = overviewOf(MUSEUM);
    const sections = overview.sections.map((section) => ({ ...section, heading: '\u200B\u00A0' }));
    const shown = renderArticleOverview({ language: 'fr', overview: { ...overview, sections }, from: 0 });
    expect(buttonsOf(shown).map(({ label }) => label)).toStrictEqual(['Début']);
  });

  it('is accepted by Discord and holds no markup of the article, whatever that holds', () => {
    const property = fc.property(
      languages,
      anyOverview(8),
      fc.nat({ max: 20 }),
      (language, overview, from) => {
        const message = renderArticleOverview({ language, overview, from });
        expectAccepted(message);
        const [, ...sections] = textsOf(message);
        expect(sections.flatMap((text) => stripMarkdown(text).active)).toStrictEqual([]);
      },
    );
    fc.assert(property);
  });
});

describe('the overview of several articles', () => {
  const several = { articles: [overviewOf(LIBRARY), overviewOf(MUSEUM)], others: 9 } as const;

  it('quotes the first sentence of each, with a button to each and to the list of all', () => {
    const message = renderOverview({ language: 'de', overview: several });
    expect(textsOf(message)).toStrictEqual([
      '### 11 Artikel, jeder mit seinem ersten Satz',
      '**Bücherei öffnet sonntags**\n-# Musterstädter Bote · 14\\.\u00A0Februar\u00A02026\nDer Rat hat am Montag über die Bücherei beraten.',
      '**Le musée rouvre**\nLe musée rouvre lundi.',
      '-# und 9 weitere Artikel',
    ]);
    expect(buttonsOf(message)).toStrictEqual([
      { label: 'Bücherei öffnet sonntags', id: `v1:overview:${LIBRARY.revision}:buecherei:0` },
      { label: 'Le musée rouvre', id: `v1:overview:${MUSEUM.revision}:musee:0` },
      { label: 'Nächste Seite', id: 'v1:articles:1' },
    ]);
  });

  it('is accepted by Discord, whatever the articles hold', () => {
    const articles = fc.uniqueArray(anyOverview(1), {
      selector: ({ article }) => article.id,
      minLength: 1,
      maxLength: 10,
    });
    const property = fc.property(languages, articles, fc.nat(), (language, [first, ...further], others) => {
      if (first === undefined) return;
      const message = renderOverview({ language, overview: { articles: [first, ...further], others } });
      expectAccepted(message);
    });
    fc.assert(property);
  });
});

describe('a section', () => {
  const asked = { revision: LIBRARY.revision, articleId: LIBRARY.id, ordinal: 0, offset: 3 };
  const pageFrom = (from: number, most: number): SectionPage => {
    const page = fakeAnswerer().section(asked, { from, most });
    if (page === undefined) throw new Error('The section has no such page');
    return page;
  };

  it('stands below its heading, numbered, with a button that says how many follow', () => {
    const message = renderSection({ language: 'de', page: pageFrom(3, 3), asked });
    const [head, first, ...others] = textsOf(message);
    expect(head).toBe(
      '### Neue Zeiten\n-# Bücherei öffnet sonntags · Musterstädter Bote\n-# 4 bis 6 von 8 Sätzen',
    );
    expect(first).toMatch(/^\*\*\[4\]\*\* Die Leitung rechnet/u);
    expect(others).toHaveLength(2);
    expect(buttonsOf(message)).toStrictEqual([
      { label: 'Weiter: 2 weitere Sätze', id: `v1:section:${LIBRARY.revision}:buecherei:0:6` },
    ]);
  });

  it('says above its first sentence what announces a list, and its heading once', () => {
    const { heading, total, sentences } = pageFrom(3, 3);
    const [first, ...others] = sentences.map((item) => ({ ...item, lead: 'Erwartet werden:' }));
    if (first === undefined) throw new Error('The page is empty');
    const page = { heading, total, sentences: [first, ...others] } as const;
    const texts = textsOf(renderSection({ language: 'de', page, asked }));
    expect(texts[1]).toMatch(/^-# Liste\S* Erwartet werden\\:\n\*\*\[4\]/u);
    expect(texts.join('\n').match(/Erwartet/gu)).toHaveLength(1);
    expect(texts.join('\n').match(/^.*Neue Zeiten$/gmu)).toEqual(['### Neue Zeiten']);
  });

  it('ends without a button, and says nothing of pages where there is one', () => {
    const last = renderSection({ language: 'fr', page: pageFrom(6, 3), asked: { ...asked, offset: 6 } });
    expect(textsOf(last)[0]).toContain('7 à 8 sur 8 phrases');
    expect(buttonsOf(last)).toStrictEqual([]);
    const whole = renderSection({ language: 'fr', page: pageFrom(0, 8), asked: { ...asked, offset: 0 } });
    expect(textsOf(whole)[0]).not.toContain('phrases');
  });

  it('is accepted by Discord, whatever the article holds', () => {
    const anyPage = fc.record({
      heading: fc.option(hostileText(300), { nil: undefined }),
      sentences: fc
        .tuple(anyCitation, fc.array(anyCitation, { maxLength: 2 }))
        .map(([first, others]): SectionPage['sentences'] => [first, ...others]),
      total: fc.nat({ max: 9_999 }),
    });
    const property = fc.property(languages, anyPage, (language, page) =>
      expectAccepted(renderSection({ language, page, asked })),
    );
    fc.assert(property);
  });
});
