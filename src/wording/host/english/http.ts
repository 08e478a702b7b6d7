import type { Told } from '../../../indexing/build-fault.ts';
import { type HttpFacts, SETTING_OF } from '../host-facts.ts';
import type { ProgramLabels } from '../program-labels.ts';

/** What whoever has started a server is told of it. */
export const serving: ProgramLabels['serving'] = ({
  address,
  call,
}) => `beleg answers at ${address}: open it in a browser. A program asks, for example:

  ${call}

${address}/openapi.json describes everything that can be asked. Ctrl+C ends it.
`;

/** Why there is no server over HTTP. */
export function httpFault(facts: HttpFacts): Told {
  switch (facts.kind) {
    case 'http-needs-token':
      return {
        problem: `Others than this machine would reach ${facts.host}, and there is no ${SETTING_OF.apiToken} to ask them for.`,
        remedy: `Set ${SETTING_OF.apiToken} in the file .env ("openssl rand -hex 32" makes one), or let ${SETTING_OF.httpHost} be 127.0.0.1.`,
      };
    case 'http-port-in-use':
      return {
        problem: `Another program already listens on port ${facts.port} of ${facts.host}.`,
        remedy: `End it, or choose another port: with --port, or with ${SETTING_OF.httpPort}.`,
      };
    case 'http-port-closed':
      return {
        problem: `The system does not let beleg listen on port ${facts.port}.`,
        remedy: `Choose one from 1024 on: with --port, or with ${SETTING_OF.httpPort}.`,
      };
    case 'http-no-such-host':
      return {
        problem: `${facts.host} is no address of this machine.`,
        remedy: `Let ${SETTING_OF.httpHost} or --host be 127.0.0.1, for this machine alone, or 0.0.0.0, for all that reach it.`,
      };
    case 'metrics-port-in-use':
      return {
        problem: `Another program already listens on port ${facts.port} of ${facts.host}, where the metrics are to be.`,
        remedy: `End it, or choose another port with ${SETTING_OF.metricsPort}.`,
      };
    case 'metrics-port-closed':
      return {
        problem: `The system does not let beleg listen on port ${facts.port}, where the metrics are to be.`,
        remedy: `Choose one from 1024 on, such as 9464, with ${SETTING_OF.metricsPort}.`,
      };
    case 'metrics-no-such-host':
      return {
        problem: `${facts.host}, where the metrics are to be, is no address of this machine.`,
        remedy: `Let ${SETTING_OF.metricsHost} be 127.0.0.1, for this machine alone, or 0.0.0.0, for all that reach it.`,
      };
  }
}
