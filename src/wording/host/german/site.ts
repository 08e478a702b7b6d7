import type { Told } from '../../../indexing/build-fault.ts';
import { counting } from '../../label-text.ts';
import { type SiteFacts, SETTING_OF } from '../host-facts.ts';
import type { SiteLabels } from '../program-labels.ts';

const counted = counting('de');

export const site: SiteLabels = {
  written: ({ folder, articles, site: address }) => {
    const next =
      address === undefined
        ? `Setze ${SETTING_OF.site} auf die Adresse, unter der du sie veröffentlichst: Dann führen Zitate aus Artikeln ohne Adresse dorthin.`
        : `Veröffentliche sie unter ${address}: Zitate aus Artikeln ohne Adresse führen dorthin.`;
    return `In ${folder} liegen jetzt eine Startseite und die Seiten zu ${counted(articles, 'Artikel', 'Artikeln')}.\n${next}`;
  },
  serving: (address) => `Zu lesen sind sie unter ${address}, nur auf diesem Rechner. Strg+C beendet das.`,
};

/** Why no site can be written to a folder. */
export function siteFault(facts: SiteFacts): Told {
  switch (facts.kind) {
    case 'site-folder-taken':
      return {
        problem: `Im Ordner ${facts.folder} liegt ${facts.found}, und das gehört zu keiner Website von beleg.`,
        remedy:
          'Geändert wurde nichts. Eine Website ersetzt ihren ganzen Ordner: Lege anderswohin, was dir gehört, oder nenne mit --out einen anderen Ordner.',
      };
    case 'site-no-folder':
      return {
        problem: `${facts.folder} ist kein Ordner.`,
        remedy: 'Nenne mit --out einen anderen; es braucht ihn noch nicht zu geben.',
      };
    case 'site-among-articles':
      return {
        problem: `Der Ordner ${facts.folder} liegt zwischen den Artikeln, und seine Seiten könnten für welche gehalten werden.`,
        remedy: 'Nenne mit --out einen, der anderswo liegt.',
      };
    case 'site-unwritable':
      return {
        problem: `Die Website lässt sich nicht nach ${facts.folder} schreiben (${facts.code}).`,
        remedy:
          facts.code === 'EBUSY' || facts.code === 'EXDEV'
            ? 'Dort ist ein Laufwerk eingehängt, das sich nicht ersetzen lässt: Nenne mit --out einen Ordner darin.'
            : 'Lass den Benutzer, der beleg ausführt, in den Ordner darüber schreiben, sieh nach, ob noch Platz ist, oder nenne mit --out einen anderen Ordner.',
      };
  }
}
