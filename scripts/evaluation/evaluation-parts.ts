import { LANGUAGES } from '../../src/language/language.ts';
import { loadCorpusArticle } from './sets/corpus-article.ts';
import { partOf, type EvaluationSet } from './sets/evaluation-set.ts';
import { loadFolderSet } from './sets/folder-sets.ts';
import { loadNews } from './sets/news.ts';
import { loadOmos } from './sets/omos.ts';
import { loadXquad } from './sets/xquad.ts';

/** All data sets of evaluation/ that are questions put to articles. */
export async function allSets(): Promise<EvaluationSet[]> {
  return [
    await loadNews(),
    await loadFolderSet('kinds'),
    await loadFolderSet('lists'),
    await loadCorpusArticle(),
    ...(await Promise.all(LANGUAGES.map(loadOmos))),
    ...(await Promise.all((['de', 'en'] as const).map(loadXquad))),
  ];
}

/** Of the larger sets every so many articles: as much as is asked in a minute. */
const QUICK_STEP = 6;

/** A sample of each set by whole articles, the same in every run. */
export async function quickSets(): Promise<EvaluationSet[]> {
  return (await allSets()).map((set) => partOf(set, (position) => position % QUICK_STEP === 0));
}
