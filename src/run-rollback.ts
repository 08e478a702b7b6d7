import { corpusFingerprint } from './corpus/corpus-fingerprint.ts';
import { EMBEDDER_ROLE } from './embedding/embedder.ts';
import { findModel } from './models/find-model.ts';
import { configFromEnvironment, readOptions, runScript } from './run-script.ts';
import type { FoundIndex, KeptGeneration } from './search-index/index-store.ts';
import { openStore } from './search-index/open-store.ts';
import { saysYes } from './terminal/agreement.ts';
import { languageOf } from './terminal/locale-language.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';
import { momentOf } from './wording/host/upkeep-labels.ts';

const language = languageOf(process.env);
const { host, upkeep } = HOST_LABELS[language];
const { rollback: labels } = upkeep;

type Usable = Omit<FoundIndex, 'open'>;

/** `npm run rollback`: makes the index before the one in use, or with `--forward` the one after it, the one in use. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run rollback --',
    usage: '[--forward] [--yes]',
    description: labels.help.description,
    options: [
      { flags: '--forward', description: labels.help.forward },
      { flags: '--yes', description: labels.help.yes },
    ],
  });
  if (options === undefined) return 0;
  const isForward = options['forward'] === true;
  const config = configFromEnvironment();
  const { corpusFolder, dataFolder, model: name, allowDownload, modelHub: hub } = config;
  const role = EMBEDDER_ROLE;
  const files = { role, model: name, dataFolder, allowDownload, hub, onDownload: () => undefined };
  const { identity: model } = await findModel(files);
  const store = await openStore(config);
  const before = await store.current();
  const kept = await store.kept({ model });
  process.stdout.write(`${labels.kept}\n${kept.map(line).join('')}`);
  const chosen = choose(kept, before, isForward);
  const asked = { input: process.stdin, output: process.stdout, language };
  if (options['yes'] !== true && !(await saysYes(labels.question(chosen, isForward), asked))) {
    process.stdout.write(`${labels.unchanged}\n`);
    return 1;
  }
  const corpus = await corpusFingerprint(corpusFolder);
  const choice = { generation: chosen.generation, corpusFingerprint: corpus };
  await store.alone(
    async () => {
      if ((await store.current()) !== before) throw new HostFault({ kind: 'index-moved' });
      await store.choose(choice);
    },
    (builder) => void process.stdout.write(`${upkeep.waiting(builder)}\n`),
  );
  const inUse = await store.find({ model, corpusFingerprint: corpus });
  const isUpToDate = inUse.kind === 'found' && inUse.rollback === undefined;
  process.stdout.write(`${labels.done(chosen, isUpToDate)}\n${labels.undo(isForward)}\n`);
  return 0;
});

function line({ generation, isCurrent, found }: KeptGeneration): string {
  const holds =
    found.kind === 'found' ? labels.holds(found.counts) : host({ kind: 'no-index', why: found }).problem;
  return `  ${momentOf(generation)}  ${holds}${isCurrent ? `  ← ${labels.inUse}` : ''}\n`;
}

/** The nearest one of the side that can be used; names are in the order of time. */
function choose(kept: readonly KeptGeneration[], before: string | undefined, isForward: boolean): Usable {
  const usable = kept.flatMap(({ found }) => (found.kind === 'found' ? [found] : []));
  const older = usable.filter(({ generation }) => before === undefined || generation < before);
  const newer = usable.filter(({ generation }) => before !== undefined && generation > before);
  const chosen = isForward ? newer[0] : older.at(-1);
  if (chosen !== undefined) return chosen;
  const hasOther = (isForward ? older : newer).length > 0;
  throw new HostFault({ kind: 'nowhere-to-roll', isForward, hasOther });
}
