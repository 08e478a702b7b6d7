import type { LabelLanguage } from '../language/label-language.ts';
import { unbroken } from './label-text.ts';

/** What a date of an article may say, from the year alone to the minute; a zone behind it changes nothing of what is shown. */
const DATE = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?:T(?<time>\d{2}:\d{2}).*)?)?)?$/u;

/** Where the first day of a month is counted, and the others are not. */
const FIRST_DAY: Readonly<Partial<Record<LabelLanguage, string>>> = { fr: '1er', it: '1º' };

/**
 * A date in ISO 8601 as a person of the language writes it: as much of it as is said, `14. Februar 2026` or `März 2026`, and a
 * time as the clock showed it where it was written. No line breaks in it. What is no date stays as it is.
 */
export function shownDate(date: string, language: LabelLanguage): string {
  const { year, month, day, time } = DATE.exec(date)?.groups ?? {};
  if (year === undefined || month === undefined) return date;
  const instant = new Date(`${year}-${month}-${day ?? '01'}T${time ?? '00:00'}Z`);
  if (Number.isNaN(instant.getTime())) return date;
  const shown = unbroken(formatOf(language, { day, time }).format(instant));
  return day === undefined ? shown : shown.replace(/^1(?=\s)/u, FIRST_DAY[language] ?? '1');
}

function formatOf(
  language: LabelLanguage,
  { day, time }: { readonly day: string | undefined; readonly time: string | undefined },
): Intl.DateTimeFormat {
  // The instant was made of what is written: it is shown in the same zone, whichever that was.
  const timeZone = 'UTC';
  if (day === undefined)
    return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone });
  const timeStyle = time === undefined ? {} : ({ timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', ...timeStyle, timeZone });
}
