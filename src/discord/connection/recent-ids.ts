/** More events than Discord replays after a resume; a snowflake takes some 60 bytes. */
const REMEMBERED = 10_000;

/** The ids of the latest events: after a resume Discord may deliver one again. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #limit: number;

  constructor(limit: number = REMEMBERED) {
    this.#limit = limit;
  }

  /** Whether the id is new; from then on it is not. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    for (const oldest of this.#ids) {
      if (this.#ids.size <= this.#limit) break;
      this.#ids.delete(oldest);
    }
    return true;
  }
}
