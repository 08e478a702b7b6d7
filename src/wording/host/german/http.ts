import type { Told } from '../../../indexing/build-fault.ts';
import { type HttpFacts, SETTING_OF } from '../host-facts.ts';
import type { ProgramLabels } from '../program-labels.ts';

/** What whoever has started a server is told of it. */
export const serving: ProgramLabels['serving'] = ({
  address,
  call,
}) => `beleg antwortet auf ${address}: öffne es im Browser. Ein Programm fragt zum Beispiel so:

  ${call}

${address}/openapi.json beschreibt alles, was sich fragen lässt. Strg+C beendet es.
`;

/** Why there is no server over HTTP. */
export function httpFault(facts: HttpFacts): Told {
  switch (facts.kind) {
    case 'http-needs-token':
      return {
        problem: `${facts.host} wäre nicht nur von diesem Rechner aus zu erreichen, und es gibt kein ${SETTING_OF.apiToken}, das andere nennen müssten.`,
        remedy: `Setze ${SETTING_OF.apiToken} in der Datei .env („openssl rand -hex 32“ macht eines), oder lass ${SETTING_OF.httpHost} auf 127.0.0.1.`,
      };
    case 'http-port-in-use':
      return {
        problem: `Auf Port ${facts.port} von ${facts.host} lauscht schon ein anderes Programm.`,
        remedy: `Beende es, oder nimm einen anderen Port: mit --port oder mit ${SETTING_OF.httpPort}.`,
      };
    case 'http-port-closed':
      return {
        problem: `Das System lässt beleg nicht auf Port ${facts.port} lauschen.`,
        remedy: `Nimm einen ab 1024: mit --port oder mit ${SETTING_OF.httpPort}.`,
      };
    case 'http-no-such-host':
      return {
        problem: `${facts.host} ist keine Adresse dieses Rechners.`,
        remedy: `Setze ${SETTING_OF.httpHost} oder --host auf 127.0.0.1, nur für diesen Rechner, oder auf 0.0.0.0, für alle, die ihn erreichen.`,
      };
    case 'metrics-port-in-use':
      return {
        problem: `Auf Port ${facts.port} von ${facts.host}, wo die Metriken stehen sollen, lauscht schon ein anderes Programm.`,
        remedy: `Beende es, oder nimm mit ${SETTING_OF.metricsPort} einen anderen Port.`,
      };
    case 'metrics-port-closed':
      return {
        problem: `Das System lässt beleg nicht auf Port ${facts.port} lauschen, wo die Metriken stehen sollen.`,
        remedy: `Nimm mit ${SETTING_OF.metricsPort} einen ab 1024, etwa 9464.`,
      };
    case 'metrics-no-such-host':
      return {
        problem: `${facts.host}, wo die Metriken stehen sollen, ist keine Adresse dieses Rechners.`,
        remedy: `Setze ${SETTING_OF.metricsHost} auf 127.0.0.1, nur für diesen Rechner, oder auf 0.0.0.0, für alle, die ihn erreichen.`,
      };
  }
}
