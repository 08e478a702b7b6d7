import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PROJECT } from '../helpers/source-files.ts';

const read = (path: string): Promise<string> => readFile(join(PROJECT, path), 'utf8');

const [dockerfile, unit, ignored] = await Promise.all(
  ['Dockerfile', 'packaging/beleg.service', '.dockerignore'].map(read),
);
const lines = (dockerfile ?? '').replaceAll('\\\n', ' ').split('\n');

/** What stands behind each instruction of this kind, in the Dockerfile's order. */
function instructions(kind: string): string[] {
  return lines.flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1)] : []));
}

function listIn(json: string): string[] {
  return z.array(z.string()).parse(JSON.parse(json.slice(json.indexOf('['))));
}

/** The unit's values of a directive. */
function directives(name: string): string[] {
  return (unit ?? '')
    .split('\n')
    .flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []));
}

async function sourceOf(built: string): Promise<string> {
  const source = built.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts');
  await stat(join(PROJECT, source));
  return source;
}

const serviceSchema = z.object({
  command: z.array(z.string()).optional(),
  stop_grace_period: z.templateLiteral([z.number(), 's']),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  volumes: z.array(z.string()),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.null()) })
  .parse(parse(await read('compose.yaml'), { merge: true }));

/** In run-service.ts, where the process ends itself. */
const STOPS_WITHIN_S = 9.5;

describe('the Dockerfile', () => {
  it('takes the Node.js of .nvmrc, in the small image of the Debian that it is built on', async () => {
    const version = (await read('.nvmrc')).trim();
    const image = `docker.io/library/node:${version}-bookworm`;
    expect(instructions('FROM')).toEqual([`${image} AS build`, `${image}-slim`]);
  });

  it('starts node itself with a file that is built, as a user who is not root', async () => {
    const [node, file = '', ...others] = listIn(instructions('CMD').join());
    expect([node, others]).toEqual(['node', []]);
    expect(await sourceOf(file)).toBe('src/main.ts');
    expect(instructions('USER')).toEqual(['1000:1000']);
    expect(instructions('ENTRYPOINT')).toEqual([]);
  });

  it('is given what it copies and nothing else: no settings, articles or indexes', async () => {
    const copied = instructions('COPY').filter((line) => !line.startsWith('--from'));
    const paths = copied.flatMap((line) => line.split(' ').slice(0, -1));
    const [all, ...given] = (ignored ?? '')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(all).toBe('*');
    const articles = ['corpus/README.md', 'corpus/ki-kooperation-deutschland-frankreich.md'];
    const wanted = paths.flatMap((path) => (path === 'corpus' ? articles : [path]));
    expect(given.toSorted()).toEqual(wanted.map((path) => `!${path}`).toSorted());
    for (const path of wanted) await stat(join(PROJECT, path));
  });
});

describe('compose.yaml', () => {
  it('keeps in volumes what the image says is kept, where the settings look for it', () => {
    const kept = listIn(instructions('VOLUME').join());
    for (const { volumes, environment } of Object.values(compose.services)) {
      expect(volumes.map((volume) => volume.split(':')[1])).toEqual(kept);
      expect([environment['CORPUS_FOLDER'], environment['DATA_FOLDER']]).toEqual(kept);
      const named = volumes.map((volume) => volume.split(':')[0]);
      expect(named).toEqual(Object.keys(compose.volumes));
    }
  });

  it('lets answers under way be given, and starts files that are built', async () => {
    for (const { stop_grace_period: grace, command = ['node', 'dist/main.js'] } of Object.values(
      compose.services,
    )) {
      expect(Number.parseFloat(grace)).toBeGreaterThan(STOPS_WITHIN_S);
      expect(command[0]).toBe('node');
      await sourceOf(command[1] ?? '');
    }
  });
});

describe('the systemd unit', () => {
  it('starts node itself, and lets answers under way be given before its processes are ended', async () => {
    const [, file = ''] =
      /^\/usr\/bin\/node \/opt\/beleg\/(dist\/.+\.js)$/.exec(directives('ExecStart').join()) ?? [];
    expect(await sourceOf(file)).toBe('src/main.ts');
    expect(directives('KillMode')).toEqual(['mixed']);
    expect(Number(directives('TimeoutStopSec'))).toBeGreaterThan(STOPS_WITHIN_S);
  });

  it('keeps articles and index in folders that it may write', () => {
    const state = directives('StateDirectory').join().split(' ');
    const environment = directives('Environment').join().split(' ');
    const folders = environment.flatMap((each) => /_FOLDER=\/var\/lib\/(.+)$/.exec(each)?.[1] ?? []);
    expect(folders).toEqual(['beleg/corpus', 'beleg/data']);
    expect(folders.filter((folder) => !state.includes(folder))).toEqual([]);
  });
});

interface Health {
  readonly status: number;
  readonly said: string;
}

function checkHealth(env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Health> {
  const script = join(PROJECT, 'packaging/healthcheck.js');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { env }, (_fault, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, said: `${stdout}${stderr}`.trim() }),
    );
  });
}

describe('the health check', () => {
  it('goes by the file that the bot writes while it is connected', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beleg-health-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const env = { DATA_FOLDER: folder };
    const file = join(folder, 'ready');
    expect(await checkHealth(env)).toEqual({
      status: 1,
      said: expect.stringContaining(`there is no ${file}`),
    });
    await writeFile(file, '');
    expect(await checkHealth(env)).toEqual({ status: 0, said: 'connected to Discord' });
    const longAgo = Date.now() / 1000 - 95;
    await utimes(file, longAgo, longAgo);
    expect(await checkHealth(env)).toEqual({
      status: 1,
      said: expect.stringMatching(/9\d seconds old: the bot hangs$/),
    });
  });

  it('asks the server where there is no bot', async () => {
    let status = 200;
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? status : 404).end('{"status":"ok"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const env = { HTTP_PORT: String(port) };
    expect(await checkHealth(env, ['serve'])).toEqual({ status: 0, said: 'serves: {"status":"ok"}' });
    status = 503;
    expect(await checkHealth(env, ['serve'])).toEqual({
      status: 1,
      said: expect.stringContaining('answers 503'),
    });
    server.close();
    server.closeAllConnections();
    expect(await checkHealth(env, ['serve'])).toEqual({
      status: 1,
      said: expect.stringContaining('does not answer'),
    });
  });
});
