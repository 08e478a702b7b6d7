import { expect, it } from 'vitest';
import { differentMarks } from '../../src/questions/different-marks.ts';

it.each([
  ['an apostrophe', "L'eau et l'air.", 'L’eau et l’air.', ["'’"]],
  ['quotation marks', 'Er heißt "Anna".', 'Er heißt „Anna“.', ['"„', '"“']],
  ['a dash', 'Von 9-12 Uhr.', 'Von 9–12 Uhr.', ['-–']],
  ['a soft hyphen, which shows nothing', 'Mit\u00ADglieder zahlen.', 'Mitglieder zahlen.', ['\u00AD']],
  ['a joiner at the end', 'Sie zahlen.', 'Sie zahlen.\u200D', ['\u200D']],
  ['no more than blanks', 'Sie  zahlen.', 'Sie\u00A0zahlen.', []],
])('%s tells two sentences apart that look alike', (_, typed, meant, pairs) => {
  expect(differentMarks(typed, meant).map((pair) => `${pair.typed}${pair.meant}`)).toEqual(pairs);
});

it.each([
  ['a letter', "L'eau.", 'L’eaux.'],
  ['a digit', '"12" Euro.', '„13“ Euro.'],
  ['a mark that is left out', '"Anna" kommt', '„Anna“ kommt.'],
])('%s is seen to differ, and needs no naming', (_, typed, meant) => {
  expect(differentMarks(typed, meant)).toEqual([]);
});
