import type { FileFacts, HeadComplaint, HeadMistake } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { languageList, listed } from '../../../language/language.ts';
import { archive, megabytes } from './archives.ts';
import { unreadable } from './unreadable.ts';

const quoted = (value: string): string => `„${value}“`;
const place = ({ key, line }: { key: string; line: number }): string => `${key} in Zeile ${line}`;

const saveAsUtf8 = (likely: string): string =>
  `Speichere sie in deinem Editor als UTF-8 oder wandle sie um: iconv -f ${likely} -t UTF-8 alt.txt > neu.txt`;

/** What is wrong with a file of the corpus, or to know of it: whole sentences. */
export function file(facts: FileFacts, path: string): Told {
  switch (facts.kind) {
    case 'no-permission':
      return {
        problem: 'beleg hat nicht das Recht, hier zu lesen.',
        remedy: `Lass den Benutzer lesen, unter dem beleg läuft: chmod a+rX '${path}'`,
      };
    case 'vanished':
      return {
        problem: 'Die Datei verschwand, während sie gelesen wurde.',
        remedy: 'Lege sie wieder hin, oder starte noch einmal.',
      };
    case 'name-not-utf-8':
      return {
        problem: 'Der Name ist nicht in UTF-8 kodiert.',
        remedy:
          'Benenne die Datei um, oder wandle die Namen im ganzen Ordner um: convmv -r --notest -f WINDOWS-1252 -t UTF-8 artikel',
      };
    case 'unreadable':
      return {
        problem: `Hier lässt sich nicht lesen (${facts.code}).`,
        remedy: 'Prüfe den Datenträger oder die Einbindung, auf der das liegt.',
      };
    case 'symbolic-link':
      return {
        problem: 'Das ist ein symbolischer Link, und beleg folgt keinen Links aus dem Artikelordner hinaus.',
        remedy: 'Lege die Datei selbst dorthin.',
      };
    case 'folder-like-article':
      return {
        problem: 'Das ist ein Ordner, der heißt wie eine Artikeldatei.',
        remedy: 'Benenne den Ordner um; Artikel in Ordnern mit anderen Namen werden gelesen.',
      };
    case 'no-regular-file':
      return {
        problem: 'Das ist keine gewöhnliche Datei.',
        remedy: 'Lege eine gewöhnliche Datei dorthin, oder nimm sie weg.',
      };
    case 'other-ending':
      return {
        problem: `Übersprungen: Artikel enden auf ${listed(facts.endings, 'oder', '')}.`,
        remedy: 'Wandle die Datei in eines dieser Formate um, oder nimm sie aus dem Ordner.',
      };
    case 'too-large':
      return {
        problem: `Die Datei hat ${megabytes(facts.bytes)}, mehr als die ${megabytes(facts.most)} eines einzelnen Artikels.`,
        remedy: 'Teile sie in mehrere Dateien auf, eine je Artikel oder Kapitel.',
      };
    case 'utf-16':
      return {
        problem: 'Die Datei ist in UTF-16 gespeichert, nicht in UTF-8.',
        remedy: saveAsUtf8('UTF-16'),
      };
    case 'zero-bytes':
      return {
        problem: 'Die Datei enthält Nullbytes: Sie ist in UTF-16 oder UTF-32 gespeichert oder gar kein Text.',
        remedy: saveAsUtf8('UTF-16LE'),
      };
    case 'not-utf-8':
      return {
        problem: `Die Datei ist nicht in UTF-8 gespeichert: Das erste falsche Byte steht in Zeile ${facts.line}.`,
        remedy: saveAsUtf8('WINDOWS-1252'),
      };
    case 'empty':
      return {
        problem: 'Die Datei ist leer.',
        remedy: 'Schreibe den Artikel hinein, oder lösche sie.',
      };
    case 'nested-too-deeply':
      return {
        problem: 'Listen, Zitate oder Tags sind zu tief verschachtelt.',
        remedy: 'Suche am Anfang einer Zeile nach vielen „>“, „-“ oder „<“ hintereinander und kürze sie.',
      };
    case 'no-archive':
    case 'compound-file':
    case 'no-document':
    case 'damaged':
    case 'encrypted':
    case 'unpacks-too-large':
      return archive(facts);
    case 'no-id':
      return {
        problem: 'Der Dateiname enthält keinen lateinischen Buchstaben und keine Ziffer.',
        remedy: 'Benenne die Datei um, zum Beispiel in vertrag.md.',
      };
    case 'same-id':
      return {
        problem: `Der Dateiname ergibt dieselbe Kennung wie ${facts.namesake}: ${facts.id}.`,
        remedy: `Benenne eine der beiden Dateien so um, dass sich die ersten ${facts.letters} Buchstaben unterscheiden.`,
      };
    case 'no-title':
      return {
        problem: 'Der Titel fehlt.',
        remedy:
          'Beginne mit einem Kopf, in dem eine Zeile „title: …“ steht, oder mit einer Überschrift „# …“ (.md) oder einer Titelzeile (.txt); bei jeder anderen Datei schreibe diese Zeile daneben in die Datei mit ihrem Namen und .meta.yaml.',
      };
    case 'long-title':
      return {
        problem: `Der Titel hat ${facts.characters} Zeichen, mehr als ${facts.most}; er beginnt: ${facts.begins}`,
        remedy: 'Schreibe den Titel in eine eigene Zeile über den Text.',
      };
    case 'no-sentences':
      return {
        problem: 'Unter dem Titel stehen keine Sätze.',
        remedy:
          'Schreibe den Text in Absätzen; Code, Bilder, Kommentare und Durchgestrichenes werden ausgelassen.',
      };
    case 'no-article-beside':
      return {
        problem: 'Sie sagt etwas über einen Artikel, den es nicht gibt.',
        remedy: 'Gib ihr den Namen ihres Artikels: vertrag.meta.yaml steht neben vertrag.pdf.',
      };
    case 'pdf-locked':
    case 'pdf-damaged':
    case 'no-text-layer':
    case 'too-many-pages':
    case 'too-long':
    case 'too-slow':
    case 'too-much-memory':
    case 'process-ended':
    case 'bug':
      return unreadable(facts);
    case 'unread-text':
      return {
        problem: `${facts.percent} % des Textes konnten nicht gelesen werden und lassen sich nicht zitieren.`,
        remedy: 'npm run embed -- --explain nennt die Stellen: Schreibe sie als gewöhnliche Absätze.',
      };
    case 'key-twice':
      return {
        problem: `${facts.key} steht zweimal da, in Zeile ${facts.first} und in Zeile ${facts.second}: Es gilt das erste.`,
        remedy: 'Lösche eines von beiden.',
      };
    case 'no-text':
      return {
        problem: `${place(facts)} ist eine Liste oder eine Tabelle statt einer Zeile Text und wird ausgelassen.`,
        remedy: `Schreibe einen einzigen Text hinter den Schlüssel, oder lösche ihn: ${facts.key}: "…"`,
      };
    case 'unknown-language':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, ist keine Sprache, die beleg liest: Sie wurde aus dem Text erraten.`,
        remedy: `Schreibe ${languageList('oder')}, oder lösche die Zeile.`,
      };
    case 'no-address':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, ist keine http(s)-Adresse und wird ausgelassen.`,
        remedy: 'Schreibe die ganze Adresse, etwa https://example.org/article, oder lösche die Zeile.',
      };
    case 'no-date':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, ist kein Datum, das beleg lesen kann, und wird ausgelassen.`,
        remedy: 'Schreibe Jahr, Monat und Tag, etwa 2024-11-18, oder lösche die Zeile.',
      };
    case 'two-dates':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, kann ${facts.dates.join(' oder ')} bedeuten und wird ausgelassen.`,
        remedy: 'Schreibe Jahr, Monat und Tag, etwa 2024-11-18, oder lösche die Zeile.',
      };
    case 'no-provenance':
      return {
        problem: `Die Herkunft des Artikels wird ausgelassen: ${facts.value === '' ? `${facts.key} fehlt unter Zeile ${facts.line}` : `${facts.key} in Zeile ${facts.line} kann nicht ${quoted(facts.value)} sein`}.`,
        remedy:
          'Eingerückt unter provenance: stehen „from: …“ (eine Adresse oder ein Dateiname), „at: …“ (2026-01-31T10:00:00Z) und „sha256: …“ (64 Stellen aus 0-9 und a-f); oder lösche sie.',
      };
    case 'cut-off':
      return {
        problem: `Von ${place(facts)} wird ${quoted(facts.comment)} ausgelassen: Ein # nach einem Leerzeichen beginnt einen Kommentar.`,
        remedy: `Gehört es dazu, setze alles in Anführungszeichen: ${facts.key}: ${JSON.stringify(facts.whole)}`,
      };
    case 'head-not-closed':
      return {
        problem: `Der Kopf beginnt in Zeile ${facts.first} und endet nicht: Die Zeilen bis ${facts.last} wurden als seine Schlüssel gelesen.`,
        remedy: `Setze eine Zeile ${facts.fence} unter den letzten Schlüssel; soll es kein Kopf sein, lösche Zeile ${facts.first}.`,
      };
    case 'head-broken':
      return {
        problem: `Der Kopf wurde Zeile für Zeile gelesen: ${complaint(facts.complaint)}.`,
        remedy: HOW_TO_WRITE[facts.syntax],
      };
  }
}

function complaint(why: HeadComplaint): string {
  switch (why.kind) {
    case 'large':
      return `Er ist größer als ${why.most / 1000} kB`;
    case 'brackets':
      return `Er hat mehr als ${why.most} Klammern`;
    case 'no-keys':
      return 'Seine Zeilen haben nicht die Form „key: Wert“';
    case 'mistake':
      return `In Zeile ${why.line} ${MISTAKES[why.mistake]}`;
  }
}

export const MISTAKES: Readonly<Record<HeadMistake, string>> = {
  'colon-in-value': 'enthält ein Wert ohne Anführungszeichen einen Doppelpunkt',
  'open-quote': 'fehlt das schließende Anführungszeichen',
  'behind-quote': 'steht etwas hinter dem Anführungszeichen, mit dem der Wert endet',
  'open-bracket': 'fehlt die schließende Klammer oder zwischen Klammern ein Komma',
  'no-key': 'steht vor dem Wert kein Schlüssel in der richtigen Form',
  'no-quotes': 'fehlen die Anführungszeichen um den Wert',
  'reserved-mark': 'beginnt ein Wert ohne Anführungszeichen mit einem Sonderzeichen',
  backslash: 'steht zwischen Anführungszeichen ein Backslash, der dort nicht stehen darf',
  tab: 'steht am Anfang ein Tabulator',
  indentation: 'passt die Einrückung nicht zu den Zeilen darüber',
  'key-twice': 'steht ein Schlüssel zum zweiten Mal',
  'last-comma': 'steht hinter dem letzten Wert ein Komma',
  unreadable: 'steht etwas, das sich nicht lesen lässt',
};

const HOW_TO_WRITE = {
  YAML: 'Schreibe je Zeile ein „key: Wert“, mit Leerzeichen hinter dem Doppelpunkt, und setze einen Wert mit Doppelpunkt oder Sonderzeichen in gerade Anführungszeichen: title: "Berlin: der Vertrag"',
  TOML: 'Schreibe je Zeile ein key = "Wert" und jeden Schlüssel nur einmal: title = "Berlin: der Vertrag"',
  JSON: 'Schreibe je Zeile ein "key": "Wert" und hinter jede außer der letzten ein Komma: "title": "Berlin: der Vertrag",',
} as const;
