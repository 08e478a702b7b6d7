import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { listCorpusFiles } from '../../src/corpus/corpus-files.ts';
import { inspectOwnQuestions, readOwnQuestions } from '../../src/questions/read-questions.ts';
import { articleOf } from '../builders/articles.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const STATUTE = articleOf({
  id: 'statut',
  paragraphs: [
    '# Beitrag',
    'Der Beitrag beträgt 12 Euro im Jahr. Kinder zahlen nichts. Wer zahlt, ist Mitglied.',
    'Das Jahr beginnt im März. Kinder zahlen nichts.',
  ],
});

async function inspected(questions: string | Uint8Array) {
  const folder = await corpusFolder({ 'statut.md': '# Statut', 'statut.questions.yaml': questions });
  return inspectOwnQuestions(folder, [STATUTE]);
}

/** What is wrong, as `line kind`, and what keeps the file from being read. */
async function complaintsOf(questions: string | Uint8Array): Promise<string[]> {
  const { problems } = await inspected(questions);
  return problems.map(({ line, facts }) => {
    const mistake = facts.kind === 'broken' ? ` ${facts.mistake}` : '';
    return `${line ?? '-'} ${facts.kind}${mistake}`;
  });
}

describe('own questions', () => {
  it('have the sentences that answer, or none, and the language they are asked in', async () => {
    const { questions, problems } = await inspected(`
# Zum Beitrag
- question: Wie hoch ist der Beitrag?
  answer: Der Beitrag beträgt 12 Euro im Jahr.
  words: 12 Euro
- question: Who is a member?
  answer:
    - "Das Jahr beginnt im März."
    - 'Wer zahlt, ist
      Mitglied.'
  words: Mitglied
- question: Wer ist Präsidentin?
  not-in-article: true
  language: French
`);
    expect(problems).toEqual([]);
    const place = { articleId: 'statut', path: 'corpus/statut.questions.yaml' };
    expect(questions).toEqual([
      {
        ...place,
        line: 3,
        question: 'Wie hoch ist der Beitrag?',
        language: 'de',
        answers: [0],
        words: '12 Euro',
      },
      { ...place, line: 6, question: 'Who is a member?', language: 'en', answers: [2, 3], words: 'Mitglied' },
      { ...place, line: 12, question: 'Wer ist Präsidentin?', language: 'fr', answers: [], words: undefined },
    ]);
  });

  it('are answered wherever the sentence stands, however its letters and blanks are stored', async () => {
    const { questions } = await inspected(
      '- question: Was zahlen sie?\n  answer: "Kinder  zahlen nichts."\n',
    );
    expect(questions[0]?.answers).toEqual([1, 4]);
    const decomposed = await inspected(
      `- question: Wann?\n  answer: "${'Das Jahr beginnt im März.'.normalize('NFD')}"\n`,
    );
    expect(decomposed.questions[0]?.answers).toEqual([3]);
  });

  it('name the sentence that may have been meant where none is the same to the letter', async () => {
    const { problems } = await inspected(`
- question: Wie hoch ist der Beitrag?
  answer: Der Beitrag beträgt 12 EUR im Jahr
- question: Was ist das?
  answer: Ein ganz anderer Satz.
`);
    expect(problems.map(({ line, facts }) => ({ line, ...facts }))).toEqual([
      {
        line: 3,
        kind: 'no-sentence',
        typed: 'Der Beitrag beträgt 12 EUR im Jahr',
        meant: 'Der Beitrag beträgt 12 Euro im Jahr.',
        marks: [],
      },
      { line: 5, kind: 'no-sentence', typed: 'Ein ganz anderer Satz.', meant: undefined, marks: [] },
    ]);
  });

  it.each([
    ['an entry without its question', '- answer: Kinder zahlen nichts.', '1 no-question'],
    ['a question that says nothing', '- question: ~\n  not-in-article: true', '1 no-question'],
    ['an entry without its answer', '- question: Was?\n  answer:', '1 no-answer'],
    [
      'an answer and that there is none',
      '- question: Was?\n  answer: Kinder zahlen nichts.\n  not-in-article: true',
      '3 two-answers',
    ],
    ['a marker that says no', '- question: Was?\n  not-in-article: false', '2 no-yes'],
    ['an unknown key', '- question: Was?\n  antwort: Kinder zahlen nichts.', '2 unknown-key'],
    ['a key that stands twice', '- question: Was?\n  question: Wer?\n  not-in-article: ja', '2 key-twice'],
    ['a list where a text belongs', '- question: [Was, Wer]\n  not-in-article: ja', '1 no-text'],
    [
      'words that no answer holds',
      '- question: Was?\n  answer: Kinder zahlen nichts.\n  words: 12 Euro',
      '3 no-words',
    ],
    [
      'a language that is none',
      '- question: Was?\n  not-in-article: ja\n  language: Elbisch',
      '3 unknown-language',
    ],
    ['a question that is cut off', '- question: Ist Platz #1 frei?\n  not-in-article: ja', '1 cut-off'],
    ['a text that is no entry', '- Wie hoch ist der Beitrag?', '1 no-entry'],
    ['a colon that needs quotes', '- question: Was: alles?\n  not-in-article: ja', '1 broken colon-in-value'],
    ['a quotation mark that none closes', '- question: "Was?\n  not-in-article: ja', '1 broken open-quote'],
    ['a tab that indents', '- question: Was?\n\tnot-in-article: ja', '2 broken tab'],
    ['a tab below a list', '- question: Was?\n  answer:\n\t- Kinder zahlen nichts.', '3 broken tab'],
    ['an article with questions below a key', 'questions:\n  - question: Was?', '- no-list'],
    ['nothing', '\n', '- nothing'],
    ['nothing but a comment', '# later\n', '- nothing'],
    ['too many brackets', '['.repeat(1_000), '- nested'],
    ['too many lists in one', '- '.repeat(1_000), '- nested'],
    ['text that is not UTF-8', Buffer.from('- question: März', 'latin1'), '- file'],
    ['text that is too large', '#'.repeat(200_001), '- large'],
  ])('complain of %s', async (_, questions, complaint) => {
    expect(await complaintsOf(questions)).toEqual([complaint]);
  });

  it('complain of every wrong entry and take the others', async () => {
    const { questions, problems } = await inspected(
      '- question: Was?\n- question: Wer?\n  not-in-article: yes\n- answer: Nichts dergleichen.\n',
    );
    expect(questions.map(({ question }) => question)).toEqual(['Wer?']);
    expect(problems.map(({ line }) => line)).toEqual([1, 4, 4]);
  });

  it('stand once, also in two files, and do not contradict each other', async () => {
    const folder = await corpusFolder({
      'statut.md': '# Statut',
      'statut.questions.yaml': '- question: Was zahlen Kinder?\n  answer: Kinder zahlen nichts.\n',
      'statut.questions.yml':
        '- question: was zahlen  Kinder\n  answer: Kinder zahlen nichts.\n- question: Was zahlen Kinder?\n  not-in-article: true\n',
    });
    const { questions, problems } = await inspectOwnQuestions(folder, [STATUTE]);
    expect(questions).toHaveLength(1);
    const first = { kind: 'question-twice', firstPath: 'corpus/statut.questions.yaml', first: 1 };
    expect(problems).toEqual([
      { path: 'corpus/statut.questions.yml', line: 1, facts: { ...first, contradicts: false } },
      { path: 'corpus/statut.questions.yml', line: 3, facts: { ...first, contradicts: true } },
    ]);
  });

  it('belong to an article that is read, and are regular files', async () => {
    const folder = await corpusFolder({
      'statut.md': '# Statut',
      'status.questions.yaml': '- question: Was?\n  not-in-article: true\n',
      'deep/treaty.md': '# Vertrag',
      'elsewhere.yaml': '- question: Was?\n  not-in-article: true\n',
    });
    await symlink('../elsewhere.yaml', join(folder, 'deep/treaty.questions.yaml'));
    await mkdir(join(folder, 'statut.questions.yaml'));
    const treaty = articleOf({ id: 'deep/treaty', paragraphs: ['Er gilt.'] });
    const { problems } = await inspectOwnQuestions(folder, [STATUTE, treaty]);
    expect(problems.map(({ path, facts }) => [path, 'why' in facts ? facts.why.kind : facts.kind])).toEqual([
      ['corpus/deep/treaty.questions.yaml', 'symbolic-link'],
      ['corpus/status.questions.yaml', 'no-article'],
      ['corpus/statut.questions.yaml', 'no-regular-file'],
    ]);
    await expect(readOwnQuestions(folder, [STATUTE, treaty])).rejects.toThrow(
      'corpus/status.questions.yaml no-article, corpus/statut.questions.yaml file',
    );
  });

  it('belong to their article also where the folder was renamed since it was indexed', async () => {
    const folder = await corpusFolder({
      'deep/treaty.md': '# Vertrag',
      'deep/treaty.questions.yaml': '- question: Was?\n  answer: Er gilt.\n',
    });
    const treaty = {
      ...articleOf({ id: 'treaty', paragraphs: ['Er gilt.'] }),
      file: 'before/deep/treaty.md',
    };
    const { questions, problems } = await inspectOwnQuestions(folder, [treaty]);
    expect(questions).toMatchObject([{ articleId: 'treaty', path: 'corpus/deep/treaty.questions.yaml' }]);
    expect(problems).toEqual([]);
  });

  it('are neither articles nor files that were skipped, and no change of the corpus', async () => {
    const article = { 'statut.md': '# Statut\n\nEs gilt.' };
    const without = await corpusFolder(article);
    const withThem = await corpusFolder({ ...article, 'statut.questions.yaml': '- question: Was?' });
    expect(await corpusFingerprint(withThem)).toBe(await corpusFingerprint(without));
    const { files, problems } = await listCorpusFiles(withThem);
    expect({ files: files.map(({ path }) => path), problems }).toEqual({
      files: ['corpus/statut.md'],
      problems: [],
    });
  });
});
