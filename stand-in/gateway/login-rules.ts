import { GatewayCloseCodes, GatewayIntentBits } from 'discord.js';
import { z } from 'zod';

export const identifySchema = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});

/** What a bot says when it logs in. */
export type Identify = z.infer<typeof identifySchema>;

/** Whom Discord lets in. */
export interface LoginRules {
  readonly token: string;
  /** The privileged intents that the application's page in the portal allows, as bits. */
  readonly allowedIntents: number;
  /** With fewer shards nobody gets in, as where a bot is in too many guilds. */
  readonly leastShards: number;
}

const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** The code with which Discord turns such a login away; undefined where it lets it in. */
export function loginFault(
  { token, intents, shard: [index, count] = [0, 1] }: Identify,
  rules: LoginRules,
): number | undefined {
  if (token !== rules.token) return GatewayCloseCodes.AuthenticationFailed;
  if (index < 0 || index >= count) return GatewayCloseCodes.InvalidShard;
  if (count < rules.leastShards) return GatewayCloseCodes.ShardingRequired;
  const refused = intents & PRIVILEGED_INTENTS & ~rules.allowedIntents;
  return refused === 0 ? undefined : GatewayCloseCodes.DisallowedIntents;
}
