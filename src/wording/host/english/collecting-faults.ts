import type { CollectingFacts, Decision } from '../../../collecting/collecting-fault.ts';
import type { FetchFacts } from '../../../fetching/fetch-fault.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { SETTING_OF } from '../host-facts.ts';
import { file } from './files.ts';

const SAVE_IT = 'Save the page in your browser, or print it to a PDF there, and add that file.';
const LATER = 'Try again later, or save the article in your browser and add that file.';

/** Why an article is not taken in, put aside or held against its source. */
export function collectingFault(facts: CollectingFacts): Told {
  switch (facts.kind) {
    case 'no-file':
      return {
        problem: `There is no file ${facts.path}.`,
        remedy: 'Name a file, or an address with https:// before it.',
      };
    case 'no-regular-file':
      return {
        problem: `${facts.path} is no file.`,
        remedy: 'Name the file of an article; add several one after the other.',
      };
    case 'unreadable':
      return {
        problem: `${facts.path} cannot be read (${facts.code}).`,
        remedy: 'Let your user read it, or copy it first.',
      };
    case 'unwritable':
      return {
        problem: `${facts.path} cannot be written (${facts.code}).`,
        remedy: `Nothing was changed there. Let your user write to the folder that ${SETTING_OF.corpus} names and to that of ${SETTING_OF.data}, and see whether the disk has space left.`,
      };
    case 'other-format':
      return {
        problem: `${facts.from} is of no format that beleg reads.`,
        remedy: `Nothing was added. Save it as one of ${facts.endings.join(', ')}.`,
      };
    case 'no-article': {
      const { problem, remedy } = file(facts.why, facts.from);
      return { problem: `${facts.from} is no article: ${problem}`, remedy: `Nothing was added. ${remedy}` };
    }
    case 'no-name':
      return {
        problem:
          facts.given === undefined
            ? 'Title and address make no name for a file.'
            : `“${facts.given}” makes no name for a file.`,
        remedy: 'Name it with --as, in Latin letters or digits: --as my-article',
      };
    case 'passed-over':
      return {
        problem: `beleg passes over ${facts.path}: a file of that name is no article, or .belegignore names it.`,
        remedy: 'Nothing was added. Change .belegignore, or give another name: --as my-article',
      };
    case 'broken-meta':
      return {
        problem: `${facts.path} is no YAML, and what stands there would be lost.`,
        remedy: 'Nothing was changed. Correct that file in an editor, or move it away.',
      };
    case 'not-free':
      return {
        problem: `${facts.address} says of itself that it is not free to read: what is missing there may stand in the rest.`,
        remedy: 'What was found before stays. Look at the page yourself, where you have an account.',
      };
    case 'nothing-found':
      return {
        problem: `No sentence of the article stands at ${facts.address}: it may be a page that asks for a login or for consent, or another article by now.`,
        remedy:
          'What was found before stays. Look at the page yourself; where it is the article, add it anew with npm run add.',
      };
    case 'unknown-article':
      return {
        problem:
          facts.meant === undefined
            ? `There is no article “${facts.given}”.`
            : `There is no article “${facts.given}”. Did you mean ${facts.meant}?`,
        remedy: 'npm run articles shows them all; name one by its id, its file or its title.',
      };
    case 'several-articles':
      return {
        problem: `Several articles are called “${facts.given}”.`,
        remedy: `Name one of them: ${facts.ids.join(', ')}`,
      };
    case 'nobody-asked':
      return {
        problem: undecided(facts.about),
        remedy: `Nothing was changed. Run it in a terminal, which asks, or with --yes.${facts.about.kind === 'replace' ? ' If it is another article, give it a name of its own: --as <name>' : ''}`,
      };
  }
}

function undecided(about: Decision): string {
  switch (about.kind) {
    case 'replace':
      return `${about.path} is there already.`;
    case 'paywall':
      return `${about.address} says that it is not free to read: what was read may be no more than its beginning.`;
    case 'remove':
      return `${about.paths.join(', ')} would be removed.`;
  }
}

/** Why nothing was fetched. */
export function fetchFault(facts: FetchFacts): Told {
  const { address } = facts;
  switch (facts.kind) {
    case 'no-address':
      return {
        problem: `${address} is no address of a web page.`,
        remedy: 'Name one with https:// before it.',
      };
    case 'not-https':
      return {
        problem: `${address} would be fetched without TLS: anybody on the way could change it.`,
        remedy: 'Name the address with https://, or allow it with --allow-private.',
      };
    case 'credentials':
      return {
        problem: `The address ${address} has a name or a password in it.`,
        remedy: `It would be kept with the article. ${SAVE_IT}`,
      };
    case 'downgrade':
      return { problem: `The server leads from https:// to ${address}, without TLS.`, remedy: SAVE_IT };
    case 'bad-redirect':
      return { problem: `${address} leads on to nothing that is an address.`, remedy: SAVE_IT };
    case 'too-many-redirects':
      return { problem: `${address} was redirected more than ${facts.most} times.`, remedy: SAVE_IT };
    case 'private-address':
      return {
        problem: `${address} leads to ${facts.found}, an address of this machine or its network, and not of the public one.`,
        remedy: 'If that is meant, allow it with --allow-private.',
      };
    case 'unknown-host':
      return {
        problem: `The server of ${address} is not known (${facts.code}).`,
        remedy: 'Check the address, and the network of this machine.',
      };
    case 'unreachable':
      return {
        problem: `The server of ${address} does not answer (${facts.code}).`,
        remedy: `Check the network of this machine. ${LATER}`,
      };
    case 'certificate':
      return {
        problem: `The server of ${address} cannot prove that it is the one (${facts.code}).`,
        remedy: SAVE_IT,
      };
    case 'too-slow':
      return { problem: `${address} took longer than ${facts.seconds} seconds.`, remedy: LATER };
    case 'too-large':
      return {
        problem: `${address} is larger than ${facts.most / 1_000_000} MB.`,
        remedy: 'Add the article in parts.',
      };
    case 'other-type':
      return {
        problem: `${address} is no article but ${facts.found === '' ? 'of a type that the server does not name' : facts.found}.`,
        remedy: 'HTML, PDF, DOCX, EPUB, Markdown and plain text can be read.',
      };
    case 'forbidden-by-robots':
      return { problem: `The server asks programs not to fetch ${address} (robots.txt).`, remedy: SAVE_IT };
    case 'robots-unreachable':
      return {
        problem: `The server of ${address} does not say whether programs may fetch it: its robots.txt cannot be read.`,
        remedy: LATER,
      };
    case 'broken-body':
      return { problem: `${address} arrived broken.`, remedy: LATER };
    case 'no-text':
      return {
        problem: `${address} shows no text before its scripts have run, and beleg runs none.`,
        remedy: SAVE_IT,
      };
    case 'status':
      return statusTold(address, facts.status);
  }
}

function statusTold(address: string, status: number): Told {
  if (status === 401 || status === 402 || status === 403)
    return {
      problem: `The server does not let ${address} be read without an account, or not by programs (${status}).`,
      remedy: `If you may read it: ${SAVE_IT}`,
    };
  if (status === 404 || status === 410)
    return {
      problem: `There is no page ${address} (${status}).`,
      remedy: 'Check the address, to the last letter.',
    };
  if (status === 429)
    return { problem: `The server has had too many requests (429): ${address}`, remedy: LATER };
  if (status >= 500)
    return { problem: `The server of ${address} has a fault of its own (${status}).`, remedy: LATER };
  return { problem: `The server answers with ${status} to ${address}.`, remedy: SAVE_IT };
}
