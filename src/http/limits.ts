/** How much a connection, a request and an answer may take. Times in milliseconds. */
export interface HttpLimits {
  /** A body is a question with some words around it, or a page of text whose quotations are checked. */
  readonly bodyBytes: number;
  /** Request line and headers together. */
  readonly headerBytes: number;
  readonly addressCharacters: number;
  readonly connections: number;
  readonly requestsPerConnection: number;
  /** Requests of one connection that are answered at a time, since all their answers are kept until they are read. Clients send one. */
  readonly requestsAtOnce: number;
  /** The headers arrive in this time, counted from the connection's first byte or, without one, from its beginning. */
  readonly headersWithin: number;
  /** The whole request arrives in this time. */
  readonly requestWithin: number;
  /** How often late connections are looked for. */
  readonly lookEvery: number;
  /**
   * How long a connection may stand open between two requests, and without a byte of an answer being read; longer than what stands
   * before a server keeps it, as a rule, and than an answer takes.
   */
  readonly idle: number;
  /** A question is answered in this time, its waiting counted. */
  readonly answerWithin: number;
  /** A server that stops waits so long for the answers under way. */
  readonly stopWithin: number;
}

export const DEFAULT_LIMITS: HttpLimits = {
  bodyBytes: 16 * 1024,
  headerBytes: 16 * 1024,
  addressCharacters: 2_048,
  connections: 2_000,
  requestsPerConnection: 1_000,
  requestsAtOnce: 10,
  headersWithin: 10_000,
  requestWithin: 15_000,
  lookEvery: 2_000,
  idle: 65_000,
  answerWithin: 30_000,
  stopWithin: 5_000,
};
