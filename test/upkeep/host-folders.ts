import { createHash } from 'node:crypto';
import { cpSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { listening } from '../helpers/file-steps.ts';

export const GENERATION = '20260102T030405678Z-0123456789abcdef';

/** What stands in no backup: made anew, of a running process, or left by a killed one. */
export const PASSED_OVER = {
  'data/answers.jsonl.new': 'half',
  'data/ready': 'now',
  'data/site/index.html': '<p>',
  'data/cache/ab/cd': 'vectors',
  'data/models/owner/name/model.onnx': 'weights',
  'data/backups/beleg-backup-20250101T000000Z.tar.gz': 'older',
  'data/before-version-1/answers.jsonl': 'copies',
  'data/index/generations/20250102T030405678Z-0123456789abcdef/manifest.json': 'older',
  'data/index/generations/unfinished-1/vectors.f32': 'half',
  'corpus/.git/config': 'repository',
} as const;

/** What a backup holds of the folders below. */
export const KEPT = {
  'corpus/.belegignore': 'drafts/\n',
  'corpus/a.md': '# A\n\nIt rains.\n',
  'corpus/a.meta.yaml': 'title: A\n',
  'corpus/a.questions.yaml': 'questions: []\n',
  [`corpus/${'ä'.repeat(60)}/${'lang'.repeat(30)}.md`]: '# Long\n\nIt is long.\n',
  'data/answers.jsonl': '{"op":"put"}\n{"op":"change"}\n',
  'data/calibration.json': '{}\n',
  'data/feedback.jsonl': '',
  'data/feedback.key': 'x'.repeat(32),
  'data/removed/2026/old.md': '# Old\n',
  'data/index/current': `${GENERATION}\n`,
  [`data/index/generations/${GENERATION}/manifest.json`]: '{"recipe":"x"}',
  [`data/index/generations/${GENERATION}/vectors.f32`]: 'v'.repeat(70_000),
} as const satisfies Readonly<Record<string, string>>;

export interface HostFolders {
  readonly parent: string;
  readonly corpusFolder: string;
  readonly dataFolder: string;
  readonly put: (path: string, content: string) => Promise<void>;
}

/** Empty folders of a host that live as long as the calling test. */
export async function emptyFolders(): Promise<HostFolders> {
  const parent = await mkdtemp(join(tmpdir(), 'beleg-host-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const put = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(parent, path)), { recursive: true });
    await writeFile(join(parent, path), content);
  };
  return { parent, corpusFolder: join(parent, 'corpus'), dataFolder: join(parent, 'data'), put };
}

/** The folders of a host with all that is kept, and all that is passed over. */
export async function hostFolders(): Promise<HostFolders> {
  const folders = await emptyFolders();
  for (const [path, content] of Object.entries({ ...KEPT, ...PASSED_OVER })) await folders.put(path, content);
  await chmod(join(folders.dataFolder, 'answers.jsonl'), 0o600);
  await chmod(join(folders.dataFolder, 'feedback.key'), 0o600);
  return folders;
}

/** The files of a folder with what they hold; of a socket, nothing. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The different states that a folder is in while work is done there, each copied, as a killed process leaves it. */
export async function crashStates(folder: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  const copies = await mkdtemp(join(tmpdir(), 'beleg-states-'));
  onTestFinished(() => rm(copies, { recursive: true, force: true }));
  const states = new Map<string, string>();
  const after = (): void => {
    const state = createHash('sha256')
      .update(JSON.stringify(contentsOf(folder)))
      .digest('hex');
    if (states.has(state)) return;
    const copy = join(copies, String(states.size));
    states.set(state, copy);
    cpSync(folder, copy, { recursive: true, filter: (path) => !lstatSync(path).isSocket() });
  };
  await listening({ within: folder, after }, work);
  return [...states.values()];
}
