/** A hold that waits for its event, or has it. */
interface Hold {
  readonly type: string;
  send: (() => void) | undefined;
}

/** What happens to the next events of a type on their way to the bot. */
export class EventFaults {
  readonly #duplicates: string[] = [];
  readonly #waiting = new Set<Hold>();

  /** The next event of this type is delivered twice. */
  duplicateNext(type: string): void {
    this.#duplicates.push(type);
  }

  /** The next event of this type waits until the returned function is called; where none has come by then, none waits. */
  holdNext(type: string): () => void {
    const hold: Hold = { type, send: undefined };
    this.#waiting.add(hold);
    return () => {
      this.#waiting.delete(hold);
      hold.send?.();
      hold.send = undefined;
    };
  }

  /** Delivers an event by `send` as often and as late as it is to be. */
  deliver(type: string, send: () => void): void {
    const hold = [...this.#waiting].find((one) => one.type === type);
    if (hold !== undefined) {
      this.#waiting.delete(hold);
      hold.send = () => this.deliver(type, send);
      return;
    }
    send();
    const twice = this.#duplicates.indexOf(type);
    if (twice === -1) return;
    this.#duplicates.splice(twice, 1);
    send();
  }
}
