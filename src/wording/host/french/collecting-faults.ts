import type { CollectingFacts, Decision } from '../../../collecting/collecting-fault.ts';
import type { FetchFacts } from '../../../fetching/fetch-fault.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { typeset } from '../../label-text.ts';
import { SETTING_OF } from '../host-facts.ts';
import { file } from './files.ts';

const SAVE_IT = 'Enregistrez la page dans votre navigateur, ou imprimez-la en PDF, et ajoutez ce fichier.';
const LATER = 'Réessayez plus tard, ou enregistrez l’article dans votre navigateur et ajoutez ce fichier.';

const OTHER_NAME = typeset` Si c’est un autre article, donnez-lui un nom : --as <nom>`;

/** Why an article is not taken in, put aside or held against its source. */
export function collectingFault(facts: CollectingFacts): Told {
  switch (facts.kind) {
    case 'no-file':
      return {
        problem: `Il n’y a pas de fichier ${facts.path}.`,
        remedy: 'Nommez un fichier, ou une adresse avec https:// devant.',
      };
    case 'no-regular-file':
      return {
        problem: `${facts.path} n’est pas un fichier.`,
        remedy: typeset`Nommez le fichier d’un article ; plusieurs l’un après l’autre.`,
      };
    case 'unreadable':
      return {
        problem: `${facts.path} ne peut pas être lu (${facts.code}).`,
        remedy: 'Laissez votre utilisateur le lire, ou copiez-le d’abord.',
      };
    case 'unwritable':
      return {
        problem: `${facts.path} ne peut pas être écrit (${facts.code}).`,
        remedy: `Rien n’y a été changé. Laissez votre utilisateur écrire dans le dossier que nomme ${SETTING_OF.corpus} et dans celui de ${SETTING_OF.data}, et voyez s’il reste de la place sur le disque.`,
      };
    case 'other-format':
      return {
        problem: `${facts.from} n’est d’aucun format que beleg lit.`,
        remedy: typeset`Rien n’a été ajouté. Enregistrez-le dans l’un de ces formats : ${facts.endings.join(', ')}.`,
      };
    case 'no-article': {
      const { problem, remedy } = file(facts.why, facts.from);
      return {
        problem: typeset`${facts.from} n’est pas un article : ${problem}`,
        remedy: `Rien n’a été ajouté. ${remedy}`,
      };
    }
    case 'no-name':
      return {
        problem:
          facts.given === undefined
            ? 'Le titre et l’adresse ne donnent pas de nom de fichier.'
            : typeset`« ${facts.given} » ne donne pas de nom de fichier.`,
        remedy: typeset`Donnez-en un avec --as, en lettres latines ou en chiffres : --as mon-article`,
      };
    case 'passed-over':
      return {
        problem: typeset`beleg passe sur ${facts.path} : un fichier de ce nom n’est pas un article, ou .belegignore le nomme.`,
        remedy: typeset`Rien n’a été ajouté. Changez .belegignore, ou donnez un autre nom : --as mon-article`,
      };
    case 'broken-meta':
      return {
        problem: `${facts.path} n’est pas du YAML, et son contenu serait perdu.`,
        remedy: 'Rien n’a été changé. Corrigez ce fichier dans un éditeur, ou déplacez-le.',
      };
    case 'not-free':
      return {
        problem: typeset`${facts.address} dit ne pas être en libre accès : ce qui y manque se trouve peut-être dans le reste.`,
        remedy: 'Ce qui avait été trouvé demeure. Regardez la page vous-même, là où vous avez un compte.',
      };
    case 'nothing-found':
      return {
        problem: typeset`Aucune phrase de l’article ne se trouve à ${facts.address} : la page demande peut-être de se connecter ou d’accepter des cookies, ou c’est maintenant un autre article.`,
        remedy: typeset`Ce qui avait été trouvé demeure. Regardez la page vous-même ; si c’est bien l’article, reprenez-le avec npm run add.`,
      };
    case 'unknown-article':
      return {
        problem:
          facts.meant === undefined
            ? typeset`Il n’y a pas d’article « ${facts.given} ».`
            : typeset`Il n’y a pas d’article « ${facts.given} ». Vouliez-vous dire ${facts.meant} ?`,
        remedy: typeset`npm run articles les montre tous ; nommez-en un par son identifiant, son fichier ou son titre.`,
      };
    case 'several-articles':
      return {
        problem: typeset`Plusieurs articles s’appellent « ${facts.given} ».`,
        remedy: typeset`Nommez-en un : ${facts.ids.join(', ')}`,
      };
    case 'nobody-asked':
      return {
        problem: undecided(facts.about),
        remedy: `Rien n’a été changé. Lancez-le dans un terminal, qui demande, ou avec --yes.${facts.about.kind === 'replace' ? OTHER_NAME : ''}`,
      };
  }
}

function undecided(about: Decision): string {
  switch (about.kind) {
    case 'replace':
      return `${about.path} existe déjà.`;
    case 'paywall':
      return typeset`${about.address} dit de soi-même ne pas être en accès libre : ce qui a été lu n’en est peut-être que le début.`;
    case 'remove':
      return `${about.paths.join(', ')} serait retiré.`;
  }
}

/** Why nothing was fetched. */
export function fetchFault(facts: FetchFacts): Told {
  const { address } = facts;
  switch (facts.kind) {
    case 'no-address':
      return {
        problem: `${address} n’est pas l’adresse d’une page.`,
        remedy: 'Nommez-en une avec https:// devant.',
      };
    case 'not-https':
      return {
        problem: typeset`${address} serait pris sans TLS : n’importe qui en chemin pourrait le changer.`,
        remedy: 'Nommez l’adresse avec https://, ou permettez-le avec --allow-private.',
      };
    case 'credentials':
      return {
        problem: `L’adresse ${address} contient un nom ou un mot de passe.`,
        remedy: `Il resterait avec l’article. ${SAVE_IT}`,
      };
    case 'downgrade':
      return { problem: `Le serveur mène de https:// à ${address}, sans TLS.`, remedy: SAVE_IT };
    case 'bad-redirect':
      return { problem: `${address} mène à quelque chose qui n’est pas une adresse.`, remedy: SAVE_IT };
    case 'too-many-redirects':
      return { problem: `${address} a été redirigé plus de ${facts.most} fois.`, remedy: SAVE_IT };
    case 'private-address':
      return {
        problem: `${address} mène à ${facts.found}, une adresse de cette machine ou de son réseau, et non du réseau public.`,
        remedy: 'Si c’est voulu, permettez-le avec --allow-private.',
      };
    case 'unknown-host':
      return {
        problem: `Le serveur de ${address} est inconnu (${facts.code}).`,
        remedy: 'Vérifiez l’adresse, et le réseau de cette machine.',
      };
    case 'unreachable':
      return {
        problem: `Le serveur de ${address} ne répond pas (${facts.code}).`,
        remedy: `Vérifiez le réseau de cette machine. ${LATER}`,
      };
    case 'certificate':
      return {
        problem: `Le serveur de ${address} ne peut pas prouver que c’est lui (${facts.code}).`,
        remedy: SAVE_IT,
      };
    case 'too-slow':
      return { problem: `${address} a pris plus de ${facts.seconds} secondes.`, remedy: LATER };
    case 'too-large':
      return {
        problem: `${address} dépasse ${facts.most / 1_000_000} Mo.`,
        remedy: 'Ajoutez l’article en plusieurs parties.',
      };
    case 'other-type':
      return {
        problem: `${address} n’est pas un article, mais ${facts.found === '' ? 'd’un type que le serveur ne nomme pas' : facts.found}.`,
        remedy: typeset`Se lisent : HTML, PDF, DOCX, EPUB, Markdown et le texte brut.`,
      };
    case 'forbidden-by-robots':
      return {
        problem: `Le serveur demande aux programmes de ne pas prendre ${address} (robots.txt).`,
        remedy: SAVE_IT,
      };
    case 'robots-unreachable':
      return {
        problem: typeset`Le serveur de ${address} ne dit pas si des programmes peuvent le prendre : son robots.txt est illisible.`,
        remedy: LATER,
      };
    case 'broken-body':
      return { problem: `${address} est arrivé endommagé.`, remedy: LATER };
    case 'no-text':
      return {
        problem: `${address} ne montre aucun texte avant que ses scripts tournent, et beleg n’en lance aucun.`,
        remedy: SAVE_IT,
      };
    case 'status':
      return statusTold(address, facts.status);
  }
}

function statusTold(address: string, status: number): Told {
  if (status === 401 || status === 402 || status === 403)
    return {
      problem: `Le serveur ne laisse lire ${address} qu’avec un compte, ou pas par des programmes (${status}).`,
      remedy: typeset`Si vous pouvez le lire : ${SAVE_IT}`,
    };
  if (status === 404 || status === 410)
    return {
      problem: `Il n’y a pas de page ${address} (${status}).`,
      remedy: 'Vérifiez l’adresse, jusqu’à la dernière lettre.',
    };
  if (status === 429)
    return { problem: typeset`Le serveur a reçu trop de demandes (429) : ${address}`, remedy: LATER };
  if (status >= 500)
    return { problem: `Le serveur de ${address} a lui-même une erreur (${status}).`, remedy: LATER };
  return { problem: `Le serveur répond ${status} à ${address}.`, remedy: SAVE_IT };
}
