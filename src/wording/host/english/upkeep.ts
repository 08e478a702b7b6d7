import type { Told } from '../../../indexing/build-fault.ts';
import { counting } from '../../label-text.ts';
import type { RollbackFacts } from '../host-facts.ts';
import { type CheckWords, type FoundFacts, moment, type UpkeepLabels } from '../upkeep-labels.ts';

const counted = counting('en');
const size = ({ articles, sentences }: { articles: number; sentences: number }): string =>
  `${counted(articles, 'article', 'articles')}, ${counted(sentences, 'sentence', 'sentences')}`;

export const upkeep: UpkeepLabels = {
  waiting: (builder) =>
    `Another process${builder === undefined ? '' : ` (${builder})`} is building the index; waiting for it to end.`,
  rolledBack: ({ created, counts }) =>
    `A rollback is in force: the index of ${moment(created)} serves (${size(counts)}), until an article changes or npm run embed is run.`,
  unbuilt: ({ problem, remedy }, { created, counts }) =>
    `The index could not be built: ${problem} ${remedy} Until then the one of ${moment(created)} serves (${size(counts)}).`,
  rollback: {
    help: {
      description:
        'Goes back to the index before the one in use; of the last ones, each is kept until two builds later.',
      forward: 'go to the index after it instead',
      yes: 'ask nothing',
    },
    kept: 'These indexes are kept:',
    inUse: 'in use',
    holds: size,
    question: ({ created, counts }, isForward) =>
      `Go ${isForward ? 'forward' : 'back'} to the one of ${moment(created)} (${size(counts)})? [y/N]`,
    unchanged: 'Nothing was changed. With --yes nothing is asked.',
    done: ({ created }, isUpToDate) => {
      const how = isUpToDate
        ? 'It is of the articles as they are.'
        : 'It stays until an article changes or npm run embed is run.';
      return `The index of ${moment(created)} is in use; a bot that runs takes it up within seconds. ${how}`;
    },
    undo: (isForward) => `npm run rollback${isForward ? '' : ' -- --forward'} undoes this.`,
  },
  verify: {
    help: {
      description:
        'Checks all that answers rest on, and changes nothing: index, articles, models and what is kept.',
      json: 'as JSON, for programs',
      closing: 'It ends with 1 where something has failed, and with 0 otherwise.',
    },
    states: { ok: 'ok', warning: 'warning', failed: 'failed' },
    subjects: {
      embedder: 'Embedding model',
      reader: 'Reader',
      articles: 'Articles',
      leftovers: 'Leftovers',
      cache: 'Vector cache',
      calibration: 'Own calibration',
      questions: 'Own questions',
    },
    generation: (when, isCurrent) => `Index of ${when}${isCurrent ? ' (in use)' : ''}`,
    found,
    summary: (warnings, failures) =>
      warnings + failures === 0
        ? 'All is well.'
        : `${counted(failures, 'check has failed', 'checks have failed')}, ${counted(warnings, 'has a warning', 'have a warning')}.`,
  },
};

const UNSOUND = {
  unreadable: 'its files cannot be read together',
  counts: 'its files disagree on how many sentences there are',
  offsets: 'a sentence does not stand in its article',
  vectors: 'a vector is not of length 1',
  graph: 'the graph does not find its own vectors',
  words: 'the words of a sentence are not those that it is found by',
} as const;

const FITTED = {
  reader: 'another reader',
  embedder: 'another embedding model',
  delivered: 'another delivered calibration',
  recipe: 'another version of beleg',
} as const;

const UPDATE = 'npm run embed brings the index up to the articles.';

function found(facts: FoundFacts, why: string): CheckWords {
  switch (facts.kind) {
    case 'model':
      return { found: `${facts.name}, its files are whole` };
    case 'no-index':
      return { found: why, remedy: UPDATE };
    case 'generation': {
      if (facts.found.kind === 'sound')
        return { found: `${size(facts.found.counts)}; files, offsets, vectors and graph agree` };
      return {
        found: facts.found.kind === 'unsound' ? UNSOUND[facts.found.what] : why,
        remedy: facts.isCurrent
          ? 'npm run embed builds another.'
          : 'It cannot be gone back to; later builds remove it.',
      };
    }
    case 'up-to-date':
      return { found: 'the index is of them as they are' };
    case 'changed':
      return { found: `they have changed since ${moment(facts.created)}`, remedy: UPDATE };
    case 'rolled-back':
      return {
        found: `a rollback is in force since ${moment(facts.rollback.chosen)}: they are answered from as they were`,
        remedy: `npm run rollback -- --forward undoes it. ${UPDATE}`,
      };
    case 'with-problems':
      return {
        found: `${counted(facts.problems, 'file', 'files')} left out, ${counted(facts.warnings, 'warning', 'warnings')}`,
        remedy: 'npm run embed says why.',
      };
    case 'leftovers':
      return {
        found: `${counted(facts.paths.length, 'thing', 'things')} that killed builds left behind`,
        remedy: 'The next build removes them.',
      };
    case 'cache':
      return cache(facts);
    case 'no-calibration':
      return { found: 'none; the one that comes with beleg holds' };
    case 'calibration':
      return facts.differs === undefined
        ? { found: 'holds' }
        : {
            found: `was fitted with ${FITTED[facts.differs]}, and does not hold`,
            remedy: 'npm run calibrate -- --corpus fits it anew.',
          };
    case 'questions':
      return {
        found: `${counted(facts.questions, 'question', 'questions')}, ${counted(facts.problems, 'mistake', 'mistakes')}`,
        ...(facts.problems > 0 && { remedy: 'npm run questions names them.' }),
      };
    case 'data-file':
      return facts.isReadable
        ? { found: 'can be read' }
        : { found: 'cannot be read as JSON', remedy: 'Put a copy in its place, or move it away.' };
  }
}

function cache({ entries, unreadable, unsound }: Extract<FoundFacts, { kind: 'cache' }>): CheckWords {
  const all = counted(entries, 'entry', 'entries');
  if (unsound > 0)
    return {
      found: `${all}, of which ${unsound} hold no vectors of the model`,
      remedy: 'npm run embed -- --force makes them anew.',
    };
  if (unreadable > 0)
    return {
      found: `${all}, of which ${unreadable} cannot be read`,
      remedy: 'Nothing is lost: the next build that needs them makes them anew.',
    };
  return { found: all };
}

/** Why no other index comes into use. */
export function rollbackFault(facts: RollbackFacts): Told {
  if (facts.kind === 'index-moved')
    return {
      problem: 'Another index came into use meanwhile.',
      remedy: 'Nothing was changed: run it again.',
    };
  const { isForward, hasOther } = facts;
  const [side, other] = isForward ? ['newer', ''] : ['older', ' -- --forward'];
  return {
    problem: `No ${side} index is kept that could be used.`,
    remedy: hasOther
      ? `There is one on the other side: npm run rollback${other} goes to it.`
      : 'There will be one with the next build of changed articles: it keeps the one before it.',
  };
}
