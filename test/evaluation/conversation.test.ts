import { it } from 'vitest';
import { askConversation, conversationCounts } from '../../scripts/evaluation/conversation/conversation.ts';
import { SETTINGS } from '../../src/settings.ts';
import { expectCounts } from './floors.ts';

/** Milliseconds; it takes 52 seconds of processor time. */
const PATIENCE = 300_000;

/** Set to nothing, so that a developer's own .env does not count. */
const UNSET = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']));

it(
  'what people say to a bot is handled rightly as often as measured, through the doors of the terminal',
  async () => expectCounts(conversationCounts(await askConversation({ ...process.env, ...UNSET }))),
  PATIENCE,
);
