import type { Told } from '../../../indexing/build-fault.ts';
import type { OllamaFacts } from '../../../reading/ollama/ollama-fault.ts';
import { decimals, typeset } from '../../label-text.ts';
import { type Expectation, type HostFacts, SETTING_OF } from '../host-facts.ts';
import type { JudgeLabels } from '../host-labels.ts';

const hundredths = decimals('fr', 2);

const WAY = {
  'this-machine': 'sur cette machine',
  network: 'par le réseau, chiffrées',
  'open-network': 'par le réseau, en clair',
} as const;

/** What is said of a language model that judges. */
export const judge: JudgeLabels = {
  fault,
  sample: {
    option:
      'pose à un modèle de langage autant de questions de développement, et compte combien de fois il a raison',
    asking: 'Questions posées',
    counted: ({ answered, unanswerable, missed, good, isSure, path }) =>
      typeset`Répondues : ${answered.of} ; première phrase juste : ${answered.right}. Cela indique une part d’au moins ${hundredths(answered.least)} (95 %) ; « correspond bien » demande ${hundredths(good)}.
Sans réponse dans l’article : ${unanswerable.of} ; répondues quand même : ${unanswerable.answered}. « Correspond bien » admet 5 % au plus.
Sans verdict à temps ou utilisable : ${missed}.
` +
      (isSure
        ? typeset`Ses réponses sont données comme « correspond bien ».`
        : typeset`Ses réponses sont données comme « incertain ».`) +
      typeset` Écrit dans ${path}\n`,
  },
  news: (news) => {
    switch (news.kind) {
      case 'asked':
        return `Chaque question et les phrases trouvées pour elle sont envoyées au modèle de langage ${news.model}, à l’adresse ${news.address}, ${WAY[news.reach]}.`;
      case 'unsure':
        return news.isCounted
          ? typeset`D’après le comptage, trop peu de ses verdicts sont justes pour qu’ils soient plus que « incertain ».`
          : typeset`Ses réponses sont données comme « incertain » tant que npm run calibrate -- --sample 200 n’a pas compté combien sont justes.`;
      case 'stood-in': {
        const { problem, remedy } = fault(news.why);
        return `${problem} Tant qu’il ne juge pas, le modèle de lecture fourni répond. ${remedy}`;
      }
      case 'judges-again':
        return typeset`Le modèle de langage juge de nouveau ; le modèle de lecture fourni a répondu ${news.questions} fois à sa place.`;
    }
  },
};

function fault(facts: OllamaFacts): Told {
  switch (facts.kind) {
    case 'unreachable':
      return {
        problem: `Le modèle de langage est injoignable (${facts.code}).`,
        remedy: `Démarrez Ollama, ou corrigez ${SETTING_OF.ollama}.`,
      };
    case 'too-slow':
      return {
        problem: `Le modèle de langage n’a pas répondu en ${facts.seconds} secondes.`,
        remedy: typeset`Un modèle plus petit est plus rapide ; ${SETTING_OF.ollamaSeconds} dit combien de temps une question attend.`,
      };
    case 'refused':
      return {
        problem: typeset`Ollama a refusé (${String(facts.status)})${facts.said === undefined ? '' : typeset` : « ${facts.said} »`}.`,
        remedy: 'Regardez son journal.',
      };
    case 'no-such-model':
      return {
        problem: `Ollama n’a pas de modèle ${facts.model}.`,
        remedy: typeset`Lancez-y « ollama pull ${facts.model} », ou corrigez ${SETTING_OF.reader}.`,
      };
    case 'runs-elsewhere':
      return {
        problem: `Ollama enverrait les questions pour ${facts.model} à un autre serveur.`,
        remedy: `Indiquez dans ${SETTING_OF.reader} un modèle qui tourne sur une machine à vous.`,
      };
    case 'other-server':
      return {
        problem: 'Ce qui répond à cette adresse n’est pas Ollama, ou en est une autre version.',
        remedy: `Corrigez ${SETTING_OF.ollama}, ou mettez Ollama à jour.`,
      };
    case 'no-verdict':
      return {
        problem: 'Ce que le modèle de langage a dit n’est pas un verdict.',
        remedy: `Si cela arrive souvent, indiquez dans ${SETTING_OF.reader} un modèle plus grand.`,
      };
    case 'closed':
      return { problem: 'Le modèle de langage n’est plus attendu.', remedy: 'Reposez la question.' };
  }
}

type SampleFacts = Extract<
  HostFacts,
  { readonly kind: 'sample-broken-off' | 'sample-size' | 'nothing-to-sample' | 'only-sampled' }
>;

/** How its verdicts cannot be counted. */
export function sampleFault(facts: SampleFacts): Told {
  switch (facts.kind) {
    case 'sample-broken-off': {
      const { problem, remedy } = fault(facts.why);
      return {
        problem: typeset`Le comptage a été arrêté après ${facts.asked} questions, et rien n’a été écrit : les ${facts.inARow} dernières sont restées sans verdict. ${problem}`,
        remedy,
      };
    }
    case 'sample-size':
      return {
        problem: typeset`--sample demande un nombre entier de ${facts.least} à ${facts.most}, et non « ${facts.given} ».`,
        remedy: typeset`Voici la commande : ${facts.usage}`,
      };
    case 'nothing-to-sample':
      return {
        problem: `--sample compte combien de fois un modèle de langage a raison, et ${SETTING_OF.reader} n’en indique aucun.`,
        remedy: `Indiquez-en un dans ${SETTING_OF.reader}, comme ollama:qwen3:8b, ou enlevez --sample.`,
      };
    case 'only-sampled':
      return {
        problem: typeset`${SETTING_OF.reader} indique un modèle de langage ; il ne donne aucun nombre auquel ajuster une confiance.`,
        remedy: typeset`Lancez npm run calibrate -- --sample 200 : le programme compte combien de fois il a raison.`,
      };
  }
}

/** What is expected of a setting that names a model or its server. */
export const EXPECTED_OF_MODEL = {
  'server-address':
    'une adresse qui commence par http:// ou https://, sans mot de passe, requête ni fragment',
  'language-model': 'le nom d’un modèle après ollama:, comme dans ollama:qwen3:8b',
  'own-model': typeset`un modèle qui tourne sur une machine à vous ; ceux du nuage y enverraient les questions`,
} as const satisfies Partial<Record<Expectation, string>>;
