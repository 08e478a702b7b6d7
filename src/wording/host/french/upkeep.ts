import type { Told } from '../../../indexing/build-fault.ts';
import { counting, typeset } from '../../label-text.ts';
import type { RollbackFacts } from '../host-facts.ts';
import { type CheckWords, type FoundFacts, moment, type UpkeepLabels } from '../upkeep-labels.ts';

const counted = counting('fr');
const size = ({ articles, sentences }: { articles: number; sentences: number }): string =>
  `${counted(articles, 'article', 'articles')}, ${counted(sentences, 'phrase', 'phrases')}`;

export const upkeep: UpkeepLabels = {
  waiting: (builder) =>
    typeset`Un autre processus${builder === undefined ? '' : ` (${builder})`} construit l’index ; on attend qu’il ait fini.`,
  rolledBack: ({ created, counts }) =>
    typeset`Retour en arrière : l’index du ${moment(created)} répond (${size(counts)}), jusqu’à ce qu’un article change ou que npm run embed soit lancé.`,
  unbuilt: ({ problem, remedy }, { created, counts }) =>
    typeset`L’index n’a pas pu être construit. ${problem} ${remedy} D’ici là, celui du ${moment(created)} répond (${size(counts)}).`,
  rollback: {
    help: {
      description: typeset`Revient à l’index précédent ; chacun est conservé jusqu’à la deuxième construction suivante.`,
      forward: 'aller plutôt à l’index suivant',
      yes: 'ne rien demander',
    },
    kept: typeset`Index conservés :`,
    inUse: 'en service',
    holds: size,
    question: ({ created, counts }, isForward) =>
      typeset`${isForward ? 'Aller' : 'Revenir'} à celui du ${moment(created)} (${size(counts)}) ? [o/N]`,
    unchanged: 'Rien n’a été changé. Avec --yes, rien n’est demandé.',
    done: ({ created }, isUpToDate) => {
      const how = isUpToDate
        ? 'Il correspond aux articles tels qu’ils sont.'
        : 'Il le reste jusqu’à ce qu’un article change ou que npm run embed soit lancé.';
      return typeset`L’index du ${moment(created)} est en service ; un bot en marche le prend en quelques secondes. ${how}`;
    },
    undo: (isForward) => `npm run rollback${isForward ? '' : ' -- --forward'} annule cela.`,
  },
  verify: {
    help: {
      description: typeset`Vérifie tout ce sur quoi reposent les réponses, sans rien changer : index, articles, modèles et ce qui est conservé.`,
      json: 'en JSON, pour des programmes',
      closing: 'Le code de retour est 1 si quelque chose a échoué, sinon 0.',
    },
    states: { ok: 'bon', warning: 'attention', failed: 'échec' },
    subjects: {
      embedder: 'Modèle d’embedding',
      reader: 'Modèle de lecture',
      articles: 'Articles',
      leftovers: 'Restes',
      cache: 'Cache des vecteurs',
      calibration: 'Calibration propre',
      questions: 'Questions propres',
    },
    generation: (when, isCurrent) => `Index du ${when}${isCurrent ? ' (en service)' : ''}`,
    found,
    summary: (warnings, failures) =>
      warnings + failures === 0
        ? 'Tout est en ordre.'
        : `${counted(failures, 'vérification a échoué', 'vérifications ont échoué')}, ${counted(warnings, 'demande attention', 'demandent attention')}.`,
  },
};

const UNSOUND = {
  unreadable: 'ses fichiers ne peuvent pas être lus ensemble',
  counts: 'ses fichiers se contredisent sur le nombre des phrases',
  offsets: 'une phrase ne se trouve pas dans son article',
  vectors: 'un vecteur n’est pas de longueur 1',
  graph: 'le graphe ne trouve pas ses propres vecteurs',
  words: 'une phrase se trouve par d’autres mots que les siens',
} as const;

const FITTED = {
  reader: 'un autre modèle de lecture',
  embedder: 'un autre modèle d’embedding',
  delivered: 'une autre calibration fournie',
  recipe: 'une autre version de beleg',
} as const;

const UPDATE = 'npm run embed met l’index à jour.';

function found(facts: FoundFacts, why: string): CheckWords {
  switch (facts.kind) {
    case 'model':
      return { found: `${facts.name}, ses fichiers sont intacts` };
    case 'no-index':
      return { found: why, remedy: UPDATE };
    case 'generation': {
      if (facts.found.kind === 'sound')
        return {
          found: typeset`${size(facts.found.counts)} ; fichiers, positions, vecteurs et graphe concordent`,
        };
      return {
        found: facts.found.kind === 'unsound' ? UNSOUND[facts.found.what] : why,
        remedy: facts.isCurrent
          ? 'npm run embed en construit un autre.'
          : typeset`On ne peut pas y revenir ; des constructions ultérieures le suppriment.`,
      };
    }
    case 'up-to-date':
      return { found: 'l’index leur correspond tels qu’ils sont' };
    case 'changed':
      return { found: `ils ont changé depuis le ${moment(facts.created)}`, remedy: UPDATE };
    case 'rolled-back':
      return {
        found: typeset`retour en arrière depuis le ${moment(facts.rollback.chosen)} : un état antérieur répond`,
        remedy: `npm run rollback -- --forward l’annule. ${UPDATE}`,
      };
    case 'with-problems':
      return {
        found: `${counted(facts.problems, 'fichier écarté', 'fichiers écartés')}, ${counted(facts.warnings, 'avertissement', 'avertissements')}`,
        remedy: 'npm run embed dit pourquoi.',
      };
    case 'leftovers':
      return {
        found: `${counted(facts.paths.length, 'reste', 'restes')} de constructions interrompues`,
        remedy: 'La prochaine construction les supprime.',
      };
    case 'cache':
      return cache(facts);
    case 'no-calibration':
      return { found: typeset`aucune ; celle fournie avec beleg vaut` };
    case 'calibration':
      return facts.differs === undefined
        ? { found: 'en vigueur' }
        : {
            found: `ajustée avec ${FITTED[facts.differs]}, sans effet`,
            remedy: 'npm run calibrate -- --corpus la refait.',
          };
    case 'questions':
      return {
        found: `${counted(facts.questions, 'question', 'questions')}, ${counted(facts.problems, 'erreur', 'erreurs')}`,
        ...(facts.problems > 0 && { remedy: 'npm run questions les nomme.' }),
      };
    case 'data-file':
      return facts.isReadable
        ? { found: 'lisible' }
        : { found: 'n’est pas du JSON', remedy: 'Remettez une copie à sa place, ou enlevez-le.' };
  }
}

function cache({ entries, unreadable, unsound }: Extract<FoundFacts, { kind: 'cache' }>): CheckWords {
  const all = counted(entries, 'entrée', 'entrées');
  if (unsound > 0)
    return {
      found: `${all}, dont ${unsound} sans vecteurs du modèle`,
      remedy: 'npm run embed -- --force les refait.',
    };
  if (unreadable > 0)
    return {
      found: `${all}, dont ${unreadable} illisibles`,
      remedy: typeset`Rien n’est perdu : la prochaine construction qui en a besoin les refait.`,
    };
  return { found: all };
}

/** Why no other index comes into use. */
export function rollbackFault(facts: RollbackFacts): Told {
  if (facts.kind === 'index-moved')
    return {
      problem: 'Un autre index est entré en service entre-temps.',
      remedy: typeset`Rien n’a été changé : relancez la commande.`,
    };
  const { isForward, hasOther } = facts;
  const [side, other] = isForward ? ['plus récent', ''] : ['plus ancien', ' -- --forward'];
  return {
    problem: `Aucun index ${side} qui puisse servir n’est conservé.`,
    remedy: hasOther
      ? typeset`Il y en a un dans l’autre sens : npm run rollback${other} y va.`
      : typeset`Il y en aura un après la prochaine construction d’articles changés : elle conserve le précédent.`,
  };
}
