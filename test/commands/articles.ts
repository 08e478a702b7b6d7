import { articleFile } from '../builders/articles.ts';

/** Articles about which the embedded model is sure. */
export const LIBRARY = articleFile({
  title: 'Bücherei öffnet sonntags',
  publisher: 'Musterstädter Bote',
  url: 'https://example.org/buecherei',
  paragraphs: [
    'Der Stadtrat hat am Dienstag neue Öffnungszeiten beschlossen. Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
    '## Kosten',
    'Der Ausweis kostet 12 Euro im Jahr. Die Leiterin Anna Lenz rechnet mit 2.000 neuen Gästen.',
  ],
});

/** Without a front matter: the title is its heading, and the language has to be told by its words. */
export const MUSEUM = `# Museum reopens

The city museum reopens on Monday after two years of repairs. A ticket costs nine pounds.
`;
