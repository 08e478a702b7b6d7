import { labelLanguageList } from '../../../language/label-language.ts';
import { type Expectation, SETTING_OF, type WrongSetting } from '../host-facts.ts';
import { EXPECTED_OF_MODEL } from './judge.ts';

/** A setting that is wrong, in a line of its own. */
export function wrongSetting({ name, expected, found }: WrongSetting): string {
  const said = {
    shown: () => `, got ${JSON.stringify('value' in found ? found.value : '')}`,
    hidden: () => '; what it says may be a secret and is not shown',
    secret: () => '',
  }[found.kind]();
  return `\n  ${name}: expected ${EXPECTED[expected]}${said}`;
}

const EXPECTED: Readonly<Record<Expectation, string>> = {
  'no-blanks': 'something other than blanks',
  flag: 'true or false',
  watch: 'true, false or poll',
  id: 'an id of 17 to 20 digits',
  ids: 'ids of 17 to 20 digits, separated by commas',
  address: 'an address that begins with http:// or https://',
  'site-address':
    'an address that begins with http:// or https://, without a password, a query (?) or a fragment (#)',
  'hub-address':
    'an address that begins with https:// (http:// on this machine alone), without a password or a query',
  'database-address':
    'postgres://user:password@host:5432/database, with ?schema=name (a-z 0-9 _) where the schema is not to be beleg',
  ...EXPECTED_OF_MODEL,
  count: 'a whole number from 1',
  processes: 'a whole number from 1 to 64, or auto',
  port: 'a port: a whole number from 0 to 65535',
  host: 'an address or a name of this machine, such as 127.0.0.1, 0.0.0.0 or localhost',
  'api-token':
    'at least 16 of the characters A-Z a-z 0-9 - . _ ~ + / =, as "openssl rand -hex 32" makes them',
  origins: 'addresses of sites such as https://example.org, without a path, separated by commas',
  networks: 'addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas',
  language: `one of ${labelLanguageList('or')}`,
  'log-level': 'one of trace, debug, info, warn, error, fatal',
  'no-token-here': `no token of a bot, which belongs into ${SETTING_OF.token}`,
  'token-in-one-line': 'the token in one line; it holds a line break',
  'token-without-bot': 'the token alone, without "Bot" before it',
  'token-without-quotes': 'the token without quotation marks',
  'whole-token': 'the whole token; it is shortened with an ellipsis',
  'no-placeholder': 'a token; this is the placeholder for one',
  'token-without-blank': 'the token alone; it holds a blank',
  'no-strange-character': 'a token; it holds a character that none has',
  'three-parts': 'three parts joined by dots, as the Developer Portal shows them under Bot > Reset Token',
};
