import type { ArchiveFacts } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { decimals } from '../../label-text.ts';

const tenths = decimals('de', 1);

/** What is wrong with a file that is an archive inside, as office documents and e-books are: whole sentences. */
export function archive(facts: ArchiveFacts): Told {
  switch (facts.kind) {
    case 'no-archive':
      return {
        problem: 'Das ist kein Word-Dokument und kein E-Book, wie die Datei auch heißt.',
        remedy: 'Öffne die Datei in ihrem Programm und speichere sie als DOCX, EPUB oder einfachen Text.',
      };
    case 'compound-file':
      return {
        problem: 'Die Datei stammt von einem alten Word (.doc) oder ist mit einem Passwort geschützt.',
        remedy: 'Öffne sie, nimm das Passwort heraus und speichere sie als DOCX.',
      };
    case 'no-document':
      return {
        problem: 'Das ist ein Archiv ohne den Text eines Dokuments oder E-Books.',
        remedy: 'Öffne die Datei in ihrem Programm und speichere sie als DOCX oder EPUB.',
      };
    case 'damaged':
      return {
        problem: 'Die Datei ist beschädigt: Ein Teil fehlt oder wurde verändert.',
        remedy: 'Besorge sie noch einmal, oder öffne sie in ihrem Programm und speichere sie neu.',
      };
    case 'encrypted':
      return {
        problem: 'Die Datei ist verschlüsselt, durch einen Kopierschutz (DRM) oder ein Passwort.',
        remedy: 'Lege eine ungeschützte Fassung dorthin.',
      };
    case 'unpacks-too-large':
      return {
        problem: `Entpackt ist die Datei größer als die ${megabytes(facts.most)} eines einzelnen Artikels, oder gepackt wie kein Text.`,
        remedy: 'Teile sie in mehrere Dateien auf, eine je Artikel oder Kapitel.',
      };
  }
}

export function megabytes(bytes: number): string {
  return `${tenths(bytes / 1_000_000)} MB`;
}
