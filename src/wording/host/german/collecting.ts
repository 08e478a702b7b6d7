import { counting } from '../../label-text.ts';
import type { Decision } from '../../../collecting/collecting-fault.ts';
import type { CollectingLabels } from '../collecting-labels.ts';

const counted = counting('de');

export const collecting: CollectingLabels = {
  help: {
    add: {
      description:
        'Nimmt einen Artikel auf: eine Datei von dir, oder eine, die von ihrer Adresse geholt wird.',
      article: 'die Datei, oder ihre Adresse, die mit https:// beginnt',
      as: 'wie die Datei des Artikels heißen soll, ohne Endung',
      yes: 'nichts fragen: einen Artikel gleichen Namens ersetzen, auch hinter einer Bezahlschranke aufnehmen',
      allowPrivate: 'auch von diesem Rechner und aus seinem Netz holen, und ohne TLS (http://)',
      closing:
        'Woher er kam, wird daneben festgehalten. Was ersetzt wird, bleibt im Ordner removed des Datenordners.',
    },
    remove: {
      description: 'Nimmt einen Artikel heraus, samt seinen Fragen und dem, was zu ihm festgehalten ist.',
      article: 'seine Kennung, seine Datei oder sein Titel',
      yes: 'nichts fragen',
    },
    articles: {
      description: 'Zeigt die Artikel, und woher jeder kam.',
      json: 'als JSON, für Programme',
    },
    drift: {
      description: 'Holt die Quellen der Artikel noch einmal und sagt, welche Sätze dort nicht mehr stehen.',
      article: 'Kennung, Datei oder Titel eines Artikels; ohne das werden alle geprüft',
      allowPrivate: 'auch von diesem Rechner und aus seinem Netz holen, und ohne TLS (http://)',
      closing:
        'Endet mit 0, wenn sich nichts geändert hat, mit 3, wenn eine Quelle sich geändert hat oder weg ist, mit 1, wenn eine nicht zu lesen war.',
    },
  },
  fields: {
    id: 'Kennung',
    title: 'Titel',
    publisher: 'Herausgeber',
    date: 'Datum',
    language: 'Sprache',
    sentences: 'Sätze',
    leftOut: 'Ausgelassen',
    source: 'Quelle',
    since: 'Seit',
    file: 'Datei',
    begins: 'Anfang',
  },
  languages: { de: 'Deutsch', en: 'Englisch', fr: 'Französisch' },
  add: {
    fetching: (address) => `Hole ${address}`,
    nothing: 'nichts',
    further: (places) => `und ${counted(places, 'weitere Stelle', 'weitere Stellen')}`,
    added: (path, kept) =>
      kept === undefined
        ? `${path} ist aufgenommen.`
        : `${path} ist ersetzt. Was vorher dort stand, liegt in ${kept}.`,
    next: (id) => `Frag jetzt zum Beispiel: npm run ask -- --article ${id} "Worum geht es?"`,
  },
  remove: {
    removed: (paths, folder) =>
      `${paths.join(', ')}: jetzt in ${folder}. Wer es zurückhaben will, legt es wieder hin und startet npm run embed.`,
    noneLeft:
      'Kein Artikel ist mehr da, und ohne einen lässt sich kein Index bauen: Der letzte gilt, bis ein Artikel aufgenommen wird. Soll er nicht mehr gelten, halte an, was antwortet, und lösche den Ordner index im Datenordner.',
  },
  articles: {
    total: (articles, sentences) =>
      `${counted(articles, 'Artikel', 'Artikel')}, ${counted(sentences, 'Satz', 'Sätze')}`,
    problems: (files) =>
      `${counted(files, 'Datei ist kein Artikel', 'Dateien sind keine Artikel')}; npm run embed sagt, warum.`,
  },
  drift: {
    same: 'die Quelle sagt dasselbe',
    changed: ({ missing, added }, sentences) =>
      `${missing.length} von ${counted(sentences, 'Satz', 'Sätzen')} ${missing.length === 1 ? 'steht' : 'stehen'} nicht mehr in der Quelle, ${counted(added.length, 'ist', 'sind')} dort neu`,
    gone: (status) => `die Quelle ist weg (der Server antwortet mit ${status})`,
    missing: 'Nicht mehr in der Quelle:',
    added: 'Neu in der Quelle:',
    movedTo: (address) =>
      `Nichts davon steht dort noch. Vielleicht ist der Artikel umgezogen; die Adresse führte zu ${address}.`,
    withoutAddress: (ids) =>
      `Von ${counted(ids.length, 'Artikel', 'Artikeln')} ist keine Adresse bekannt: ${ids.join(', ')}`,
    noAddress:
      'Kein Artikel hat eine Adresse, unter der er zu prüfen wäre. npm run add -- https://… hält fest, woher ein Artikel kam.',
    kept: ({ same, changed, gone, failed }, path) =>
      `${counted(same, 'Quelle ist', 'Quellen sind')} gleich, ${changed} geändert, ${gone} weg, ${failed} nicht zu lesen. Festgehalten in ${path}: Zitate, deren Quelle sich geändert hat, sagen das.`,
    broken: (path) => `${path} war beschädigt und wird neu angelegt.`,
  },
  decide: (decision) => `${question(decision)} [j/N] `,
  agreed: ['j', 'ja', 'y', 'yes'],
  declined: 'Geändert wurde nichts.',
};

function question(decision: Decision): string {
  switch (decision.kind) {
    case 'replace':
      return `${decision.path} ersetzen? Was jetzt dort steht, wird aufgehoben.`;
    case 'paywall':
      return `Die Seite sagt von sich, dass sie nicht frei zu lesen ist; diese ${decision.sentences} Sätze sind vielleicht nur ihr Anfang. Aufnehmen?`;
    case 'remove':
      return `${decision.paths.join(', ')} herausnehmen? Im Datenordner wird es aufgehoben.`;
  }
}
