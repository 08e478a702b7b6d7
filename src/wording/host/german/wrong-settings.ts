import { labelLanguageList } from '../../../language/label-language.ts';
import { escapedControls } from '../../../language/visible-text.ts';
import { type Expectation, SETTING_OF, type WrongSetting } from '../host-facts.ts';
import { EXPECTED_OF_MODEL } from './judge.ts';

/** A setting that is wrong, in a line of its own. */
export function wrongSetting({ name, expected, found }: WrongSetting): string {
  const said = {
    shown: () => `; da steht „${escapedControls('value' in found ? found.value : '')}“`,
    hidden: () => '; was da steht, kann geheim sein und wird nicht gezeigt',
    secret: () => '',
  }[found.kind]();
  return `\n  ${name}: erwartet wird ${EXPECTED[expected]}${said}`;
}

const EXPECTED: Readonly<Record<Expectation, string>> = {
  'no-blanks': 'etwas anderes als Leerzeichen',
  flag: 'true oder false',
  watch: 'true, false oder poll',
  id: 'eine ID aus 17 bis 20 Ziffern',
  ids: 'eine Liste von IDs aus 17 bis 20 Ziffern, durch Kommas getrennt',
  address: 'eine Adresse, die mit http:// oder https:// beginnt',
  'site-address':
    'eine Adresse, die mit http:// oder https:// beginnt, ohne Passwort, Abfrage (?) und Sprungmarke (#)',
  'hub-address':
    'eine Adresse, die mit https:// beginnt (mit http:// nur auf diesem Rechner), ohne Passwort und ohne Abfrage',
  'database-address':
    'postgres://benutzer:passwort@host:5432/datenbank, mit ?schema=name (a-z 0-9 _), wenn das Schema nicht beleg heißen soll',
  ...EXPECTED_OF_MODEL,
  count: 'eine ganze Zahl ab 1',
  processes: 'eine ganze Zahl von 1 bis 64 oder auto',
  port: 'ein Port: eine ganze Zahl von 0 bis 65535',
  host: 'eine Adresse oder ein Name dieses Rechners, wie 127.0.0.1, 0.0.0.0 oder localhost',
  'api-token':
    'ein Wort aus mindestens 16 der Zeichen A-Z a-z 0-9 - . _ ~ + / =, wie „openssl rand -hex 32“ eines macht',
  origins: 'eine Liste von Adressen von Websites wie https://example.org, ohne Pfad, durch Kommas getrennt',
  networks: 'eine Liste von Adressen oder Netzen wie 10.0.0.7 oder 10.0.0.0/8, durch Kommas getrennt',
  language: `eine dieser Sprachen: ${labelLanguageList('oder')}`,
  'log-level': 'eines von trace, debug, info, warn, error, fatal',
  'no-token-here': `kein Token eines Bots; es gehört in ${SETTING_OF.token}`,
  'token-in-one-line': 'das Token in einer Zeile; es enthält einen Zeilenumbruch',
  'token-without-bot': 'das Token allein, ohne „Bot“ davor',
  'token-without-quotes': 'das Token ohne Anführungszeichen',
  'whole-token': 'das ganze Token; es ist mit Auslassungspunkten gekürzt',
  'no-placeholder': 'ein Token; das ist der Platzhalter dafür',
  'token-without-blank': 'das Token allein; es enthält ein Leerzeichen',
  'no-strange-character': 'ein Token; es enthält ein Zeichen, das in keinem vorkommt',
  'three-parts':
    'ein Token aus drei Teilen mit Punkten dazwischen, wie das Developer Portal es unter Bot > Reset Token zeigt',
};
