import { bareLetters, knowledgeOf, LANGUAGES } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';

/** A time of day, where there is one, begins with an hour and a colon; the day stands before it. */
const DAY_AND_TIME = /^(.*?)(?:[T ](\d{1,2}:.*))?$/su;

const YEAR_FIRST = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/;
const YEAR_LAST = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2}))?$/i;

/** "18", "1er", "1st", "22nd". */
const DAY_WORD = /^(\d{1,2})(?:er|st|nd|rd|th)?$/i;

/** Fewer letters of a month's name are no abbreviation of it. */
const SHORTEST_MONTH = 3;

/** No article that is asked about is older than a year of four digits. */
const FIRST_YEAR = 1000;

/** The furthest that a clock stands from Greenwich, in hours. */
const FURTHEST_ZONE = 14;

const MONTHS = LANGUAGES.flatMap((language) =>
  knowledgeOf(language).months.flatMap((names, at) =>
    names.map((name) => ({ name: bareLetters(name), month: at + 1 })),
  ),
);

/**
 * The dates that a person may have meant, each as ISO 8601: a day, a day with its time and zone as far as they are given, a month or
 * a year. None where it is no date or its day does not exist, two for "03/04/2024".
 */
export function datesOf(text: string): readonly string[] {
  const [, day = '', time] = DAY_AND_TIME.exec(text) ?? [];
  const days = [...new Set(daysOf(day))];
  if (time === undefined) return days;
  const clock = clockOf(time);
  return clock === undefined ? [] : days.filter(isWhole).map((date) => `${date}T${clock}`);
}

/** Only a day has a time, and not a month. */
function isWhole(date: string): boolean {
  return date.length === '2024-11-18'.length;
}

function daysOf(text: string): string[] {
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return existing(year, month, day);
  const [, first, mark, second, lastYear] = YEAR_LAST.exec(text) ?? [];
  if (lastYear === undefined) return daysInWords(wordsOf(text));
  const dayFirst = existing(lastYear, second, first);
  // Only the Americans begin with the month, and they write no full stops.
  return mark === '.' ? dayFirst : [...dayFirst, ...existing(lastYear, first, second)];
}

/** "18. November 2024", "1er mai 2024", "November 18, 2024", "November 2024". */
function daysInWords(words: readonly string[]): string[] {
  const [first = '', second = '', third] = words;
  if (words.length === 2) return existing(second, monthOf(first));
  if (words.length !== 3) return [];
  const monthFirst = monthOf(first);
  const [dayWord, month] = monthFirst === undefined ? [first, monthOf(second)] : [second, monthFirst];
  const day = DAY_WORD.exec(dayWord)?.[1];
  return day === undefined || month === undefined ? [] : existing(third, month, day);
}

/** The number of a month by its name or by the beginning of it, if that is no other month's. */
function monthOf(word: string): string | undefined {
  if (word.length < SHORTEST_MONTH) return undefined;
  const beginning = bareLetters(word);
  const [month, ...others] = new Set(
    MONTHS.filter(({ name }) => name.startsWith(beginning)).map((named) => named.month),
  );
  return month === undefined || others.length > 0 ? undefined : String(month);
}

/** The date in ISO 8601 if there is such a day; without a day the month, without a month the year. */
function existing(year = '', month?: string, day?: string): string[] {
  if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR) return [];
  if (month === undefined) return day === undefined ? [year] : [];
  const inYear = `${year}-${month.padStart(2, '0')}`;
  if (!isWithin(month, 1, 12)) return [];
  if (day === undefined) return [inYear];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return isWithin(day, 1, days) ? [`${inYear}-${day.padStart(2, '0')}`] : [];
}

function clockOf(text: string): string | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, hours = '', minutes = '', seconds = '00', greenwich, zoneHours, zoneMinutes = '00'] = match;
  if (![hours, minutes, seconds, zoneMinutes].every((part, at) => isWithin(part, 0, at === 0 ? 23 : 59))) {
    return undefined;
  }
  const clock = `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  if (greenwich !== undefined) return `${clock}Z`;
  if (zoneHours === undefined) return clock;
  return isWithin(zoneHours, -FURTHEST_ZONE, FURTHEST_ZONE)
    ? `${clock}${zoneHours}:${zoneMinutes}`
    : undefined;
}

function isWithin(digits: string, least: number, most: number): boolean {
  return Number(digits) >= least && Number(digits) <= most;
}
