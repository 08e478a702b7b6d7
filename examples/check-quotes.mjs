// Says of each quotation of a text whether it stands in the articles.
//
//   node check-quotes.mjs <folder with articles> < text.md
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { BelegError, openBeleg } from 'beleg';

const [corpusFolder] = process.argv.slice(2);
// The index outlives the program, so that the next start takes a second.
const beleg = await openBeleg({ corpusFolder, dataFolder: join(tmpdir(), 'check-quotes') }).catch(told);
const { quotations } = await beleg.check(await text(process.stdin));
for (const { verdict, text: quoted, passage, differences } of quotations) {
  console.log(`${verdict}: ${quoted}${passage === null ? '' : ` (${passage.article.title})`}`);
  for (const { kind, text: words } of differences)
    if (kind !== 'same') console.log(`  ${kind}: ${words.trim()}`);
}
await beleg.close();

/** What was wrong with the call or the folder is told without a trace. */
function told(fault) {
  if (!(fault instanceof BelegError)) throw fault;
  console.error(`${fault.message}\n${fault.remedy}`);
  process.exit(1);
}
