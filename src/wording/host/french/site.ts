import type { Told } from '../../../indexing/build-fault.ts';
import { counting, typeset } from '../../label-text.ts';
import { type SiteFacts, SETTING_OF } from '../host-facts.ts';
import type { SiteLabels } from '../program-labels.ts';

const counted = counting('fr');

export const site: SiteLabels = {
  written: ({ folder, articles, site: address }) => {
    const next =
      address === undefined
        ? typeset`Mettez dans ${SETTING_OF.site} l’adresse où vous les publiez : les citations d’articles sans adresse y mèneront.`
        : typeset`Publiez-les à l’adresse ${address} : les citations d’articles sans adresse y mènent.`;
    return typeset`${folder} contient une page d’accueil et les pages de ${counted(articles, 'article', 'articles')}.\n${next}`;
  },
  serving: (address) =>
    typeset`Elles se lisent à l’adresse ${address}, sur cette machine seulement. Ctrl+C y met fin.`,
};

/** Why no site can be written to a folder. */
export function siteFault(facts: SiteFacts): Told {
  switch (facts.kind) {
    case 'site-folder-taken':
      return {
        problem: typeset`Le dossier ${facts.folder} contient ${facts.found}, qui n’appartient pas à un site de beleg.`,
        remedy: typeset`Rien n’a été changé. Un site remplace tout son dossier : déplacez ce qui est à vous, ou nommez un autre dossier avec --out.`,
      };
    case 'site-no-folder':
      return {
        problem: `${facts.folder} n’est pas un dossier.`,
        remedy: typeset`Nommez-en un autre avec --out ; il n’a pas besoin d’exister déjà.`,
      };
    case 'site-among-articles':
      return {
        problem: `Le dossier ${facts.folder} se trouve parmi les articles, et ses pages pourraient être prises pour des articles.`,
        remedy: 'Nommez avec --out un dossier situé ailleurs.',
      };
    case 'site-unwritable':
      return {
        problem: `Le site ne peut pas être écrit dans ${facts.folder} (${facts.code}).`,
        remedy:
          facts.code === 'EBUSY' || facts.code === 'EXDEV'
            ? typeset`Un disque y est monté, qui ne peut pas être remplacé : nommez avec --out un dossier à l’intérieur.`
            : 'Laissez l’utilisateur qui exécute beleg écrire dans le dossier au-dessus, vérifiez qu’il reste de la place, ou nommez un autre dossier avec --out.',
      };
  }
}
