/**
 * Why a service takes no questions: its models and its index are not open yet, a face has not begun to serve, Discord is not
 * connected, one of the shards that it manages is not ready, or it is about to end.
 */
export type Unready = 'opening' | 'starting' | 'discord-disconnected' | 'shard-away' | 'stopping';

/** What a service tells of itself while it comes and goes. */
export class Readiness {
  #why: Unready | undefined = 'opening';
  #faces: () => Unready | undefined = () => undefined;

  /** Undefined while questions are taken. */
  get why(): Unready | undefined {
    return this.#why ?? this.#faces();
  }

  /** Models and index are open; the faces begin. */
  opened(): void {
    if (this.#why === 'opening') this.#why = 'starting';
  }

  /** All faces serve; from now on they are asked themselves. */
  serving(faces: () => Unready | undefined): void {
    if (this.#why === 'stopping') return;
    this.#why = undefined;
    this.#faces = faces;
  }

  /** For good. */
  stopping(): void {
    this.#why = 'stopping';
  }
}
