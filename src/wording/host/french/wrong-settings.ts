import { labelLanguageList } from '../../../language/label-language.ts';
import { escapedControls } from '../../../language/visible-text.ts';
import { typeset } from '../../label-text.ts';
import { type Expectation, SETTING_OF, type WrongSetting } from '../host-facts.ts';
import { EXPECTED_OF_MODEL } from './judge.ts';

/** A setting that is wrong, in a line of its own. */
export function wrongSetting({ name, expected, found }: WrongSetting): string {
  const said = {
    shown: () => typeset` ; on y lit « ${escapedControls('value' in found ? found.value : '')} »`,
    hidden: () => typeset` ; ce qu’on y lit peut être secret et n’est pas montré`,
    secret: () => '',
  }[found.kind]();
  return typeset`\n  ${name} : on attend ${EXPECTED[expected]}${said}`;
}

const EXPECTED: Readonly<Record<Expectation, string>> = {
  'no-blanks': 'autre chose que des espaces',
  flag: 'true ou false',
  watch: 'true, false ou poll',
  id: 'un identifiant de 17 à 20 chiffres',
  ids: 'des identifiants de 17 à 20 chiffres, séparés par des virgules',
  address: 'une adresse qui commence par http:// ou https://',
  'site-address':
    'une adresse qui commence par http:// ou https://, sans mot de passe, ni requête (?) ni ancre (#)',
  'hub-address':
    'une adresse qui commence par https:// (http:// sur cette machine seulement), sans mot de passe ni requête',
  'database-address':
    'postgres://utilisateur:motdepasse@hôte:5432/base, avec ?schema=nom (a-z 0-9 _) si le schéma ne doit pas s’appeler beleg',
  ...EXPECTED_OF_MODEL,
  count: 'un nombre entier à partir de 1',
  processes: 'un nombre entier de 1 à 64, ou auto',
  port: typeset`un port : un nombre entier de 0 à 65535`,
  host: 'une adresse ou un nom de cette machine, comme 127.0.0.1, 0.0.0.0 ou localhost',
  'api-token': typeset`un mot d’au moins 16 des caractères A-Z a-z 0-9 - . _ ~ + / =, comme « openssl rand -hex 32 » en fait un`,
  origins: 'des adresses de sites comme https://example.org, sans chemin, séparées par des virgules',
  networks: 'des adresses ou des réseaux comme 10.0.0.7 ou 10.0.0.0/8, séparés par des virgules',
  language: typeset`une de ces langues : ${labelLanguageList('ou')}`,
  'log-level': 'un de trace, debug, info, warn, error, fatal',
  'no-token-here': `autre chose qu’un jeton de bot, qui a sa place dans ${SETTING_OF.token}`,
  'token-in-one-line': typeset`le jeton sur une ligne ; il contient un retour à la ligne`,
  'token-without-bot': typeset`le jeton seul, sans « Bot » devant`,
  'token-without-quotes': 'le jeton sans guillemets',
  'whole-token': typeset`le jeton entier ; il est abrégé par des points de suspension`,
  'no-placeholder': typeset`un jeton ; ceci tient sa place`,
  'token-without-blank': typeset`le jeton seul ; il contient une espace`,
  'no-strange-character': typeset`un jeton ; il contient un signe qu’aucun n’a`,
  'three-parts':
    'trois parties séparées par des points, comme le Developer Portal les montre sous Bot > Reset Token',
};
