import { Client, Events, GatewayIntentBits, Partials, type Interaction, type Message } from 'discord.js';
import { onTestFinished } from 'vitest';
import { startStandIn, type StandInOptions } from '../../../stand-in/start-stand-in.ts';
import type { StandIn } from '../../../stand-in/stand-in.ts';

export interface BotBehaviour {
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  readonly onMessage?: (message: Message) => Promise<unknown>;
  readonly intents?: readonly GatewayIntentBits[];
}

/** The real client, set up for a stand-in and not yet logged in. */
export function createTestClient(standIn: StandIn, intents: readonly GatewayIntentBits[] = []): Client {
  return new Client({
    rest: { api: standIn.api, retries: 1 },
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...intents,
    ],
    // Without it discord.js waits five seconds before it identifies anew.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
  });
}

/** A stand-in for one test, closed when the test ends. */
export async function openStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await startStandIn(options);
  onTestFinished(async () => {
    await standIn.close();
  });
  return standIn;
}

/** A bot that is logged in and ready, and destroyed when the test ends; `faults` gathers what its handlers threw. */
export async function logIn(
  standIn: StandIn,
  { onInteraction, onMessage, intents }: BotBehaviour = {},
): Promise<{ readonly client: Client<true>; readonly faults: unknown[] }> {
  const client = createTestClient(standIn, intents);
  const faults: unknown[] = [];
  onTestFinished(async () => {
    await client.destroy();
  });
  const note = (fault: unknown): void => {
    faults.push(fault);
  };
  client.on(Events.Error, note);
  client.on(Events.InteractionCreate, (interaction) => {
    onInteraction?.(interaction).catch(note);
  });
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) onMessage?.(message).catch(note);
  });
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(standIn.token);
  return { client: await ready, faults };
}
