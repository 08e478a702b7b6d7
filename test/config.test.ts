import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { DEFAULT_LIMITS } from '../src/discord/settings.ts';
import { BelegError } from '../src/errors.ts';
import { DEFAULT_QUESTIONS_PER_CLIENT } from '../src/http/settings.ts';
import { SETTINGS } from '../src/settings.ts';
import { EMBEDDED_MODEL } from './helpers/embedded-model.ts';
import { PROJECT } from './helpers/source-files.ts';

const ID = '12345678901234567';
/** In the form of a bot's. */
const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';

function faultOf(env: Readonly<Record<string, string>>): BelegError {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof BelegError) return fault;
  }
  throw new Error('Expected a BelegError');
}

describe('the settings', () => {
  it('have a default each, in beleg’s own folder and not where it is started', () => {
    expect(readConfig({})).toEqual({
      corpusFolder: join(PROJECT, 'corpus'),
      dataFolder: join(PROJECT, 'data'),
      siteUrl: undefined,
      watch: false,
      model: EMBEDDED_MODEL,
      reader: join(PROJECT, 'model/reader-latin'),
      allowDownload: false,
      modelHub: 'https://huggingface.co',
      waiting: 20,
      logLevel: 'info',
      logQuestions: false,
      defaultLanguage: 'de',
      discord: undefined,
      http: {
        host: '127.0.0.1',
        port: 8787,
        apiToken: undefined,
        publicPage: false,
        allowedOrigins: [],
        embedOrigins: [],
        trustedProxies: [],
        questionsPerClient: DEFAULT_QUESTIONS_PER_CLIENT,
        defaultLanguage: 'de',
        logQuestions: false,
      },
    });
    expect(existsSync(readConfig({}).corpusFolder)).toBe(true);
  });

  it('have a default each in Discord too, once there is a token', () => {
    expect(readConfig({ DISCORD_TOKEN: ` ${TOKEN} ` }).discord).toEqual({
      token: TOKEN,
      apiUrl: undefined,
      defaultLanguage: 'de',
      operatorIds: [],
      operatorGuildId: undefined,
      devGuildId: undefined,
      publicChannelIds: [],
      threads: false,
      logQuestions: false,
      languageModel: 'none',
      asksDatabaseElsewhere: false,
      dataFolder: join(PROJECT, 'data'),
      limits: DEFAULT_LIMITS,
    });
  });

  it('take a language model for the reader, which the reader that comes with beleg stands in for', () => {
    const { reader, languageModel, discord } = readConfig({
      READER: 'ollama:qwen3:8b',
      OLLAMA_URL: 'http://10.0.0.7:11434',
      OLLAMA_SECONDS: '45',
      DISCORD_TOKEN: TOKEN,
    });
    expect(reader).toBe(join(PROJECT, 'model/reader-latin'));
    expect(languageModel).toEqual({ name: 'qwen3:8b', address: 'http://10.0.0.7:11434', seconds: 45 });
    expect(discord?.languageModel).toBe('elsewhere');
    const here = readConfig({ READER: 'ollama:qwen3', DISCORD_TOKEN: TOKEN });
    expect(here.languageModel).toEqual({ name: 'qwen3', address: 'http://127.0.0.1:11434', seconds: 20 });
    expect(here.discord?.languageModel).toBe('here');
    expect(readConfig({ DISCORD_TOKEN: TOKEN }).discord?.languageModel).toBe('none');
    expect(readConfig({}).languageModel).toBeUndefined();
  });

  it.each([
    ['here', 'http://localhost:11434'],
    ['here', 'http://LOCALHOST.:11434'],
    ['here', 'http://127.1.2.3'],
    ['here', 'http://[::1]:11434'],
    ['here', 'http://[::ffff:127.0.0.1]:11434'],
    ['elsewhere', 'http://[::ffff:10.0.0.7]:11434'],
    ['elsewhere', 'http://[fe80::1]:11434'],
    ['elsewhere', 'http://localhost.example'],
    ['elsewhere', 'http://127.0.0.1.example'],
  ])('know whether a language model is %s: %s', (reach, address) => {
    const { discord } = readConfig({ READER: 'ollama:a', OLLAMA_URL: address, DISCORD_TOKEN: TOKEN });
    expect(discord?.languageModel).toBe(reach);
  });

  it.each([
    [{ READER: 'ollama:' }, /READER: expected the name of a model behind ollama:/],
    [{ READER: 'ollama:a b' }, /READER: expected the name of a model behind ollama:/],
    [{ READER: 'ollama:gpt-oss:120b-cloud' }, /READER: expected a model that runs on a machine of yours/],
    [{ READER: 'ollama:gpt-oss:cloud' }, /READER: expected a model that runs on a machine of yours/],
    [{ OLLAMA_URL: '127.0.0.1:11434' }, /OLLAMA_URL: expected an address that begins with http/],
    [
      { OLLAMA_URL: 'http://a:secret@b/' },
      /OLLAMA_URL: expected an address .*; what it says may be a secret/,
    ],
    [{ OLLAMA_SECONDS: '0' }, /OLLAMA_SECONDS: expected a whole number from 1/],
  ])('say what is wrong with a language model: %j', (env, said) => {
    expect(faultOf(env).message).toMatch(said);
  });

  it('of HTTP are taken as they are given, and lists by blanks or commas', () => {
    const { http } = readConfig({
      HTTP_HOST: '[::1]',
      HTTP_PORT: '0',
      API_TOKEN: ' 0123456789abcdef+/= ',
      PUBLIC_PAGE: 'true',
      ALLOWED_ORIGINS: 'https://example.org/, http://localhost:3000',
      EMBED_ORIGINS: 'https://EXAMPLE.org',
      TRUSTED_PROXIES: '10.0.0.7 fd00::/8,172.16.0.0/12',
      QUESTIONS_PER_CLIENT: '5',
      DEFAULT_LOCALE: 'it',
      LOG_QUESTIONS: 'true',
    });
    expect(http).toEqual({
      host: '::1',
      port: 0,
      apiToken: '0123456789abcdef+/=',
      publicPage: true,
      allowedOrigins: ['https://example.org', 'http://localhost:3000'],
      embedOrigins: ['https://example.org'],
      trustedProxies: ['10.0.0.7', 'fd00::/8', '172.16.0.0/12'],
      questionsPerClient: 5,
      defaultLanguage: 'it',
      logQuestions: true,
    });
  });

  it.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a/b', 'https://example.org/a/b/'],
    ['https://example.org/a/b/', 'https://example.org/a/b/'],
    ['http://bücherei.example:8080/über uns', 'http://xn--bcherei-n2a.example:8080/%C3%BCber%20uns/'],
  ])('take the address of a site as that of a folder: %s', (SITE_URL, expected) => {
    expect(readConfig({ SITE_URL }).siteUrl).toBe(expected);
  });

  it('take the address of a database, and show nothing of one that is none', () => {
    const INDEX_URL = 'postgres://beleg:sesam@db.example:5432/beleg?schema=news';
    expect(readConfig({ INDEX_URL })).toMatchObject({ indexUrl: INDEX_URL });
    expect(() => readConfig({ INDEX_URL: 'postgres://beleg:sesam@db.example' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('sesam') }),
    );
  });

  it.each([
    ['postgres://beleg@127.0.0.1:5432/beleg', false],
    ['postgres://localhost/beleg', false],
    ['postgres:///beleg?host=/run/postgresql', false],
    ['postgres://db.example/beleg', true],
    ['postgres://127.0.0.1/beleg?host=db.example', true],
  ])('tell the bot whether its database is on another machine: %s', (INDEX_URL, asksDatabaseElsewhere) => {
    expect(readConfig({ DISCORD_TOKEN: TOKEN, INDEX_URL }).discord).toMatchObject({ asksDatabaseElsewhere });
  });

  it('that are set to nothing are as if they were not set', () => {
    const empty = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({ ...empty, DISCORD_TOKEN: TOKEN })).toEqual(readConfig({ DISCORD_TOKEN: TOKEN }));
  });

  it('are taken as they are given', () => {
    const config = readConfig({
      CORPUS_FOLDER: 'texts',
      DATA_FOLDER: '/var/lib/beleg',
      MODEL: 'owner/name',
      READER: 'owner/reader',
      ALLOW_DOWNLOAD: '1',
      WATCH: 'poll',
      MODEL_HUB: 'http://127.0.0.1:8080',
      LOG_LEVEL: 'debug',
      DISCORD_TOKEN: TOKEN,
      DISCORD_API: 'http://127.0.0.1:9/api',
      DEFAULT_LOCALE: 'fr',
      OPERATOR_IDS: `${ID}, ${ID}0  ${ID}1,`,
      OPERATOR_GUILD_ID: ID,
      PUBLIC_CHANNEL_IDS: ID,
      LOG_QUESTIONS: 'true',
      QUESTIONS_PER_USER: '3',
      UNRELATED: 'ignored',
    });
    expect(config).toMatchObject({
      corpusFolder: 'texts',
      dataFolder: '/var/lib/beleg',
      model: 'owner/name',
      reader: 'owner/reader',
      allowDownload: true,
      modelHub: 'http://127.0.0.1:8080',
      logLevel: 'debug',
    });
    expect(config.discord).toMatchObject({
      apiUrl: 'http://127.0.0.1:9/api',
      defaultLanguage: 'fr',
      operatorIds: [ID, `${ID}0`, `${ID}1`],
      publicChannelIds: [ID],
      logQuestions: true,
      dataFolder: '/var/lib/beleg',
      limits: { ...DEFAULT_LIMITS, questionsPerUser: 3 },
    });
  });
});

const ORIGINS_EXPECTED =
  'addresses of sites such as https://example.org, without a path, separated by commas';
const NETWORKS_EXPECTED = 'addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas';
const HOST_EXPECTED = 'an address or a name of this machine, such as 127.0.0.1, 0.0.0.0 or localhost';
const SITE_EXPECTED =
  'an address that begins with http:// or https://, without a password, a query (?) or a fragment (#)';
const HUB_EXPECTED =
  'an address that begins with https:// (http:// on this machine alone), without a password or a query';

describe('a wrong setting', () => {
  it.each([
    ['CORPUS_FOLDER', '  ', 'something other than blanks'],
    ['ALLOW_DOWNLOAD', 'yes', 'true or false'],
    ['WATCH', 'yes', 'true, false or poll'],
    ['MODEL_HUB', 'ftp://example.org', HUB_EXPECTED],
    ['MODEL_HUB', 'huggingface.co', HUB_EXPECTED],
    ['MODEL_HUB', 'http://huggingface.co', HUB_EXPECTED],
    ['MODEL_HUB', 'http://127.0.0.1.example.org', HUB_EXPECTED],
    ['MODEL_HUB', 'http://10.0.0.1', HUB_EXPECTED],
    ['MODEL_HUB', 'https://hub.example/?a=b', HUB_EXPECTED],
    ['MODEL_HUB', 'https://hub.example/#a', HUB_EXPECTED],
    ['SITE_URL', 'www.example.org', SITE_EXPECTED],
    ['SITE_URL', 'file:///srv/www', SITE_EXPECTED],
    ['SITE_URL', 'https://example.org/?a=b', SITE_EXPECTED],
    ['SITE_URL', 'https://example.org/?', SITE_EXPECTED],
    ['SITE_URL', 'https://example.org/#top', SITE_EXPECTED],
    ['LOG_LEVEL', 'loud', 'one of trace, debug, info, warn, error, fatal'],
    ['DISCORD_API', 'localhost', 'an address that begins with http:// or https://'],
    ['DEFAULT_LOCALE', 'es', 'one of de, en, fr or it'],
    ['OPERATOR_IDS', `${ID}, me`, 'ids of 17 to 20 digits, separated by commas'],
    ['DEV_GUILD_ID', '123', 'an id of 17 to 20 digits'],
    ['LOG_QUESTIONS', 'TRUE', 'true or false'],
    ['QUESTIONS_PER_USER', '0', 'a whole number from 1'],
    ['QUESTIONS_PER_USER', '2.5', 'a whole number from 1'],
    ['HTTP_PORT', '65536', 'a port: a whole number from 0 to 65535'],
    ['HTTP_PORT', '-1', 'a port: a whole number from 0 to 65535'],
    ['HTTP_PORT', 'http', 'a port: a whole number from 0 to 65535'],
    ['HTTP_HOST', 'http://0.0.0.0', HOST_EXPECTED],
    ['HTTP_HOST', '127.0.0.1:80', HOST_EXPECTED],
    ['ALLOWED_ORIGINS', '*', ORIGINS_EXPECTED],
    ['ALLOWED_ORIGINS', 'example.org', ORIGINS_EXPECTED],
    ['ALLOWED_ORIGINS', 'https://a.org, https://b.org/c', ORIGINS_EXPECTED],
    ['EMBED_ORIGINS', 'null', ORIGINS_EXPECTED],
    ['EMBED_ORIGINS', 'https://*', ORIGINS_EXPECTED],
    ['EMBED_ORIGINS', 'https://a.org;script-src', ORIGINS_EXPECTED],
    ['TRUSTED_PROXIES', 'proxy', NETWORKS_EXPECTED],
    ['TRUSTED_PROXIES', '10.0.0.0/33', NETWORKS_EXPECTED],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8', NETWORKS_EXPECTED],
    ['QUESTIONS_PER_CLIENT', '0', 'a whole number from 1'],
    ['WAITING_QUESTIONS', 'many', 'a whole number from 1'],
  ])('%s="%s" is told: expected %s', (name, value, expected) => {
    const fault = faultOf({ [name]: value });
    expect(fault.message).toBe(`A setting is wrong:\n  ${name}: expected ${expected}, got "${value}"`);
    expect(fault.remedy).toContain('.env');
  });

  it.each([
    ['a line break', TOKEN.replace('.', '.\n'), 'the token in one line; it holds a line break'],
    ['the word before it', `Bot ${TOKEN}`, 'the token alone, without "Bot" before it'],
    ['quotation marks', `"${TOKEN}"`, 'the token without quotation marks'],
    ['curly ones', `„${TOKEN}“`, 'the token without quotation marks'],
    ['an ellipsis', `${TOKEN.slice(0, 30)}…`, 'the whole token; it is shortened with an ellipsis'],
    ['three points', `${TOKEN.slice(0, 30)}...`, 'the whole token; it is shortened with an ellipsis'],
    ['a placeholder', '<token>', 'a token; this is the placeholder for one'],
    ['a variable', '$DISCORD_TOKEN', 'a token; this is the placeholder for one'],
    ['a blank', TOKEN.replace('.', '. '), 'the token alone; it holds a blank'],
    ['an unseen character', `\u200B${TOKEN}`, 'a token; it holds a character that none has'],
    ['a placeholder in words', 'your-token-here', 'three parts joined by dots'],
    ["the application's id", ID, 'three parts joined by dots'],
    ['a half', TOKEN.slice(0, 28), 'three parts joined by dots'],
    ['a part that is empty', 'abc..def', 'three parts joined by dots'],
  ])('in DISCORD_TOKEN is told without what it says: %s', (_, token, expected) => {
    const { message } = faultOf({ DISCORD_TOKEN: token });
    expect(message).toContain(`\n  DISCORD_TOKEN: expected ${expected}`);
    for (const part of token.split(/[\s.…]+/).filter(({ length }) => length > 5))
      expect(message).not.toContain(part);
  });

  it.each([
    ['short-one'],
    ['with a blank in it'],
    ['with-a-sign-like-ä'],
    ['"0123456789abcdef"'],
    ['x'.repeat(513)],
  ])('in API_TOKEN is told without what it says: %s', (token) => {
    const { message } = faultOf({ API_TOKEN: token });
    expect(message).toMatch(
      /\n {2}API_TOKEN: expected at least 16 of the characters [^"]+"openssl rand -hex 32" makes them$/,
    );
    expect(message).not.toContain(token);
  });

  it.each(SETTINGS.flatMap(({ name, secret }) => (secret ? [] : [name])))(
    'that holds the token is told without it: %s',
    (name) => {
      for (const value of [TOKEN, `Bot ${TOKEN}`, `https://example.org/?t=${TOKEN}`]) {
        const { message } = faultOf({ [name]: value });
        expect(message).toContain(`  ${name}: expected no token of a bot, which belongs into DISCORD_TOKEN`);
        expect(message).not.toContain(TOKEN.slice(0, 10));
      }
    },
  );

  it.each([
    ['MODEL_HUB', 'ftp://me:pass-word@example.org'],
    ['SITE_URL', 'https://me:pass-word@example.org/'],
    ['OPERATOR_IDS', 'aB3dEf6hIj9lMn2pQr5tUv8xYz1b'],
    ['LOG_LEVEL', 'hf_aB3dEf6hIj9lMn2pQr5tUv8xYz1b'],
    ['DISCORD_API', `x${'0'.repeat(50)}`],
  ])('%s that may hold a secret is told without it', (name, value) => {
    const { message } = faultOf({ [name]: value });
    expect(message).toMatch(/; what it says may be a secret and is not shown$/);
    expect(message).not.toContain(value.slice(5, 15));
  });

  it('is cut where it is long, and stays in its line', () => {
    expect(faultOf({ LOG_LEVEL: 'a b\n'.repeat(1_000) }).message.length).toBeLessThan(250);
    expect(faultOf({ LOG_LEVEL: 'a\nb' }).message).toContain('got "a\\nb"');
  });

  it('is told together with all others, each in a line and once', () => {
    const fault = faultOf({
      ALLOW_DOWNLOAD: 'maybe',
      LOG_LEVEL: 'loud',
      OPERATOR_IDS: 'me,you',
      QUESTIONS_PER_USER: '-1',
      DATA_FOLDER: '/tmp/x',
    });
    const [head, ...lines] = fault.message.split('\n');
    expect(head).toBe('4 settings are wrong:');
    expect(lines.map((line) => /^ {2}([A-Z_]+): expected .+, got ".+"$/.exec(line)?.[1])).toEqual([
      'ALLOW_DOWNLOAD',
      'OPERATOR_IDS',
      'QUESTIONS_PER_USER',
      'LOG_LEVEL',
    ]);
  });

  it.each([
    [{ OPERATOR_IDS: ID }, 'OPERATOR_IDS is set and OPERATOR_GUILD_ID is not'],
    [{ OPERATOR_GUILD_ID: ID }, 'OPERATOR_GUILD_ID is set and OPERATOR_IDS is not'],
  ])('is one of the two for /reindex without the other: %j', (env, told) => {
    expect(faultOf(env).message).toContain(told);
  });
});
