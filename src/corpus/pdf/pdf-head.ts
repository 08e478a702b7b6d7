import { languageNamed } from '../../language/language.ts';
import { plainText } from '../../language/visible-text.ts';
import type { FrontMatter } from '../front-matter.ts';
import { datesOf } from '../written-date.ts';
import type { PdfInfo } from './open-pdf.ts';
import { webAddress } from '../../system/web-address.ts';

/** What programs write where nobody gave a title: their own name, that of the file, or of a page that was printed. */
const NO_TITLES = [
  /^(?:microsoft|ms)\s(?:office\s)?(?:word|powerpoint|excel|publisher)\b/iu,
  /^(?:untitled|unbenannt|ohne titel|ohne namen|sans titre|sans nom|no title|document|dokument|pr(?:ä|ae|é|e)sentation|powerpoint)(?:[\s\d-].{0,30})?$/iu,
  /\.(?:docx?|dotx?|odt|ott|rtf|tex|dvi|ps|pdf|indd|qxd|pptx?|xlsx?|html?|md|txt|pages|pmd|wpd)$/iu,
  /^(?:https?|file|about|data):/iu,
  // "main", "paper_v3-final", "Brief2": of one word, and none that stands alone above a text.
  /^(?=[^\s]*[\d_])[^\s]+$/u,
  /^\p{Ll}[^\s]*$/u,
];
/** Names of accounts, and of whoever sold the program. */
const NO_AUTHORS =
  /^(?:(?:the )?(?:user|users|benutzer|utilisateur|owner|administrator|admin|root|unknown|unbekannt|anonymous|author|autor|auteur|default|windows|microsoft office user|microsoft|gast|guest|pc|home|hp|dell|lenovo|asus)[\s\d]*|[a-z][a-z0-9._-]*)$/iu;
const MAIL = /@/u;
/** What prints a page that is older than its printing. */
const PRINTERS = /skia|print to pdf|quartz|ghostscript|distiller|cups|pdfcreator|freepdf|ocrmypdf|scan/iu;

/** `D:20240105093000+01'00'` */
const PDF_DATE = /^D?:?(?<year>\d{4})(?<month>\d{2})?(?<day>\d{2})?/u;

/** What a PDF says of its article, as far as its writer and not a program will have said it. */
export function pdfHead({ entry, property }: PdfInfo): FrontMatter {
  const publisher =
    shown(property('dc:publisher')) ??
    shown(property('prism:publicationname')) ??
    [property('dc:creator'), entry('Author')].map(shown).find(isAuthor);
  const addresses = [property('prism:url'), property('dc:source'), property('dc:identifier')];
  return {
    title: [property('dc:title'), entry('Title')].map(shown).find(isTitle),
    publisher,
    language: languageNamed(languageCode(entry('Language') ?? property('dc:language') ?? '')),
    url: addresses.map(webAddress).find((url) => url !== undefined),
    date: dateOf({ entry, property }),
  };
}

function shown(text: string | undefined): string | undefined {
  const plain = plainText(text ?? '');
  return plain === '' ? undefined : plain;
}

function isTitle(text: string | undefined): text is string {
  return text !== undefined && /\p{L}/u.test(text) && !NO_TITLES.some((none) => none.test(text));
}

function isAuthor(text: string | undefined): text is string {
  return text !== undefined && /\p{L}{2}/u.test(text) && !NO_AUTHORS.test(text) && !MAIL.test(text);
}

/** "de-DE" and "de_AT" are "de". */
function languageCode(text: string): string {
  return /^[a-z]{2,3}/iu.exec(text.trim())?.[0] ?? '';
}

function dateOf({ entry, property }: PdfInfo): string | undefined {
  const [published] = ['prism:publicationdate', 'prism:coverdate', 'dc:date']
    .map(property)
    .flatMap((date) => datesOf(date?.slice(0, '2024-01-05'.length) ?? ''));
  if (published !== undefined) return published;
  if (PRINTERS.test(`${entry('Producer') ?? ''} ${entry('Creator') ?? ''}`)) return undefined;
  const { year, month, day } = PDF_DATE.exec(entry('CreationDate') ?? '')?.groups ?? {};
  const written = [year, month, day].filter((part) => part !== undefined).join('-');
  return datesOf(written)[0];
}
