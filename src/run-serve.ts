import type { Config } from './config.ts';
import { createHttpServer, requireAddress } from './http/create-server.ts';
import { requireToken, type HttpSettings } from './http/settings.ts';
import { createEvidence } from './library/evidence.ts';
import {
  configFromEnvironment,
  readOptions,
  runScript,
  toldOfOptions,
  warnOfStaleBuild,
} from './run-script.ts';
import { runService, type PrepareFace } from './run-service.ts';
import { languageOf } from './terminal/locale-language.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';
import { SETTING_OF } from './wording/host/host-facts.ts';

const language = languageOf(process.env);
const { help, serving } = HOST_LABELS[language].programs;

/** `npm run serve`: answers over HTTP until it is told to stop. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run serve --',
    usage: '[--host <host>] [--port <port>] [--discord]',
    description: help.serve.description,
    options: [
      { flags: '--host <host>', description: help.serve.host },
      { flags: '--port <port>', description: help.serve.port },
      { flags: '--discord', description: help.serve.discord },
    ],
  });
  if (options === undefined) return 0;
  await warnOfStaleBuild(language);
  const config = configOf(options);
  if (options['discord'] !== true) {
    const faces = [httpFace(config.http, { leaving: 0 })];
    return runService({ config, faces, output: process.stdout });
  }
  if (config.discord === undefined) throw new HostFault({ kind: 'no-token' });
  // discord.js takes 0.4 s to import and memory: who serves over HTTP alone needs none of it.
  const { discordErrorRecord: errorRecord } = await import('./discord/connection/error-record.ts');
  const { discordFace } = await import('./run-bot.ts');
  // Whoever asks over HTTP may be a program: the other half of the queue is for people in Discord.
  const http = httpFace(config.http, { leaving: Math.ceil(config.waiting / 2) });
  const faces = [http, discordFace(config.dataFolder, config.discord)];
  return runService({ config, faces, output: process.stdout, errorRecord });
});

/** The settings, with the options that stand for some of them. */
function configOf({ host, port }: Readonly<Record<string, string | true | undefined>>): Config {
  const said = [
    { name: SETTING_OF.httpHost, option: '--host', value: host },
    { name: SETTING_OF.httpPort, option: '--port', value: port },
  ].filter(({ value }) => typeof value === 'string');
  try {
    return configFromEnvironment(Object.fromEntries(said.map(({ name, value }) => [name, String(value)])));
  } catch (fault) {
    throw toldOfOptions(fault, Object.fromEntries(said.map(({ name, option }) => [name, option])));
  }
}

/** The doors over HTTP as a face of a service. */
function httpFace(settings: HttpSettings, { leaving }: { readonly leaving: number }): PrepareFace {
  return async (log) => {
    requireToken(settings);
    await requireAddress(settings);
    return {
      create: ({ sight, queue, observer }) => {
        const server = createHttpServer({
          evidence: createEvidence({
            answerer: () => sight.answererAt('programs'),
            checker: () => sight.checkerAt('programs'),
            defaultLanguage: settings.defaultLanguage,
          }),
          queue,
          leaving,
          settings,
          log,
          observer,
        });
        return {
          doors: ['http', 'chat', 'page'],
          start: async () => {
            const address = await (await server).listen();
            log.info({ address }, 'serving over HTTP');
            tellPerson(address, settings);
          },
          stop: async () => (await server).close(),
          unready: () => undefined,
        };
      },
      abandon: async () => undefined,
    };
  };
}

/** Beside the log, whoever sits at a terminal is told where it answers and how to ask it. */
function tellPerson(address: string, { apiToken }: HttpSettings): void {
  if (!process.stderr.isTTY) return;
  const token = apiToken === undefined ? '' : ` -H "Authorization: Bearer $${SETTING_OF.apiToken}"`;
  const call = `curl ${address}/v1/ask -H "Content-Type: application/json"${token} -d '{"question":"…"}'`;
  process.stderr.write(serving({ address, call }));
}
