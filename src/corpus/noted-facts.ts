import { likelyLanguages } from '../language/detect-language.ts';
import { languageNamed, type Language } from '../language/language.ts';
import { plainText } from '../language/visible-text.ts';
import { datesOf } from './written-date.ts';

/** What office programs and programs for e-books note of a file by themselves is told from what people noted. */

/** In place of a title: the name of a file, or of a document that has none yet. */
const NO_TITLE =
  /^(?:microsoft word - .*|\S*\.(?:docx?|dotx?|odt|rtf|pdf|txt|x?html?|md)|(?:untitled|unbenannt|sans titre|word[- ]dokument|word document|document|dokument|dokumentvorlage|vorlage|template|mod[èe]le|normal|titel|title|titre|unknown|unbekannt|inconnu)[ \d.()-]*)$/iu;

/** In place of a person. */
const NOBODY =
  /^(?:(?:microsoft office |windows[- ]|local |lokaler )?(?:user|benutzer|anwender|utilisateur|admin(?:istrator)?|author|autor|auteur|owner|besitzer|unknown|unbekannt|inconnue?|guest|gast|test)|python-docx|apache poi|docx4j|un-named|openpyxl|libreoffice|openoffice(?:\.org)?|microsoft(?: corporation)?|pandoc|calibre\b.*)$/iu;

/** Office documents and e-books of these kinds came up then; an earlier date is of a program or of a clock that was not set. */
const FIRST_YEAR = '2006';
/** That of a template which programs in Python begin with. */
const TEMPLATE_DATE = '2013-12-23';

/** The title of a document, if a person wrote it. */
export function notedTitle(titles: readonly string[]): string | undefined {
  return noted(titles, NO_TITLE);
}

/** The first of some names that is one of a person or of a house. */
export function notedName(names: readonly string[]): string | undefined {
  return noted(names, NOBODY);
}

function noted(texts: readonly string[], nothing: RegExp): string | undefined {
  return texts.map(plainText).find((text) => /[\p{L}\p{N}]/u.test(text) && !nothing.test(text));
}

/** The first of some dates that a person gave: as it stands, or its day where its time is a program's. */
export function notedDate(dates: readonly string[]): string | undefined {
  return dates
    .map((text) => datesOf(plainText(text).replace(/^(\d{4}-\d{2}-\d{2})T.*$/u, '$1')))
    .flatMap(([date, ...others]) => (date === undefined || others.length > 0 ? [] : [date]))
    .find((date) => date !== TEMPLATE_DATE);
}

/** The day on which a program says that it wrote a file, unless it cannot be. */
export function stampedDate(dates: readonly string[]): string | undefined {
  const date = notedDate(dates);
  return date === undefined || date < FIRST_YEAR ? undefined : date;
}

/** The language of a text: what is noted is often that of the program, and counts where the text's words may be of it. */
export function notedLanguage(name: string | undefined, text: string): Language | undefined {
  const language = languageNamed(name ?? '');
  return language !== undefined && likelyLanguages(text).includes(language) ? language : undefined;
}
