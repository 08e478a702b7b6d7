import type { Told } from '../../../indexing/build-fault.ts';
import type { OllamaFacts } from '../../../reading/ollama/ollama-fault.ts';
import { decimals } from '../../label-text.ts';
import { type Expectation, type HostFacts, SETTING_OF } from '../host-facts.ts';
import type { JudgeLabels } from '../host-labels.ts';

const hundredths = decimals('de', 2);

const WAY = {
  'this-machine': 'auf diesem Rechner',
  network: 'verschlüsselt über das Netz',
  'open-network': 'unverschlüsselt über das Netz',
} as const;

/** What is said of a language model that judges. */
export const judge: JudgeLabels = {
  fault,
  sample: {
    option: 'stellt einem Sprachmodell so viele der Entwicklungsfragen und zählt, wie oft es recht hat',
    asking: 'Fragen werden gestellt',
    counted: ({ answered, unanswerable, missed, good, isSure, path }) =>
      `Beantwortet: ${answered.of}; der erste Satz richtig: ${answered.right}. Das spricht für einen Anteil von mindestens ${hundredths(answered.least)} (95 %); „passt gut“ verlangt ${hundredths(good)}.
Nicht beantwortbar: ${unanswerable.of}; trotzdem beantwortet: ${unanswerable.answered}. „Passt gut“ erlaubt höchstens 5 %.
Nicht rechtzeitig oder unbrauchbar beurteilt: ${missed}.
Seine Antworten gelten als ${isSure ? '„passt gut“' : '„unsicher“'}. Steht in ${path}
`,
  },
  news: (news) => {
    switch (news.kind) {
      case 'asked':
        return `Jede Frage und die Sätze, die zu ihr gefunden werden, gehen an das Sprachmodell ${news.model} unter ${news.address}, ${WAY[news.reach]}.`;
      case 'unsure':
        return news.isCounted
          ? 'Nach der Auszählung stimmen zu wenige seiner Urteile, als dass sie mehr als „unsicher“ wären.'
          : 'Seine Antworten gelten als „unsicher“, bis npm run calibrate -- --sample 200 ausgezählt hat, wie oft es recht hat.';
      case 'stood-in': {
        const { problem, remedy } = fault(news.why);
        return `${problem} Bis es urteilt, antwortet das mitgelieferte Lesemodell. ${remedy}`;
      }
      case 'judges-again':
        return `Das Sprachmodell urteilt wieder; das mitgelieferte Lesemodell hat ${news.questions}-mal für es geantwortet.`;
    }
  },
};

function fault(facts: OllamaFacts): Told {
  switch (facts.kind) {
    case 'unreachable':
      return {
        problem: `Das Sprachmodell ist nicht erreichbar (${facts.code}).`,
        remedy: `Starte Ollama oder berichtige ${SETTING_OF.ollama}.`,
      };
    case 'too-slow':
      return {
        problem: `Das Sprachmodell hat nicht innerhalb von ${facts.seconds} Sekunden geantwortet.`,
        remedy: `Ein kleineres Modell ist schneller; ${SETTING_OF.ollamaSeconds} sagt, wie lange eine Frage wartet.`,
      };
    case 'refused':
      return {
        problem: `Ollama hat mit Status ${facts.status} abgelehnt${facts.said === undefined ? '' : `: „${facts.said}“`}.`,
        remedy: 'Sieh in dessen Protokoll nach.',
      };
    case 'no-such-model':
      return {
        problem: `Ollama hat kein Modell ${facts.model}.`,
        remedy: `Führe dort „ollama pull ${facts.model}“ aus oder berichtige ${SETTING_OF.reader}.`,
      };
    case 'runs-elsewhere':
      return {
        problem: `Ollama würde die Fragen für ${facts.model} an einen anderen Server weitergeben.`,
        remedy: `Nenne in ${SETTING_OF.reader} ein Modell, das auf einem eigenen Rechner läuft.`,
      };
    case 'other-server':
      return {
        problem: 'Was dort antwortet, ist kein Ollama oder eines von einer anderen Version.',
        remedy: `Berichtige ${SETTING_OF.ollama} oder aktualisiere Ollama.`,
      };
    case 'no-verdict':
      return {
        problem: 'Was das Sprachmodell gesagt hat, ist kein Urteil.',
        remedy: `Kommt das oft vor, nenne in ${SETTING_OF.reader} ein größeres.`,
      };
    case 'closed':
      return { problem: 'Auf das Sprachmodell wird nicht mehr gewartet.', remedy: 'Frag noch einmal.' };
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
        problem: `Die Auszählung wurde nach ${facts.asked} Fragen abgebrochen, und nichts wurde geschrieben: Die letzten ${facts.inARow} blieben ohne Urteil. ${problem}`,
        remedy,
      };
    }
    case 'sample-size':
      return {
        problem: `--sample verlangt eine ganze Zahl von ${facts.least} bis ${facts.most}, da steht „${facts.given}“.`,
        remedy: `So lautet der Aufruf: ${facts.usage}`,
      };
    case 'nothing-to-sample':
      return {
        problem: `--sample zählt aus, wie oft ein Sprachmodell recht hat, und ${SETTING_OF.reader} nennt keines.`,
        remedy: `Nenne in ${SETTING_OF.reader} eines, wie ollama:qwen3:8b, oder lass --sample weg.`,
      };
    case 'only-sampled':
      return {
        problem: `${SETTING_OF.reader} nennt ein Sprachmodell; das gibt keine Zahlen, an die sich etwas anpassen ließe.`,
        remedy: 'Führe npm run calibrate -- --sample 200 aus: Das zählt, wie oft das Modell recht hat.',
      };
  }
}

/** What is expected of a setting that names a model or its server. */
export const EXPECTED_OF_MODEL = {
  'server-address':
    'eine Adresse, die mit http:// oder https:// beginnt, ohne Passwort, Abfrage und Sprungmarke',
  'language-model': 'der Name eines Modells hinter ollama:, wie in ollama:qwen3:8b',
  'own-model':
    'ein Modell, das auf einem eigenen Rechner läuft; an eines aus der Cloud gingen die Fragen dorthin',
} as const satisfies Partial<Record<Expectation, string>>;
