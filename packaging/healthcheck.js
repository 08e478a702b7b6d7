/*
 * Ends with 0 where beleg answers, else with 1 and the reason: `node healthcheck.js` where it is a bot in Discord, `node healthcheck.js
 * serve` where it answers over HTTP alone. For the container's health check, which knows no curl.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bot writes the file every 30 seconds while it is connected. */
const READY_KEPT_MS = 90_000;
const ANSWERS_WITHIN_MS = 5_000;

const { DATA_FOLDER, HTTP_PORT } = process.env;

try {
  console.log(process.argv[2] === 'serve' ? await serves() : await isConnected());
} catch (fault) {
  console.log(fault.message);
  process.exitCode = 1;
}

async function isConnected() {
  const file = join(DATA_FOLDER || fileURLToPath(new URL('data', import.meta.url)), 'ready');
  const { mtimeMs } = await stat(file).catch(() => {
    throw new Error(`there is no ${file}: the bot is starting, or not connected to Discord`);
  });
  const seconds = Math.round((Date.now() - mtimeMs) / 1000);
  if (seconds * 1000 > READY_KEPT_MS) throw new Error(`${file} is ${seconds} seconds old: the bot hangs`);
  return 'connected to Discord';
}

async function serves() {
  const address = `http://127.0.0.1:${HTTP_PORT || 8787}/healthz`;
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(() => {
    throw new Error(`${address} does not answer`);
  });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return `serves: ${await response.text()}`;
}
