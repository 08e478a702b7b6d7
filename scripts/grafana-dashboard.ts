import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runScript } from '../src/run-script.ts';
import { needed } from './installed.ts';

/** `npm run docs:dashboard`: writes the dashboard that Grafana imports. */
await runScript('en', async () => {
  const { belegDashboard } = await needed(() => import('./grafana/dashboard.ts'));
  const { format, resolveConfig } = await needed(() => import('prettier'));
  const file = fileURLToPath(new URL('../packaging/grafana/beleg-dashboard.json', import.meta.url));
  await mkdir(new URL('../packaging/grafana', import.meta.url), { recursive: true });
  const style = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(JSON.stringify(belegDashboard()), style));
  return 0;
});
