import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plainText } from '../../src/language/visible-text.ts';
import { OwnQuestionsFault } from '../../src/questions/own-question.ts';
import { parseQuestions } from '../../src/questions/questions-document.ts';
import { writeQuestion } from '../../src/questions/write-question.ts';
import { lockFile } from '../../src/system/file-lock.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const STATUTE = { file: 'corpus/deep/statut.md' };
const ENTRY = { question: 'Was zahlen Kinder: viel?', answers: ['Kinder zahlen nichts.'] };

async function folderWith(questions: string | undefined) {
  return corpusFolder({
    'deep/statut.md': '# Statut',
    ...(questions !== undefined && { 'deep/statut.questions.yaml': questions }),
  });
}

async function written(folder: string): Promise<string> {
  return readFile(join(folder, 'deep/statut.questions.yaml'), 'utf8');
}

describe('writing a question', () => {
  it('makes the file beside the article, and leaves nothing else there', async () => {
    const folder = await folderWith(undefined);
    expect(await writeQuestion(folder, STATUTE, ENTRY)).toBe('corpus/deep/statut.questions.yaml');
    await writeQuestion(folder, STATUTE, { question: 'no', answers: ['Eins.', 'Zwei.'] });
    await writeQuestion(folder, STATUTE, { question: '- wer? #1', answers: [] });
    expect(await written(folder)).toBe(`- question: "Was zahlen Kinder: viel?"
  answer: Kinder zahlen nichts.

- question: "no"
  answer:
    - Eins.
    - Zwei.

- question: "- wer? #1"
  not-in-article: true
`);
    expect(await readdir(join(folder, 'deep'))).toEqual(['statut.md', 'statut.questions.yaml']);
  });

  it.each([
    [
      'comments, order and quotation marks',
      `# Zum Beitrag, von der Kassenwartin

- answer: 'Es gilt.' # siehe § 3
  question: "Gilt es?"

# Zum Vorstand
- question: Wer?
  not-in-article: ja
# Ende
`,
    ],
    ['a long line', `- question: ${'Was ist denn das '.repeat(20)}?\n  answer: Es gilt.\n`],
    ['nothing but a comment', '# Fragen\n'],
  ])('keeps %s of a person', async (_, before) => {
    const folder = await folderWith(before);
    await writeQuestion(folder, STATUTE, ENTRY);
    const after = await written(folder);
    const own = before.split('\n').filter((line) => line !== '');
    expect(after.split('\n').filter((line) => own.includes(line))).toEqual(own);
    expect(after).toContain('- question: "Was zahlen Kinder: viel?"\n  answer: Kinder zahlen nichts.\n');
  });

  it.each([
    'null',
    'Null',
    '~',
    'yes',
    'No',
    'true',
    '12',
    '0x1F',
    '1e3',
    '12:30',
    '2026-01-01',
    '<<',
    '---',
    '...',
    '? wer',
    '[wer',
    '*wer',
    '&wer wer',
    '!wer',
    '%YAML 1.1',
    '"wer"',
    "'wer",
    'wer: wann #1',
    'a\u2028b',
    'wer\nwann\t?',
    '\uFEFFwer',
  ])('is read again as it was typed, as a text also by others: %j', async (text) => {
    const folder = await folderWith(undefined);
    await writeQuestion(folder, STATUTE, { question: text, answers: [text] });
    await writeQuestion(folder, STATUTE, { question: text, answers: [text, text] });
    const { entries, complaints } = parseQuestions(await written(folder));
    expect(complaints).toEqual([]);
    const told = plainText(text);
    expect(
      entries.map(({ texts }) => [...texts].map(([key, some]) => [key, ...some.map((one) => one.text)])),
    ).toEqual([
      [
        ['question', told],
        ['answer', told],
      ],
      [
        ['question', told],
        ['answer', told, told],
      ],
    ]);
    expect(parse(await written(folder))).toMatchObject([
      { question: text, answer: text },
      { question: text },
    ]);
  });

  it.each([
    ['an empty question', { question: ' \u200B', answers: ['Es gilt.'] }, 'reads-otherwise'],
    ['an empty answer', { question: 'Gilt es?', answers: ['Es gilt.', ''] }, 'reads-otherwise'],
    ['a question that is too long', { question: 'w'.repeat(1001), answers: [] }, 'long-question'],
    ['what is too large', { question: 'Gilt es?', answers: ['w'.repeat(199_950)] }, 'full'],
  ])('leaves the file alone that would hold %s', async (_, entry, kind) => {
    const before = '- question: Wer?\n  not-in-article: ja\n';
    const folder = await folderWith(before);
    await expect(writeQuestion(folder, STATUTE, entry)).rejects.toMatchObject({
      facts: { kind: 'wrong-questions', problems: [{ line: undefined, facts: { kind } }] },
    });
    expect(await written(folder)).toBe(before);
    expect(await readdir(join(folder, 'deep'))).toEqual(['statut.md', 'statut.questions.yaml']);
  });

  it('writes nothing while another program does', async () => {
    const folder = await folderWith(undefined);
    const lock = await lockFile(join(folder, 'deep/.statut.questions.yaml'));
    await expect(writeQuestion(folder, STATUTE, ENTRY)).rejects.toMatchObject({
      facts: { kind: 'being-written', path: 'corpus/deep/statut.questions.yaml' },
    });
    await lock.release();
    await writeQuestion(folder, STATUTE, ENTRY);
  });

  it.skipIf(process.platform === 'win32')('lets those read the file who could before', async () => {
    const folder = await folderWith('# Fragen\n');
    await chmod(join(folder, 'deep/statut.questions.yaml'), 0o600);
    await writeQuestion(folder, STATUTE, ENTRY);
    expect((await stat(join(folder, 'deep/statut.questions.yaml'))).mode & 0o777).toBe(0o600);
  });

  it('goes into a list in brackets, and into the file that there is by another ending', async () => {
    const folder = await corpusFolder({
      'deep/statut.md': '# Statut',
      'deep/statut.questions.yml': '[{ question: Gilt es?, answer: Es gilt. }]',
    });
    expect(await writeQuestion(folder, STATUTE, ENTRY)).toBe('corpus/deep/statut.questions.yml');
    expect(await readFile(join(folder, 'deep/statut.questions.yml'), 'utf8')).toBe(
      '- { question: Gilt es?, answer: Es gilt. }\n\n- question: "Was zahlen Kinder: viel?"\n  answer: Kinder zahlen nichts.\n',
    );
  });

  it('keeps what is written at once', async () => {
    const folder = await folderWith('- question: Gilt es?\n  answer: Es gilt.\n');
    await Promise.all(
      ['Wer?', 'Wann?'].map((question) => writeQuestion(folder, STATUTE, { question, answers: [] })),
    );
    const text = await written(folder);
    for (const question of ['Gilt es?', 'Wer?', 'Wann?']) expect(text).toContain(`question: ${question}`);
    expect(await readdir(join(folder, 'deep'))).toEqual(['statut.md', 'statut.questions.yaml']);
  });

  it('leaves a file alone whose alias has no anchor', async () => {
    const folder = await folderWith('- question: *gilt\n  answer: Es gilt.\n');
    await expect(writeQuestion(folder, STATUTE, ENTRY)).rejects.toThrow(OwnQuestionsFault);
    expect(await written(folder)).toBe('- question: *gilt\n  answer: Es gilt.\n');
  });

  it('leaves a file alone that it cannot read, and says where', async () => {
    const broken = '- question: "Gilt es?\n  answer: Es gilt.\n';
    const folder = await folderWith(broken);
    await expect(writeQuestion(folder, STATUTE, ENTRY)).rejects.toMatchObject({
      facts: { kind: 'wrong-questions', problems: [{ line: 1, facts: { kind: 'broken' } }] },
    });
    expect(await written(folder)).toBe(broken);
  });

  it('goes beside the article also where the folder was renamed since it was indexed', async () => {
    const folder = await folderWith(undefined);
    const file = 'before/deep/statut.md';
    expect(await writeQuestion(folder, { file }, ENTRY)).toBe('corpus/deep/statut.questions.yaml');
  });

  it('is refused where the article is gone', async () => {
    const folder = await folderWith(undefined);
    await expect(writeQuestion(folder, { file: 'corpus/gone.md' }, ENTRY)).rejects.toMatchObject({
      facts: { kind: 'article-gone', file: 'corpus/gone.md' },
    });
  });
});
