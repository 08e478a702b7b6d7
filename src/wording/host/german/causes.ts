import type { CorpusEnd } from '../../../corpus/corpus-fault.ts';
import type { HubFacts } from '../../../models/hub-refusal.ts';
import type { ReaderEnd } from '../../../reading/reading-fault.ts';

/** How a process ended, or why it was ended. */
export function ended(end: CorpusEnd | ReaderEnd): string {
  switch (end.kind) {
    case 'signal':
      return `Signal ${end.signal}`;
    case 'exit':
      return `Rückgabewert ${end.code}`;
    case 'not-started':
      return `er ließ sich nicht starten: ${end.code}`;
    case 'not-ready':
      return `er war nach ${end.seconds} Sekunden nicht bereit`;
    case 'other-version':
      return 'er gehört zu einer anderen Version von beleg: starte neu';
    case 'too-slow':
      return 'er hat eine Minute lang nicht geantwortet';
  }
}

/** Why a hub gave nothing. */
export function refusal(facts: HubFacts): string {
  switch (facts.kind) {
    case 'unsafe-address':
      return 'Dateien werden nur über https geholt, und der Hub führt zu einer Adresse ohne';
    case 'unreachable':
      return 'der Hub ist nicht erreichbar';
    case 'leads-on':
      return 'der Hub leitet immer weiter';
    case 'unknown-model':
      return 'der Hub sagt nicht, woraus das Modell besteht';
    case 'list-too-long':
      return 'der Hub sagt mehr, als eine Liste von Dateien lang ist';
    case 'broke-off':
      return 'die Verbindung brach ab';
    case 'no-weights':
      return 'das Modell hat keine Gewichte im ONNX-Format';
    case 'no-file':
      return 'das Modell hat keine solche Datei';
    case 'other-content':
      return 'was kam, ist nicht, was der Hub verzeichnet';
    case 'silent':
      return `${facts.seconds} Sekunden lang kam nichts`;
    case 'status':
      return `der Hub antwortete mit ${facts.status}`;
    case 'other-commit':
      return `der Hub antwortete mit dem Commit ${facts.commit}`;
    case 'too-large':
      return `die Datei ist größer als ${facts.most} Bytes`;
    case 'other-size':
      return `es kamen ${facts.bytes} Bytes statt ${facts.expected}`;
  }
}
