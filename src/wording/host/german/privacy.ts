import type { Told } from '../../../indexing/build-fault.ts';
import { counting } from '../../label-text.ts';
import type { ForgettingFacts, UsageFacts } from '../host-facts.ts';
import type { PrivacyLabels, UsageLabels } from '../privacy-labels.ts';

const counted = counting('de');

export const privacy: PrivacyLabels = {
  help: {
    description:
      'Entfernt alles, was von Nutzern des Bots in Discord gespeichert ist: ihre Antworten mit den Fragen, und Urteile.',
    user: 'die Kennungen der Nutzer, je 17 bis 20 Ziffern; - liest sie von der Standardeingabe, eine je Zeile',
    yes: 'nichts fragen',
    closing:
      'Ein Bot, der auf dem Datenordner läuft, tut es sofort. In Discord tun es alle für sich selbst mit /vergessen.\nWas wo gespeichert ist und was bleibt, sagt docs/privacy.md.',
  },
  question: (users) =>
    `Alles entfernen, was von ${counted(users, 'Nutzer', 'Nutzern')} gespeichert ist? Zurückholen lässt es sich nicht. [j/N]`,
  declined: 'Entfernt wurde nichts.',
  asked: 'Auf diesem Ordner läuft ein Bot; er wird darum gebeten.',
  removed: (user, answers, votes) =>
    `${user}: entfernt ${counted(answers, 'Antwort mit ihrer Frage', 'Antworten mit ihren Fragen')}, ${counted(votes, 'Urteil', 'Urteile')}.`,
  nothing: (user) => `${user}: Es ist nichts gespeichert.`,
};

export const usage: UsageLabels = {
  help: {
    description:
      'Zeigt, wie der Bot in Discord genutzt wurde: Fragen je Tag, was aus ihnen wurde, Urteile, Themen ohne Antwort.',
    days: 'so viele Tage, den heutigen mitgezählt, statt 7; höchstens 30',
    questions: 'zeigt auch die Fragen, auf die die Artikel nicht antworten, sofern alle sie sehen konnten',
    json: 'als JSON, für Programme; docs/json.md beschreibt es',
    closing: 'Es liest, was der Bot gespeichert hat, und ändert nichts; der Bot darf dabei laufen.',
  },
  title: (days) =>
    days === 1 ? 'Fragen in Discord heute' : `Fragen in Discord in den letzten ${days} Tagen`,
  none: 'Aus dieser Zeit ist keine Frage gespeichert.',
  outcomes: { good: 'passt gut', unsure: 'unsicher', none: 'nicht in den Artikeln' },
  headings: {
    questions: 'Fragen',
    languages: 'Sprachen',
    votes: 'Urteile',
    shared: 'Geteilt',
    latency: 'Bis zur Antwort',
    refused: 'Nicht in den Artikeln, nach Thema',
    quoted: 'Am häufigsten zitiert',
  },
  votes: (helpful, unhelpful) => `${helpful} hilfreich, ${unhelpful} nicht hilfreich`,
  latency: (half, most) => `die Hälfte binnen ${half}, 95 von 100 binnen ${most}`,
  furtherTopics: (questions) => `und ${counted(questions, 'weitere Frage', 'weitere Fragen')}`,
  unseen: (questions) =>
    `${counted(questions, 'Frage', 'Fragen')} ohne Stichwort, oder nur von denen gesehen, die sie stellten`,
  furtherArticles: (articles) => `und ${counted(articles, 'weiterer Artikel', 'weitere Artikel')}`,
  kept: (days, most) =>
    `Gezählt ist, was der Bot gespeichert hat: aus höchstens ${days} Tagen und höchstens ${counted(most, 'Antwort', 'Antworten')}. Entferntes, Plaudereien und Fragen über HTTP, MCP oder im Terminal sind nicht gespeichert.`,
  full: 'Mehr wird nicht gespeichert: Ältere Fragen dieser Zeit sind neueren gewichen.',
};

/** Why nothing was forgotten, and why such a command means nothing. */
export function privacyFault(
  facts: ForgettingFacts | Extract<UsageFacts, { kind: 'no-user-id' | 'days' }>,
): Told {
  switch (facts.kind) {
    case 'no-user-id':
      return {
        problem:
          facts.given === undefined
            ? 'Es ist nicht gesagt, welcher Nutzer gemeint ist.'
            : `„${facts.given}“ ist keine Kennung eines Nutzers: Eine hat 17 bis 20 Ziffern.`,
        remedy: `In Discord: Einstellungen > Erweitert > Entwicklermodus, dann Rechtsklick auf den Nutzer > Nutzer-ID kopieren. So ruft man es auf: ${facts.usage}`,
      };
    case 'days':
      return {
        problem: `--days nimmt eine Zahl von 1 bis ${facts.most}, und nicht „${facts.given}“: Länger wird nichts aufbewahrt.`,
        remedy: `So ruft man es auf: ${facts.usage}`,
      };
    case 'forgetting':
      return forgettingFault(facts);
  }
}

function forgettingFault(facts: ForgettingFacts): Told {
  switch (facts.why) {
    case 'unheeded':
      return {
        problem:
          'Der Bot, der auf diesem Ordner läuft, hat es nicht rechtzeitig getan; die Bitte wurde zurückgenommen.',
        remedy:
          'Halte den Bot an, ruf dies noch einmal auf und starte ihn neu; ist er von einer älteren Version, aktualisiere ihn.',
      };
    case 'still-there':
      return {
        problem: 'Nicht alles ließ sich von der Platte entfernen.',
        remedy: 'Prüf den Platz auf der Platte und das Protokoll des Bots, und ruf es noch einmal auf.',
      };
    case 'nobody-asked':
      return {
        problem: 'Hier lässt sich niemand fragen, ob es so gemeint ist; entfernt wurde nichts.',
        remedy: 'Ruf es in einem Terminal auf, oder mit --yes.',
      };
    case 'given-up':
      return {
        problem: 'Es wurde abgebrochen, während ein Bot darum gebeten war; die Bitte wurde zurückgenommen.',
        remedy: 'Ruf es noch einmal auf, um zu sehen, ob etwas übrig ist.',
      };
    case 'no-key':
      return {
        problem: `${facts.path} fehlt oder ist kaputt; ohne diese Datei weiß niemand, wessen die gespeicherten Antworten sind.`,
        remedy:
          'Hol sie aus einer Sicherung zurück. Oder halte den Bot an und lösch answers.jsonl und feedback.jsonl daneben: Dann ist alles entfernt, was von allen gespeichert ist.',
      };
  }
}
