import type { Told } from '../../../indexing/build-fault.ts';
import { typeset } from '../../label-text.ts';
import { type HttpFacts, SETTING_OF } from '../host-facts.ts';
import type { ProgramLabels } from '../program-labels.ts';

/** What whoever has started a server is told of it. */
export const serving: ProgramLabels['serving'] = ({
  address,
  call,
}) => typeset`beleg répond à l’adresse ${address} : ouvrez-la dans un navigateur. Un programme l’interroge par exemple ainsi :

  ${call}

${address}/openapi.json décrit tout ce qui peut être demandé. Ctrl+C y met fin.
`;

/** Why there is no server over HTTP. */
export function httpFault(facts: HttpFacts): Told {
  switch (facts.kind) {
    case 'http-needs-token':
      return {
        problem: `D’autres machines que celle-ci pourraient joindre ${facts.host}, et il n’y a pas d’${SETTING_OF.apiToken} à leur demander.`,
        remedy: typeset`Réglez ${SETTING_OF.apiToken} dans le fichier .env (« openssl rand -hex 32 » en fait un), ou laissez ${SETTING_OF.httpHost} à 127.0.0.1.`,
      };
    case 'http-port-in-use':
      return {
        problem: `Un autre programme écoute déjà sur le port ${facts.port} de ${facts.host}.`,
        remedy: typeset`Arrêtez-le, ou prenez un autre port : avec --port, ou avec ${SETTING_OF.httpPort}.`,
      };
    case 'http-port-closed':
      return {
        problem: `Le système ne laisse pas beleg écouter sur le port ${facts.port}.`,
        remedy: typeset`Prenez-en un à partir de 1024 : avec --port, ou avec ${SETTING_OF.httpPort}.`,
      };
    case 'http-no-such-host':
      return {
        problem: `${facts.host} n’est pas une adresse de cette machine.`,
        remedy: `Mettez dans ${SETTING_OF.httpHost} ou --host 127.0.0.1, pour cette machine seulement, ou 0.0.0.0, pour toutes celles qui la joignent.`,
      };
    case 'metrics-port-in-use':
      return {
        problem: `Un autre programme écoute déjà sur le port ${facts.port} de ${facts.host}, où doivent être les métriques.`,
        remedy: `Arrêtez-le, ou prenez un autre port avec ${SETTING_OF.metricsPort}.`,
      };
    case 'metrics-port-closed':
      return {
        problem: `Le système ne laisse pas beleg écouter sur le port ${facts.port}, où doivent être les métriques.`,
        remedy: `Prenez-en un à partir de 1024, par exemple 9464, avec ${SETTING_OF.metricsPort}.`,
      };
    case 'metrics-no-such-host':
      return {
        problem: `${facts.host}, où doivent être les métriques, n’est pas une adresse de cette machine.`,
        remedy: `Mettez dans ${SETTING_OF.metricsHost} 127.0.0.1, pour cette machine seulement, ou 0.0.0.0, pour toutes celles qui la joignent.`,
      };
  }
}
