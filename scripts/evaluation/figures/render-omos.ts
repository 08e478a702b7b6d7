import type { Asked } from '../record.ts';
import { figureRow } from './figure-row.ts';
import { omosFigures, PUBLISHED, type OmosFigures } from './omos-paper.ts';

/** beleg's figures on a language of OMoS-QA's development part beside the paper's, which are of its test part. */
export function renderOmos(asked: readonly Asked[]): string {
  const language = asked[0]?.language;
  return [
    figureRow('as the paper counts', ['sentences', '', '', 'no answer', '', '']),
    figureRow('', ['P', 'R', 'F', 'P', 'R', 'F']),
    row('beleg', omosFigures(asked)),
    ...PUBLISHED.filter((one) => one.language === language).map((one) => row(`  ${one.system}`, one)),
  ].join('\n');
}

function row(label: string, { sentences, noAnswer }: OmosFigures): string {
  return figureRow(
    label,
    [sentences, noAnswer].flatMap(({ precision, recall, f1 }) => [
      shown(precision),
      shown(recall),
      shown(f1),
    ]),
  );
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(3);
}
