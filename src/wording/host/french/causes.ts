import type { CorpusEnd } from '../../../corpus/corpus-fault.ts';
import type { HubFacts } from '../../../models/hub-refusal.ts';
import type { ReaderEnd } from '../../../reading/reading-fault.ts';
import { typeset } from '../../label-text.ts';

/** How a process ended, or why it was ended. */
export function ended(end: CorpusEnd | ReaderEnd): string {
  switch (end.kind) {
    case 'signal':
      return `signal ${end.signal}`;
    case 'exit':
      return `code de retour ${end.code}`;
    case 'not-started':
      return typeset`il n’a pas pu être lancé : ${end.code}`;
    case 'not-ready':
      return `il n’était pas prêt au bout de ${end.seconds} secondes`;
    case 'other-version':
      return typeset`il vient d’une autre version de beleg : redémarrez`;
    case 'too-slow':
      return 'il n’a pas répondu pendant une minute';
  }
}

/** Why a hub gave nothing. */
export function refusal(facts: HubFacts): string {
  switch (facts.kind) {
    case 'unsafe-address':
      return 'les fichiers ne sont pris que par https, et le hub mène à une adresse sans https';
    case 'unreachable':
      return 'le hub est injoignable';
    case 'leads-on':
      return 'le hub redirige sans fin';
    case 'unknown-model':
      return 'le hub ne dit pas de quoi se compose le modèle';
    case 'list-too-long':
      return 'le hub en dit plus qu’une liste de fichiers n’est longue';
    case 'broke-off':
      return 'la connexion a été coupée';
    case 'no-weights':
      return 'le modèle n’a pas de poids au format ONNX';
    case 'no-file':
      return 'le modèle n’a pas ce fichier';
    case 'other-content':
      return 'ce qui est arrivé n’est pas ce que le hub annonce';
    case 'silent':
      return `rien n’est arrivé pendant ${facts.seconds} secondes`;
    case 'status':
      return `le hub a répondu ${facts.status}`;
    case 'other-commit':
      return `le hub a répondu avec le commit ${facts.commit}`;
    case 'too-large':
      return `le fichier dépasse ${facts.most} octets`;
    case 'other-size':
      return `${facts.bytes} octets sont arrivés au lieu de ${facts.expected}`;
  }
}
