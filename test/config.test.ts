import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { DEFAULT_LIMITS } from '../src/discord/settings.ts';
import { BelegError } from '../src/errors.ts';
import { SETTINGS } from '../src/settings.ts';
import { EMBEDDED_MODEL } from './helpers/embedded-model.ts';
import { PROJECT } from './helpers/source-files.ts';

const ID = '12345678901234567';

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
      model: EMBEDDED_MODEL,
      reader: join(PROJECT, 'model/reader-latin'),
      allowDownload: false,
      modelHub: 'https://huggingface.co',
      logLevel: 'info',
      discord: undefined,
    });
    expect(existsSync(readConfig({}).corpusFolder)).toBe(true);
  });

  it('have a default each in Discord too, once there is a token', () => {
    expect(readConfig({ DISCORD_TOKEN: ' abc.def ' }).discord).toEqual({
      token: 'abc.def',
      apiUrl: undefined,
      defaultLanguage: 'de',
      operatorIds: [],
      operatorGuildId: undefined,
      devGuildId: undefined,
      publicChannelIds: [],
      logQuestions: false,
      dataFolder: join(PROJECT, 'data'),
      limits: DEFAULT_LIMITS,
    });
  });

  it('that are set to nothing are as if they were not set', () => {
    const empty = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({ ...empty, DISCORD_TOKEN: 'abc' })).toEqual(readConfig({ DISCORD_TOKEN: 'abc' }));
  });

  it('are taken as they are given', () => {
    const config = readConfig({
      CORPUS_FOLDER: 'texts',
      DATA_FOLDER: '/var/lib/beleg',
      MODEL: 'owner/name',
      READER: 'owner/reader',
      ALLOW_DOWNLOAD: '1',
      MODEL_HUB: 'http://127.0.0.1:8080',
      LOG_LEVEL: 'debug',
      DISCORD_TOKEN: 'abc',
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

const HUB_EXPECTED =
  'an address that begins with https:// (http:// on this machine alone), without a password or a query';

describe('a wrong setting', () => {
  it.each([
    ['CORPUS_FOLDER', '  ', 'something other than blanks'],
    ['ALLOW_DOWNLOAD', 'yes', 'true or false'],
    ['MODEL_HUB', 'ftp://example.org', HUB_EXPECTED],
    ['MODEL_HUB', 'huggingface.co', HUB_EXPECTED],
    ['MODEL_HUB', 'http://huggingface.co', HUB_EXPECTED],
    ['MODEL_HUB', 'http://127.0.0.1.example.org', HUB_EXPECTED],
    ['MODEL_HUB', 'http://10.0.0.1', HUB_EXPECTED],
    ['MODEL_HUB', 'https://hub.example/?a=b', HUB_EXPECTED],
    ['MODEL_HUB', 'https://hub.example/#a', HUB_EXPECTED],
    ['LOG_LEVEL', 'loud', 'one of trace, debug, info, warn, error, fatal'],
    ['DISCORD_API', 'localhost', 'an address that begins with http:// or https://'],
    ['DEFAULT_LOCALE', 'es', 'one of de, en, fr'],
    ['OPERATOR_IDS', `${ID}, me`, 'ids of 17 to 20 digits, separated by commas'],
    ['DEV_GUILD_ID', '123', 'an id of 17 to 20 digits'],
    ['LOG_QUESTIONS', 'TRUE', 'true or false'],
    ['QUESTIONS_PER_USER', '0', 'a whole number from 1'],
    ['QUESTIONS_PER_USER', '2.5', 'a whole number from 1'],
    ['WAITING_QUESTIONS', 'many', 'a whole number from 1'],
  ])('%s="%s" is told: expected %s', (name, value, expected) => {
    const fault = faultOf({ [name]: value });
    expect(fault.message).toBe(`A setting is wrong:\n  ${name}: expected ${expected}, got "${value}"`);
    expect(fault.remedy).toContain('.env');
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
