import type { Talk } from '../../src/answering/answer.ts';
import { renderTalk } from '../../src/discord/rendering/render-notice.ts';
import { renderOverview } from '../../src/discord/rendering/render-overview.ts';
import { renderSection } from '../../src/discord/rendering/render-section.ts';
import { manyArticles, SUNDAY } from './sample-answers.ts';
import type { Sample, SampleOptions } from './samples.ts';

/** Examples that small talk is answered with. */
const EXAMPLES = 3;

/** What shows what there is to ask: overviews, a section, small talk. */
export function contentsSamples({ language, article }: SampleOptions): readonly Sample[] {
  const { overview, page } = article.contents;
  const { revision, id: articleId } = article.info;
  const asked = { revision, articleId, ordinal: page.sentences[0].ordinal, offset: 0 };
  const invented = manyArticles(article.summary)
    .slice(1, 2)
    .map((summary) => ({
      article: summary,
      sections: [{ heading: SUNDAY.heading, first: SUNDAY, sentences: 4 }],
      sectionCount: 3,
    }));
  const examples = overview.sections
    .flatMap(({ heading }): Talk['examples'] =>
      heading === undefined ? [] : [{ of: 'heading', text: heading }],
    )
    .slice(0, EXAMPLES);
  const talk: Talk = { kind: 'talk', question: '', topic: 'bot', examples };
  return [
    {
      title: 'An overview of an article',
      shows: renderOverview({ language, overview: { articles: [overview], others: 0 } }),
    },
    {
      title: 'A section of it',
      ephemeral: true,
      shows: renderSection({ language, page, asked }),
    },
    {
      title: 'An overview of several articles',
      shows: renderOverview({ language, overview: { articles: [overview, ...invented], others: 0 } }),
    },
    { title: 'Small talk', shows: renderTalk({ language, talk }) },
  ];
}
