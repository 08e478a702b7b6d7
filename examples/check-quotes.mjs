// Says of each quotation of a text whether it stands in the articles.
//
//   node check-quotes.mjs <folder with articles> < text.md
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openBeleg } from 'beleg';

const [corpusFolder] = process.argv.slice(2);
const beleg = await openBeleg({ corpusFolder, dataFolder: join(tmpdir(), 'check-quotes') });
const { quotations } = await beleg.check(await text(process.stdin));
for (const { verdict, text: quoted, passage, differences } of quotations) {
  console.log(`${verdict}: ${quoted}${passage === null ? '' : ` (${passage.article.title})`}`);
  for (const { kind, text: words } of differences)
    if (kind !== 'same') console.log(`  ${kind}: ${words.trim()}`);
}
await beleg.close();
