/** Sentences of the article that is added. */
const SENTENCES = 30;
const A_PARAGRAPH = 5;

const SUBJECTS = ['Der Chor', 'Die Werkstatt', 'Das Museum', 'Der Verein', 'Die Bücherei', 'Das Freibad'];
const PREDICATES = [
  'öffnet im kommenden Jahr an',
  'zählte im Sommer',
  'bekommt vom Land',
  'verkaufte in der Saison',
  'bietet künftig',
];
const OBJECTS = [
  'Tagen einen neuen Saal',
  'Gäste mehr als zuvor',
  'Euro für den Umbau',
  'Karten',
  'Kurse an',
];

/** An invented article of 30 sentences, each time another one. */
export function addedArticle(version: number): string {
  const sentences = Array.from({ length: SENTENCES }, (_, at) => {
    const number = 1_000 + 97 * at + version;
    const pick = (from: readonly string[]): string => from[at % from.length] ?? '';
    return `${pick(SUBJECTS)} ${pick(PREDICATES)} ${number} ${pick(OBJECTS)}.`;
  });
  const paragraphs = Array.from({ length: SENTENCES / A_PARAGRAPH }, (_, at) =>
    sentences.slice(at * A_PARAGRAPH, (at + 1) * A_PARAGRAPH).join(' '),
  );
  return `---\ntitle: Zahlen aus der Stadt\nlanguage: de\n---\n\n${paragraphs.join('\n\n')}\n`;
}
