import type { ArchiveFacts } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';

/** What is wrong with a file that is an archive inside, as office documents and e-books are: whole sentences. */
export function archive(facts: ArchiveFacts): Told {
  switch (facts.kind) {
    case 'no-archive':
      return {
        problem: 'It is no document of Word and no e-book, whatever its name says.',
        remedy: 'Open it in the program that wrote it, and save it as DOCX or EPUB, or as plain text.',
      };
    case 'compound-file':
      return {
        problem: 'It was written by an old Word (.doc), or is protected with a password.',
        remedy: 'Open it, take the password off, and save it as DOCX.',
      };
    case 'no-document':
      return {
        problem: 'It is an archive without the text of a document or of an e-book.',
        remedy: 'Open it in the program that wrote it, and save it as DOCX or EPUB.',
      };
    case 'damaged':
      return {
        problem: 'It is damaged: a part of it is missing or was altered.',
        remedy: 'Get it anew from where it came, or open it in the program that wrote it and save it again.',
      };
    case 'encrypted':
      return {
        problem: 'It is encrypted, by a copy protection (DRM) or with a password.',
        remedy: 'Put a copy there that is not protected.',
      };
    case 'unpacks-too-large':
      return {
        problem: `Unpacked it is larger than the ${megabytes(facts.most)} of a single article, or packed as no text is.`,
        remedy: 'Split it into several files, one an article or a chapter.',
      };
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
