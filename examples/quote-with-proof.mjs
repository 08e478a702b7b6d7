// Asks a folder of articles, and prints the answer as Markdown: word for word, with the place of each quotation.
//
//   node quote-with-proof.mjs <folder with articles> <question>
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BelegError, openBeleg } from 'beleg';

const [corpusFolder, question = ''] = process.argv.slice(2);

try {
  const beleg = await openBeleg({
    corpusFolder,
    // The index outlives the program: the next start takes a second, and only what changed in the articles is embedded.
    dataFolder: join(tmpdir(), 'quote-with-proof'),
    onWarning: (warning) => console.error(warning),
  });
  try {
    console.log(markdownOf(await beleg.ask(question)));
  } finally {
    await beleg.close();
  }
} catch (fault) {
  if (!(fault instanceof BelegError)) throw fault;
  console.error(`${fault.message}\n${fault.remedy}`);
  process.exitCode = 1;
}

/** Each kind of answer is something else: a refusal is no evidence of anything. */
function markdownOf(answer) {
  switch (answer.kind) {
    case 'answered':
      return [...warningOf(answer.band), ...answer.citations.map(quotationOf)].join('\n\n');
    case 'not-in-corpus':
      return 'No answer to this was found in the articles.';
    case 'overview':
      return answer.articles.map(({ article }) => `- ${escaped(article.title)}`).join('\n');
    case 'talk':
      return escaped(answer.text);
    case 'unaskable':
      return `That is no question: ${answer.reason}.`;
  }
}

/** A quotation is always the article's; whether it answers, `unsure` leaves to who reads it. */
function warningOf(band) {
  return band === 'unsure' ? ['*Unsure: please check the original.*'] : [];
}

function quotationOf({ text, article, heading, ordinal, link }) {
  const title = link === null ? escaped(article.title) : `[${escaped(article.title)}](<${link}>)`;
  const place = [title, heading === null ? undefined : escaped(heading), `sentence ${ordinal + 1}`];
  return `> ${escaped(text)}\n>\n> — ${place.filter((part) => part !== undefined).join(', ')}`;
}

/** An article may hold what Markdown takes for markup. */
function escaped(text) {
  return text.replaceAll(/[\\`*_{}[\]<>#|~!&-]/gu, String.raw`\$&`).replaceAll(/\s+/gu, ' ');
}
