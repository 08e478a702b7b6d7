import { LANGUAGES } from '../../../src/language/language.ts';
import { concernedBy, FIGURES, type Figure } from '../figures/figure.ts';
import { estimate } from '../figures/intervals.ts';
import type { Asked, EvaluationRun } from '../record.ts';
import { estimatedShare, type Cell, type Table } from './table.ts';

interface Group {
  readonly name: string;
  readonly asked: readonly Asked[];
}

/** All figures with their 95 % intervals: of each data set, and in it by language of question and article, and by kind. */
export function figureTables({ asked, sets }: Pick<EvaluationRun, 'asked' | 'sets'>): Table[] {
  const groups = sets.map(({ name }) => ({ name, asked: asked.filter(({ set }) => set === name) }));
  return [
    {
      ...figuresByGroup('By data set', groups),
      about:
        'In brackets the 95 % interval, by resampling whole articles: none where there are fewer than five. ' +
        'A sentence is right where it answers, if only in part.',
    },
    ...groups.flatMap((group) => [...languagesOf(group), ...kindsOf(group)]),
  ];
}

function languagesOf(group: Group): Table[] {
  const languages = byLanguage(group.asked);
  if (languages.length === 0) return [];
  const groups = [{ ...group, name: 'all' }, ...languages];
  return [{ ...figuresByGroup(`${group.name}, by language`, groups), isDetail: true }];
}

function byLanguage(asked: readonly Asked[]): Group[] {
  const groupsBy = (name: string, key: 'language' | 'articleLanguage'): Group[] => {
    const groups = LANGUAGES.map((language) => ({
      name: `${name} ${language}`,
      asked: asked.filter((one) => one[key] === language),
    })).filter((group) => group.asked.length > 0);
    return groups.length > 1 ? groups : [];
  };
  return [...groupsBy('question', 'language'), ...groupsBy('article', 'articleLanguage')];
}

function figuresByGroup(title: string, groups: readonly Group[]): Table {
  return {
    title,
    columns: ['', ...groups.map(({ name }) => name)],
    rows: [
      { head: 'questions', cells: groups.map(({ asked }) => ({ text: String(asked.length) })) },
      ...FIGURES.filter((figure) => groups.some(({ asked }) => concernedBy(figure, asked) > 0)).map(
        (figure) => ({
          head: figure.label,
          cells: groups.map(({ asked }) => cellOf(figure, asked)),
        }),
      ),
    ],
  };
}

function kindsOf({ name, asked }: Group): Table[] {
  const kinds = [...new Set(asked.map(({ kind }) => kind))].toSorted();
  if (kinds.length < 2) return [];
  const figures = FIGURES.filter((figure) => concernedBy(figure, asked) > 0);
  return [
    {
      title: `${name}, by kind of question`,
      isDetail: true,
      columns: ['', 'questions', ...figures.map(({ label }) => label)],
      rows: kinds.map((kind) => {
        const ofKind = asked.filter((one) => one.kind === kind);
        return {
          head: kind,
          cells: [{ text: String(ofKind.length) }, ...figures.map((figure) => cellOf(figure, ofKind))],
        };
      }),
    },
  ];
}

function cellOf(figure: Figure, asked: readonly Asked[]): Cell {
  return concernedBy(figure, asked) === 0 ? { text: '' } : estimatedShare(estimate(figure, asked));
}
