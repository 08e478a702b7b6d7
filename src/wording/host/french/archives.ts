import type { ArchiveFacts } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { decimals, typeset } from '../../label-text.ts';

const tenths = decimals('fr', 1);

/** What is wrong with a file that is an archive inside, as office documents and e-books are: whole sentences. */
export function archive(facts: ArchiveFacts): Told {
  switch (facts.kind) {
    case 'no-archive':
      return {
        problem: 'Ce n’est ni un document Word ni un livre électronique, quel que soit son nom.',
        remedy: 'Ouvrez-le dans son programme et enregistrez-le en DOCX, en EPUB ou en texte simple.',
      };
    case 'compound-file':
      return {
        problem: 'Le fichier vient d’un ancien Word (.doc) ou est protégé par un mot de passe.',
        remedy: 'Ouvrez-le, retirez le mot de passe et enregistrez-le en DOCX.',
      };
    case 'no-document':
      return {
        problem: 'C’est une archive sans le texte d’un document ou d’un livre électronique.',
        remedy: 'Ouvrez-le dans son programme et enregistrez-le en DOCX ou en EPUB.',
      };
    case 'damaged':
      return {
        problem: typeset`Le fichier est endommagé : une partie manque ou a été modifiée.`,
        remedy: 'Procurez-vous-le de nouveau, ou ouvrez-le dans son programme et enregistrez-le encore.',
      };
    case 'encrypted':
      return {
        problem: 'Le fichier est chiffré, par une protection contre la copie (DRM) ou un mot de passe.',
        remedy: 'Mettez-y une copie sans protection.',
      };
    case 'unpacks-too-large':
      return {
        problem: `Décompressé, le fichier dépasse les ${megabytes(facts.most)} d’un seul article, ou il est comprimé comme aucun texte ne l’est.`,
        remedy: 'Divisez-le en plusieurs fichiers, un par article ou par chapitre.',
      };
  }
}

export function megabytes(bytes: number): string {
  return `${tenths(bytes / 1_000_000)} Mo`;
}
