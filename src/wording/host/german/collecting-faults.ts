import type { CollectingFacts, Decision } from '../../../collecting/collecting-fault.ts';
import type { FetchFacts } from '../../../fetching/fetch-fault.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { SETTING_OF } from '../host-facts.ts';
import { file } from './files.ts';

const SAVE_IT = 'Speichere die Seite im Browser, oder drucke sie dort in ein PDF, und nimm diese Datei auf.';
const LATER =
  'Versuch es später noch einmal, oder speichere den Artikel im Browser und nimm diese Datei auf.';

/** Why an article is not taken in, put aside or held against its source. */
export function collectingFault(facts: CollectingFacts): Told {
  switch (facts.kind) {
    case 'no-file':
      return {
        problem: `Es gibt keine Datei ${facts.path}.`,
        remedy: 'Nenne eine Datei, oder eine Adresse mit https:// davor.',
      };
    case 'no-regular-file':
      return {
        problem: `${facts.path} ist keine Datei.`,
        remedy: 'Nenne die Datei eines Artikels; mehrere nacheinander.',
      };
    case 'unreadable':
      return {
        problem: `${facts.path} lässt sich nicht lesen (${facts.code}).`,
        remedy: 'Lass deinen Benutzer sie lesen, oder kopiere sie erst.',
      };
    case 'unwritable':
      return {
        problem: `${facts.path} lässt sich nicht schreiben (${facts.code}).`,
        remedy: `Geändert wurde dort nichts. Lass deinen Benutzer in den Ordner schreiben, den ${SETTING_OF.corpus} nennt, und in den von ${SETTING_OF.data}, und sieh nach, ob der Datenträger noch Platz hat.`,
      };
    case 'other-format':
      return {
        problem: `${facts.from} hat kein Format, das beleg liest.`,
        remedy: `Aufgenommen wurde nichts. Speichere es als eines von ${facts.endings.join(', ')}.`,
      };
    case 'no-article': {
      const { problem, remedy } = file(facts.why, facts.from);
      return {
        problem: `${facts.from} ist kein Artikel: ${problem}`,
        remedy: `Aufgenommen wurde nichts. ${remedy}`,
      };
    }
    case 'no-name':
      return {
        problem:
          facts.given === undefined
            ? 'Titel und Adresse ergeben keinen Namen für eine Datei.'
            : `„${facts.given}“ ergibt keinen Namen für eine Datei.`,
        remedy: 'Nenne mit --as einen, aus lateinischen Buchstaben oder Ziffern: --as mein-artikel',
      };
    case 'passed-over':
      return {
        problem: `beleg übergeht ${facts.path}: Eine Datei dieses Namens ist kein Artikel, oder .belegignore nennt sie.`,
        remedy:
          'Aufgenommen wurde nichts. Ändere .belegignore, oder nenne einen anderen Namen: --as mein-artikel',
      };
    case 'broken-meta':
      return {
        problem: `${facts.path} ist kein YAML, und was dort steht, ginge verloren.`,
        remedy: 'Geändert wurde nichts. Berichtige die Datei in einem Editor, oder lege sie anderswohin.',
      };
    case 'not-free':
      return {
        problem: `${facts.address} sagt von sich, dass es nicht frei zu lesen ist: Was dort fehlt, steht vielleicht im Rest.`,
        remedy: 'Was vorher gefunden wurde, bleibt. Sieh selbst nach, wo du ein Konto hast.',
      };
    case 'nothing-found':
      return {
        problem: `Unter ${facts.address} steht kein Satz des Artikels: Vielleicht fragt die Seite nach einer Anmeldung oder nach Cookies, oder dort steht jetzt ein anderer Artikel.`,
        remedy:
          'Was vorher gefunden wurde, bleibt. Sieh selbst nach; ist es der Artikel, nimm ihn mit npm run add neu auf.',
      };
    case 'unknown-article':
      return {
        problem:
          facts.meant === undefined
            ? `Es gibt keinen Artikel „${facts.given}“.`
            : `Es gibt keinen Artikel „${facts.given}“. Meinst du ${facts.meant}?`,
        remedy: 'npm run articles zeigt alle; nenne einen mit Kennung, Datei oder Titel.',
      };
    case 'several-articles':
      return {
        problem: `Mehrere Artikel heißen „${facts.given}“.`,
        remedy: `Nenne einen davon: ${facts.ids.join(', ')}`,
      };
    case 'nobody-asked':
      return {
        problem: undecided(facts.about),
        remedy: `Geändert wurde nichts. Starte es in einem Terminal, das fragt, oder mit --yes.${facts.about.kind === 'replace' ? ' Ist es ein anderer Artikel, gib ihm einen eigenen Namen: --as <name>' : ''}`,
      };
  }
}

function undecided(about: Decision): string {
  switch (about.kind) {
    case 'replace':
      return `${about.path} gibt es schon.`;
    case 'paywall':
      return `${about.address} sagt von sich, dass es nicht frei zu lesen ist: Was gelesen wurde, ist vielleicht nur der Anfang.`;
    case 'remove':
      return `${about.paths.join(', ')} würde herausgenommen.`;
  }
}

/** Why nothing was fetched. */
export function fetchFault(facts: FetchFacts): Told {
  const { address } = facts;
  switch (facts.kind) {
    case 'no-address':
      return {
        problem: `${address} ist keine Adresse einer Seite.`,
        remedy: 'Nenne eine mit https:// davor.',
      };
    case 'not-https':
      return {
        problem: `${address} würde ohne TLS geholt: Wer dazwischen sitzt, könnte es ändern.`,
        remedy: 'Nenne die Adresse mit https://, oder erlaube es mit --allow-private.',
      };
    case 'credentials':
      return {
        problem: `In der Adresse ${address} steht ein Name oder ein Passwort.`,
        remedy: `Es bliebe beim Artikel stehen. ${SAVE_IT}`,
      };
    case 'downgrade':
      return { problem: `Der Server führt von https:// zu ${address}, ohne TLS.`, remedy: SAVE_IT };
    case 'bad-redirect':
      return { problem: `${address} führt weiter zu etwas, das keine Adresse ist.`, remedy: SAVE_IT };
    case 'too-many-redirects':
      return { problem: `${address} wurde mehr als ${facts.most}-mal weitergeleitet.`, remedy: SAVE_IT };
    case 'private-address':
      return {
        problem: `${address} führt zu ${facts.found}, einer Adresse dieses Rechners oder seines Netzes und nicht des öffentlichen.`,
        remedy: 'Wenn das gemeint ist, erlaube es mit --allow-private.',
      };
    case 'unknown-host':
      return {
        problem: `Der Server von ${address} ist nicht bekannt (${facts.code}).`,
        remedy: 'Prüfe die Adresse, und das Netz dieses Rechners.',
      };
    case 'unreachable':
      return {
        problem: `Der Server von ${address} antwortet nicht (${facts.code}).`,
        remedy: `Prüfe das Netz dieses Rechners. ${LATER}`,
      };
    case 'certificate':
      return {
        problem: `Der Server von ${address} kann nicht nachweisen, dass er es ist (${facts.code}).`,
        remedy: SAVE_IT,
      };
    case 'too-slow':
      return { problem: `${address} brauchte länger als ${facts.seconds} Sekunden.`, remedy: LATER };
    case 'too-large':
      return {
        problem: `${address} ist größer als ${facts.most / 1_000_000} MB.`,
        remedy: 'Nimm den Artikel in Teilen auf.',
      };
    case 'other-type':
      return {
        problem: `${address} ist kein Artikel, sondern ${facts.found === '' ? 'von einer Art, die der Server nicht nennt' : facts.found}.`,
        remedy: 'Gelesen werden HTML, PDF, DOCX, EPUB, Markdown und reiner Text.',
      };
    case 'forbidden-by-robots':
      return {
        problem: `Der Server bittet Programme, ${address} nicht zu holen (robots.txt).`,
        remedy: SAVE_IT,
      };
    case 'robots-unreachable':
      return {
        problem: `Der Server von ${address} sagt nicht, ob Programme es holen dürfen: Seine robots.txt ist nicht zu lesen.`,
        remedy: LATER,
      };
    case 'broken-body':
      return { problem: `${address} kam beschädigt an.`, remedy: LATER };
    case 'no-text':
      return {
        problem: `${address} zeigt keinen Text, bevor Skripte gelaufen sind, und beleg lässt keine laufen.`,
        remedy: SAVE_IT,
      };
    case 'status':
      return statusTold(address, facts.status);
  }
}

function statusTold(address: string, status: number): Told {
  if (status === 401 || status === 402 || status === 403)
    return {
      problem: `Der Server lässt ${address} nur mit einem Konto lesen, oder nicht von Programmen (${status}).`,
      remedy: `Wenn du es lesen darfst: ${SAVE_IT}`,
    };
  if (status === 404 || status === 410)
    return {
      problem: `Es gibt keine Seite ${address} (${status}).`,
      remedy: 'Prüfe die Adresse, bis zum letzten Buchstaben.',
    };
  if (status === 429)
    return { problem: `Der Server hat zu viele Anfragen bekommen (429): ${address}`, remedy: LATER };
  if (status >= 500)
    return { problem: `Der Server von ${address} hat selbst einen Fehler (${status}).`, remedy: LATER };
  return { problem: `Der Server antwortet mit ${status} auf ${address}.`, remedy: SAVE_IT };
}
