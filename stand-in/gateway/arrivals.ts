import { z } from 'zod';

const eventSchema = z.looseObject({ id: z.string().optional() });

/** When the events that the bot has shown to have were sent to it. */
export class Arrivals {
  readonly #sentAt = new Map<string, number>();

  /** Notes an event that has come, once however often it is sent. */
  note(t: string, d: unknown, sentAt: number): void {
    const { id } = eventSchema.parse(d);
    const event = `${t} ${id}`;
    if (id !== undefined && !this.#sentAt.has(event)) this.#sentAt.set(event, sentAt);
  }

  /** In milliseconds since the epoch; undefined for an event that nobody knows to have come. */
  of(t: string, id: string): number | undefined {
    return this.#sentAt.get(`${t} ${id}`);
  }

  forget(): void {
    this.#sentAt.clear();
  }
}
