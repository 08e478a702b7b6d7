import { counting, typeset } from '../../label-text.ts';
import type { Decision } from '../../../collecting/collecting-fault.ts';
import type { CollectingLabels } from '../collecting-labels.ts';

const counted = counting('fr');

export const collecting: CollectingLabels = {
  help: {
    add: {
      description: typeset`Ajoute un article : un fichier à vous, ou un fichier pris à son adresse.`,
      article: 'le fichier, ou son adresse qui commence par https://',
      as: 'le nom que prendra le fichier de l’article, sans extension',
      yes: typeset`ne rien demander : remplacer un article du même nom, ajouter aussi ce qui est payant`,
      allowPrivate: 'prendre aussi sur cette machine et son réseau, et sans TLS (http://)',
      closing:
        'Son origine est inscrite à côté. Ce qui est remplacé reste dans le dossier removed du dossier des données.',
    },
    remove: {
      description: 'Retire un article, avec ses questions et ce qui est dit de lui.',
      article: 'son identifiant, son fichier ou son titre',
      yes: 'ne rien demander',
    },
    articles: {
      description: 'Montre les articles et leur origine.',
      json: 'en JSON, pour des programmes',
    },
    drift: {
      description: 'Reprend les sources des articles et dit quelles phrases n’y figurent plus.',
      article: typeset`l’identifiant, le fichier ou le titre d’un article ; sans cela, tous sont vérifiés`,
      allowPrivate: 'prendre aussi sur cette machine et son réseau, et sans TLS (http://)',
      closing:
        'Finit par 0 si rien n’a changé, par 3 si une source a changé ou n’existe plus, par 1 si l’une n’a pas pu être lue.',
    },
  },
  fields: {
    id: 'Identifiant',
    title: 'Titre',
    publisher: 'Éditeur',
    date: 'Date',
    language: 'Langue',
    sentences: 'Phrases',
    leftOut: 'Omis',
    source: 'Source',
    since: 'Depuis',
    file: 'Fichier',
    begins: 'Début',
  },
  languages: { de: 'allemand', en: 'anglais', fr: 'français' },
  add: {
    fetching: (address) => `Téléchargement de ${address}`,
    nothing: 'rien',
    further: (places) => `et ${counted(places, 'autre passage', 'autres passages')}`,
    added: (path, kept) =>
      kept === undefined
        ? `${path} est ajouté.`
        : `${path} est remplacé. Ce qui s’y trouvait avant est dans ${kept}.`,
    next: (id) =>
      `${typeset`Demandez maintenant, par exemple : `}npm run ask -- --article ${id} "De quoi parle-t-il ?"`,
  },
  remove: {
    removed: (paths, folder) =>
      typeset`${paths.join(', ')} : désormais dans ${folder}. Pour le reprendre, remettez-le en place et lancez npm run embed.`,
    noneLeft: typeset`Il ne reste aucun article, et un index ne se construit pas sans article : le dernier sert jusqu’à ce qu’un article soit ajouté. Pour qu’il ne serve plus, arrêtez ce qui répond et supprimez le dossier index du dossier des données.`,
  },
  articles: {
    total: (articles, sentences) =>
      `${counted(articles, 'article', 'articles')}, ${counted(sentences, 'phrase', 'phrases')}`,
    problems: (files) =>
      typeset`${counted(files, 'fichier n’est pas un article', 'fichiers ne sont pas des articles')} ; npm run embed dit pourquoi.`,
  },
  drift: {
    same: 'la source dit la même chose',
    changed: ({ missing, added }, sentences) =>
      `${missing.length} sur ${counted(sentences, 'phrase', 'phrases')} ${missing.length < 2 ? 'ne figure' : 'ne figurent'} plus dans la source, ${counted(added.length, 'y est nouvelle', 'y sont nouvelles')}`,
    gone: (status) => `la source n’existe plus (le serveur répond ${status})`,
    missing: typeset`Ne figure plus dans la source :`,
    added: typeset`Nouveau dans la source :`,
    movedTo: (address) =>
      typeset`Rien n’en figure plus là. L’article a peut-être changé d’adresse ; celle-ci a mené à ${address}.`,
    withoutAddress: (ids) =>
      typeset`De ${counted(ids.length, 'article', 'articles')} aucune adresse n’est connue : ${ids.join(', ')}`,
    noAddress:
      'Aucun article n’a d’adresse à vérifier. npm run add -- https://… inscrit l’origine d’un article.',
    kept: ({ same, changed, gone, failed }, path) =>
      typeset`${counted(same, 'source inchangée', 'sources inchangées')}, ${counted(changed, 'modifiée', 'modifiées')}, ${counted(gone, 'disparue', 'disparues')}, ${counted(failed, 'illisible', 'illisibles')}. Inscrit dans ${path} : les citations dont la source a changé le disent.`,
    broken: (path) => `${path} était endommagé et est refait.`,
  },
  decide: (decision) => `${question(decision)} [o/N] `,
  agreed: ['o', 'oui', 'y', 'yes'],
  declined: 'Rien n’a été changé.',
};

function question(decision: Decision): string {
  switch (decision.kind) {
    case 'replace':
      return typeset`Remplacer ${decision.path} ? Ce qui s’y trouve est gardé.`;
    case 'paywall':
      return typeset`La page dit d’elle-même qu’elle n’est pas en accès libre ; ces ${decision.sentences} phrases n’en sont peut-être que le début. Les ajouter ?`;
    case 'remove':
      return typeset`Retirer ${decision.paths.join(', ')} ? C’est gardé dans le dossier des données.`;
  }
}
