/** A request of the bot that the real Discord would refuse or ignore, or that breaks one of the project's own limits. */
export interface Violation {
  /** The request, such as `POST /channels/1/messages`. */
  readonly request: string;
  /** Discord's error code; 0 where Discord itself would stay silent. */
  readonly code: number;
  readonly message: string;
  readonly body: unknown;
}

/** One HTTP request that the bot made. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** The name of the matched route, or undefined for a route the stand-in does not have. */
  readonly route: string | undefined;
  readonly body: unknown;
  readonly status: number;
  /** When the answer was ready, in milliseconds since the epoch. */
  readonly at: number;
}

/** What one waits for did not come in time. */
class PatienceError extends Error {
  override readonly name = 'PatienceError';
}

/** Everything the stand-in saw, and the one place to wait for something to happen. */
export class Journal {
  readonly violations: Violation[] = [];
  readonly requests: RecordedRequest[] = [];
  readonly #listeners = new Set<() => void>();

  /** Requests to routes that the stand-in does not have. */
  get unknownRoutes(): readonly RecordedRequest[] {
    return this.requests.filter((request) => request.route === undefined);
  }

  addViolation(violation: Violation): void {
    this.violations.push(violation);
    this.changed();
  }

  addRequest(request: RecordedRequest): void {
    this.requests.push(request);
    this.changed();
  }

  /** Forgets requests, not violations. */
  forget(): void {
    this.requests.length = 0;
  }

  /** Calls `listener` after each change until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Wakes everyone who waits. Called after each change of state. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /**
   * Resolves with the first value other than undefined that `probe` yields, asked now and after each change.
   * Rejects with a {@link PatienceError} that names `what` once `patienceMs` have passed.
   */
  async until<T>(
    probe: () => T | undefined,
    { what, patienceMs }: { what: string; patienceMs: number },
  ): Promise<T> {
    const present = probe();
    if (present !== undefined) return present;
    return await new Promise<T>((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
      };
      const listener = (): void => {
        const value = probe();
        if (value === undefined) return;
        finish();
        resolve(value);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new PatienceError(this.#lateness(what, patienceMs)));
      }, patienceMs);
      // Once the stand-in is closed nothing comes any more: a wait holds no process that would end.
      timer.unref();
      this.#listeners.add(listener);
    });
  }

  #lateness(what: string, patienceMs: number): string {
    const last = this.violations.at(-1);
    const hint = last === undefined ? '' : ` Last violation: ${last.request}: ${last.message}`;
    return `Waited ${patienceMs} ms for ${what}.${hint}`;
  }
}
