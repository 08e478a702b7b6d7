import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OwnQuestionsFault } from '../../src/questions/own-question.ts';
import { writeQuestion } from '../../src/questions/write-question.ts';
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

- question: no
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
