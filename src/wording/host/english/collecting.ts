import { counting } from '../../label-text.ts';
import type { Decision } from '../../../collecting/collecting-fault.ts';
import type { CollectingLabels } from '../collecting-labels.ts';

const counted = counting('en');

export const collecting: CollectingLabels = {
  help: {
    add: {
      description:
        'Takes an article into the corpus: a file of yours, or one that is fetched from its address.',
      article: 'the file, or its address that begins with https://',
      as: 'what the article’s file is to be called, without its ending',
      yes: 'ask nothing: replace an article of the same name, take in what is behind a paywall',
      allowPrivate: 'also fetch from this machine and its network, and without TLS (http://)',
      closing:
        'Where it came from is noted beside it. What is replaced is kept in the folder removed in the data folder.',
    },
    remove: {
      description: 'Takes an article out of the corpus, with its questions and what is noted of it.',
      article: 'its id, its file or its title',
      yes: 'ask nothing',
    },
    articles: {
      description: 'Shows the articles, and where each came from.',
      json: 'as JSON, for programs',
    },
    drift: {
      description: 'Fetches the sources of articles again and says which sentences no longer stand there.',
      article: 'the id, the file or the title of one article; without it all are looked at',
      allowPrivate: 'also fetch from this machine and its network, and without TLS (http://)',
      closing:
        'Ends with 0 where nothing has changed, with 3 where a source has changed or is gone, with 1 where one could not be read.',
    },
  },
  fields: {
    id: 'Id',
    title: 'Title',
    publisher: 'Publisher',
    date: 'Date',
    language: 'Language',
    sentences: 'Sentences',
    leftOut: 'Left out',
    source: 'Source',
    since: 'Since',
    file: 'File',
    begins: 'Begins',
  },
  languages: { de: 'German', en: 'English', fr: 'French' },
  add: {
    fetching: (address) => `Fetching ${address}`,
    nothing: 'nothing',
    further: (places) => `and ${counted(places, 'more', 'more')}`,
    added: (path, kept) =>
      kept === undefined ? `${path} was added.` : `${path} was replaced. What it was is kept in ${kept}.`,
    next: (id) => `Ask now, for example: npm run ask -- --article ${id} "What is it about?"`,
  },
  remove: {
    removed: (paths, folder) =>
      `${paths.join(', ')} ${paths.length === 1 ? 'was' : 'were'} moved to ${folder}. To take back what lies there, move it back and run npm run embed.`,
    noneLeft:
      'No article is left, and an index cannot be made of none: the last one serves until another article is added. To end that, stop what serves and delete the folder index in the data folder.',
  },
  articles: {
    total: (articles, sentences) =>
      `${counted(articles, 'article', 'articles')}, ${counted(sentences, 'sentence', 'sentences')}`,
    problems: (files) => `${counted(files, 'file is', 'files are')} no article; npm run embed says why.`,
  },
  drift: {
    same: 'the source says the same',
    changed: ({ missing, added }, sentences) =>
      `${missing.length} of ${counted(sentences, 'sentence', 'sentences')} no longer ${missing.length === 1 ? 'stands' : 'stand'} in the source, ${counted(added.length, 'is', 'are')} new there`,
    gone: (status) => `the source is gone (the server answers with ${status})`,
    missing: 'No longer in the source:',
    added: 'New in the source:',
    movedTo: (address) =>
      `None of it stands there any more. Perhaps the article has moved; the address led to ${address}.`,
    withoutAddress: (ids) =>
      `Of ${counted(ids.length, 'article', 'articles')} no address is known: ${ids.join(', ')}`,
    noAddress:
      'No article has an address to look at again. npm run add -- https://… notes where an article came from.',
    kept: ({ same, changed, gone, failed }, path) =>
      `${counted(same, 'source is', 'sources are')} the same, ${changed} changed, ${gone} gone, ${failed} could not be read. Kept in ${path}: quotations of what has changed say so.`,
    broken: (path) => `${path} was broken and is made anew.`,
  },
  decide: (decision) => `${question(decision)} [y/N] `,
  agreed: ['y', 'yes'],
  declined: 'Nothing was changed.',
};

function question(decision: Decision): string {
  switch (decision.kind) {
    case 'replace':
      return `Replace ${decision.path}? What it is now is kept.`;
    case 'paywall':
      return `The page says that it is not free to read; these ${decision.sentences} sentences may be no more than its beginning. Add them?`;
    case 'remove':
      return `Remove ${decision.paths.join(', ')}? They are kept in the data folder.`;
  }
}
