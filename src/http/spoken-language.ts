import Negotiator from 'negotiator';
import type { IncomingHttpHeaders } from 'node:http';
import { LABEL_LANGUAGES, type LabelLanguage } from '../language/label-language.ts';

/** The language that who asks reads best of those that beleg speaks (RFC 9110, section 12.5.4); the default where they name none. */
export function spokenLanguage(headers: IncomingHttpHeaders, byDefault: LabelLanguage): LabelLanguage {
  // The first is taken where all are alike.
  const spoken = [byDefault, ...LABEL_LANGUAGES.filter((language) => language !== byDefault)];
  const best = new Negotiator({ headers }).language(spoken);
  return spoken.find((language) => language === best) ?? byDefault;
}
