import { isThisMachine } from '../system/web-address.ts';
import { HostFault } from '../wording/host/host-fault.ts';
import type { LabelLanguage } from '../language/label-language.ts';

/** All that an operator decides about the doors over HTTP. */
export interface HttpSettings {
  /** The address or the name to listen on. */
  readonly host: string;
  readonly port: number;
  /** Demanded of whoever asks; undefined on a loopback address alone. */
  readonly apiToken: string | undefined;
  /** With a token: whether the page and what is embedded are open without it. */
  readonly publicPage: boolean;
  /** The sites whose scripts may ask, as `https://example.org`. */
  readonly allowedOrigins: readonly string[];
  /** The sites that may frame `/embed`. */
  readonly embedOrigins: readonly string[];
  /** Addresses or networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Questions of one token or address in a minute. */
  readonly questionsPerClient: number;
  /** Spoken where neither who asks nor the question tells a language. */
  readonly defaultLanguage: LabelLanguage;
  /** Writes questions to the log. Off, the log holds none. */
  readonly logQuestions: boolean;
}

/** Generous for a page that several people share an address for, tight for scripts. */
export const DEFAULT_QUESTIONS_PER_CLIENT = 30;

/**
 * Whoever reaches a server from elsewhere must be asked for a token.
 * @throws HostFault where there is none and others than this machine would reach it
 */
export function requireToken({ apiToken, host }: Pick<HttpSettings, 'apiToken' | 'host'>): void {
  if (apiToken === undefined && !isThisMachine(host)) throw new HostFault({ kind: 'http-needs-token', host });
}
