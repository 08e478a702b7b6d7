import { applicationRoutes } from './routes-application.ts';
import { channelRoutes } from './routes-channel.ts';
import { interactionRoutes } from './routes-interaction.ts';
import { threadRoutes } from './routes-thread.ts';
import { webhookRoutes } from './routes-webhook.ts';
import type { Route } from './router.ts';

const all = [
  ...applicationRoutes,
  ...channelRoutes,
  ...threadRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
] as const;

/** A route by its name, for faults that are asked of it. */
export type RouteName = (typeof all)[number]['name'];

/** Every route of the stand-in. */
export const routes: readonly Route<RouteName>[] = all;
