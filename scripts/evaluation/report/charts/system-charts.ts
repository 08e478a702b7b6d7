import { paint, type Colour } from '../../../charts/palette.ts';
import { LANGUAGES } from '../../../../src/language/language.ts';
import { askedAlike, shownBy, SYSTEM_LABELS } from '../../baselines/system-figures.ts';
import { isAnswerable } from '../../figures/figure.ts';
import { mean } from '../../figures/measures.ts';
import { SENTENCES_SHOWN, type Asked, type EvaluationRun, type System } from '../../record.ts';
import { percent } from './percent.ts';
import type { ReportChart } from './report-chart.ts';

const SYSTEM_COLOURS: Readonly<Record<System, Colour>> = {
  words: 'orange',
  dense: 'violet',
  fused: 'blue',
  reader: 'green',
  recipe: 'red',
};

/** The places that are marked, as the figures of the search are of them. */
const PLACES = [1, 3, SENTENCES_SHOWN];
const ENOUGH_WORDS = [5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 400, 600] as const;

/** What the systems find of the same questions: among the first k passages by language, and within so many words. */
export function systemCharts({ asked }: Pick<EvaluationRun, 'asked'>): ReportChart[] {
  const { systems, same } = askedAlike(asked.filter(isAnswerable));
  if (systems.length === 0) return [];
  return [recallChart(same, systems), wordsChart(same, systems)];
}

function recallChart(asked: readonly Asked[], systems: readonly System[]): ReportChart {
  const points = LANGUAGES.flatMap((language) =>
    systems.flatMap((system) => {
      const ranks = shownBy(
        system,
        asked.filter((one) => one.language === language),
      ).map(({ rank }) => rank ?? Number.POSITIVE_INFINITY);
      return ranks.length === 0
        ? []
        : Array.from({ length: SENTENCES_SHOWN }, (_, at) => ({
            language,
            system,
            k: at + 1,
            recall: mean(ranks.map((rank) => Number(rank <= at))),
          }));
    }),
  );
  return {
    id: 'recall',
    legend: legendOf(systems),
    title: 'Answer among the first k passages, by language of the question',
    description: LANGUAGES.flatMap((language) => {
      const ofLanguage = points.filter((point) => point.language === language);
      if (ofLanguage.length === 0) return [];
      const at = (system: System, k: number): string =>
        percent(ofLanguage.find((point) => point.system === system && point.k === k)?.recall ?? 0);
      return `${language}: ${systems.map((system) => `${SYSTEM_LABELS[system]} ${at(system, 1)} at 1 and ${at(system, SENTENCES_SHOWN)} at ${SENTENCES_SHOWN}`).join(', ')}.`;
    }).join(' '),
    options: (plot) => ({
      height: 300,
      marginTop: 44,
      marginBottom: 44,
      color: coloursOf(systems),
      fx: { label: null, domain: LANGUAGES.filter((one) => points.some(({ language }) => language === one)) },
      x: {
        label: 'k',
        domain: [1, SENTENCES_SHOWN],
        ticks: PLACES,
        inset: 8,
        tickFormat: 'd',
        labelOffset: 40,
      },
      y: { label: 'found (%)', domain: [0, 100], percent: true, grid: true },
      marks: [
        plot.line(points, { fx: 'language', x: 'k', y: 'recall', stroke: 'system', strokeWidth: 2 }),
        plot.dot(points, {
          filter: ({ k }: { k: number }) => PLACES.includes(k),
          fx: 'language',
          x: 'k',
          y: 'recall',
          fill: 'system',
          r: 2.5,
        }),
      ],
    }),
  };
}

/** Passages differ in length: what a person reads until the answer can be compared between systems. */
function wordsChart(asked: readonly Asked[], systems: readonly System[]): ReportChart {
  const points = systems.flatMap((system) => {
    const until = shownBy(system, asked).map(
      ({ wordsUntilAnswer }) => wordsUntilAnswer ?? Number.POSITIVE_INFINITY,
    );
    return ENOUGH_WORDS.map((words) => ({
      system,
      words,
      found: mean(until.map((one) => Number(one <= words))),
    }));
  });
  const near = (system: System, words: number): string =>
    percent(points.find((point) => point.system === system && point.words === words)?.found ?? 0);
  return {
    id: 'words-read',
    legend: legendOf(systems),
    title: 'Answer read within so many words',
    description: systems
      .map(
        (system) =>
          `${SYSTEM_LABELS[system]}: ${near(system, 50)} within 50 words, ${near(system, 200)} within 200.`,
      )
      .join(' '),
    options: (plot) => ({
      height: 300,
      marginTop: 28,
      marginBottom: 44,
      color: coloursOf(systems),
      x: {
        label: 'words read',
        type: 'log',
        ticks: [5, 10, 20, 50, 100, 200, 500],
        tickFormat: 'd',
        labelOffset: 40,
      },
      y: { label: 'answer read (%)', domain: [0, 100], percent: true, grid: true },
      marks: [
        plot.line(points, { x: 'words', y: 'found', stroke: 'system', strokeWidth: 2, curve: 'monotone-x' }),
      ],
    }),
  };
}

function coloursOf(systems: readonly System[]) {
  return { domain: [...systems], range: systems.map((system) => paint(SYSTEM_COLOURS[system])) };
}

function legendOf(systems: readonly System[]) {
  return systems.map((system) => ({ name: SYSTEM_LABELS[system], colour: SYSTEM_COLOURS[system] }));
}
