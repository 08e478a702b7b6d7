import { join } from 'node:path';
import { buildConfiguredIndex } from './beleg.ts';
import type { Config } from './config.ts';
import { EMBEDDER_ROLE } from './embedding/embedder.ts';
import { requireAddress } from './http/create-server.ts';
import { createSiteServer, THIS_MACHINE } from './http/site/site-server.ts';
import { findModel } from './models/find-model.ts';
import { seenIndex } from './places/sight.ts';
import { siteFiles } from './publishing/site-files.ts';
import { siteFolder } from './publishing/site-folder.ts';
import { writeSite } from './publishing/write-site.ts';
import { configFromEnvironment, endSoon, readOptions, runScript, toldOfOptions } from './run-script.ts';
import { readPlaces } from './run-seen.ts';
import { onceSignalled, outliveFaults } from './run-process.ts';
import { openStore } from './search-index/open-store.ts';
import type { SearchIndex } from './search-index/search-index.ts';
import { createLog } from './serving/log.ts';
import { languageOf } from './terminal/locale-language.ts';
import { readableLines } from './terminal/log-line.ts';
import { startProgress } from './terminal/start-progress.ts';
import { SETTING_OF } from './wording/host/host-facts.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const { help, site: labels } = HOST_LABELS[language].programs;

/** `npm run site`: writes the articles as a website into a folder, and with `--serve` shows it on this machine. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run site --',
    usage: '[--out <folder>] [--findable] [--serve] [--port <port>]',
    description: help.site.description,
    options: [
      { flags: '--out <folder>', description: help.site.out },
      { flags: '--findable', description: help.site.findable },
      { flags: '--serve', description: help.site.serve },
      { flags: '--port <port>', description: help.site.port },
    ],
    closing: help.site.closing,
  });
  if (options === undefined) return 0;
  const { out, port } = options;
  const config = configWith(port);
  const isServed = options['serve'] === true || port !== undefined;
  if (isServed) await requireAddress({ host: THIS_MACHINE, port: config.http.port });
  const { corpusFolder: corpus, dataFolder, defaultLanguage, siteUrl: site } = config;
  const folder = await siteFolder(typeof out === 'string' ? out : join(dataFolder, 'site'), { corpus });
  const rules = await readPlaces(config);
  const all = await openArticles(config);
  const index = seenIndex(all, rules, 'programs');
  const isFindable = options['findable'] === true;
  await writeSite(folder, siteFiles(index, { language: defaultLanguage, site, isFindable }));
  process.stdout.write(`${labels.written({ folder, articles: index.articles.size, site })}\n`);
  const left = all.articles.size - index.articles.size;
  if (left > 0) process.stdout.write(`${HOST_LABELS[language].places.unpublished(left)}\n`);
  return isServed ? serve(folder, config) : 0;
});

/** The settings, with the option that stands for one of them. */
function configWith(port: string | true | undefined): Config {
  const { httpPort } = SETTING_OF;
  try {
    return configFromEnvironment(typeof port === 'string' ? { [httpPort]: port } : {});
  } catch (fault) {
    throw toldOfOptions(fault, typeof port === 'string' ? { [httpPort]: '--port' } : {});
  }
}

/** The articles as the index holds them, which is brought up to them first; no model is loaded where it is. */
async function openArticles(config: Config): Promise<SearchIndex> {
  const { model, dataFolder, allowDownload, modelHub: hub } = config;
  const progress = startProgress(process.stdout, language);
  const built = buildConfiguredIndex(config, { ...progress, keepRollback: true });
  progress.onBuilt(await built.finally(progress.finish));
  const { onDownload } = progress;
  const files = await findModel({ role: EMBEDDER_ROLE, model, dataFolder, allowDownload, hub, onDownload });
  const store = await openStore(config);
  const found = await store.find({ model: files.identity });
  if (found.kind !== 'found') throw new HostFault({ kind: 'no-index', why: found });
  return found.open();
}

/** Until SIGINT or SIGTERM. */
async function serve(folder: string, { logLevel, http: { port } }: Config): Promise<number> {
  const output = process.stdout;
  const render = output.isTTY ? readableLines(output, process.env) : undefined;
  const log = createLog({ level: logLevel, stream: output, render });
  outliveFaults(log);
  const server = await createSiteServer({ folder, port, log });
  const stopped = onceSignalled(log);
  output.write(`${labels.serving(await server.listen())}\n`);
  await stopped;
  await server.close();
  endSoon();
  return 0;
}
