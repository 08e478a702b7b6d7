import { EMBEDDER_ROLE } from './embedding/embedder.ts';
import { findModel } from './models/find-model.ts';
import type { ModelFiles, ModelRole } from './models/model-files.ts';
import { READER_ROLE } from './reading/reader-kind.ts';
import { configFromEnvironment, readOptions, runScript } from './run-script.ts';
import { openStore } from './search-index/open-store.ts';
import { languageOf } from './terminal/locale-language.ts';
import { checkJson, renderCheck, renderChecked } from './terminal/rendering/render-checks.ts';
import { screenOf } from './terminal/screen.ts';
import type { Check } from './verifying/check.ts';
import { verify } from './verifying/verify.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const { help } = HOST_LABELS[language].upkeep.verify;
/** Of what `--json` prints: another number where a field goes or means something else. */
const JSON_VERSION = 1;

/** `npm run verify`: checks all that answers rest on, and says what mends what is wrong. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run verify --',
    usage: '[--json]',
    description: help.description,
    options: [{ flags: '--json', description: help.json }],
    closing: help.closing,
  });
  if (options === undefined) return 0;
  const config = configFromEnvironment();
  const { corpusFolder, dataFolder, model, reader, modelHub: hub } = config;
  const find = (role: ModelRole, name: string): Promise<ModelFiles> =>
    findModel({
      role,
      model: name,
      dataFolder,
      hub,
      allowDownload: false,
      looksOnly: true,
      onDownload: () => undefined,
    });
  const { stdout: output, env } = process;
  const checks: Check[] = [];
  const ofModels = {
    findEmbedder: () => find(EMBEDDER_ROLE, model),
    findReader: () => find(READER_ROLE, reader),
  };
  for await (const check of verify({
    corpusFolder,
    dataFolder,
    store: await openStore(config),
    ...ofModels,
  })) {
    checks.push(check);
    if (options['json'] !== true)
      output.write(`${renderCheck(check, screenOf({ output, env, language }))}\n`);
  }
  const hasFailed = checks.some(({ state }) => state === 'failed');
  const told = {
    version: JSON_VERSION,
    ok: !hasFailed,
    checks: checks.map((one) => checkJson(one, language)),
  };
  output.write(
    options['json'] === true ? `${JSON.stringify(told, null, 2)}\n` : `${renderChecked(checks, language)}\n`,
  );
  return hasFailed ? 1 : 0;
});
