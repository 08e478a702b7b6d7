import { join } from 'node:path';
import { examine, type Finding } from './examining/finding.ts';
import { examineSettings } from './run-doctor-settings.ts';
import { examinationsOf } from './run-examinations.ts';
import { endSoon, readOptions, runScript } from './run-script.ts';
import { PROJECT } from './settings-table.ts';
import { doctorJson } from './terminal/doctor/doctor-json.ts';
import { renderFinding } from './terminal/doctor/render-finding.ts';
import { languageOf } from './terminal/locale-language.ts';
import { screenOf } from './terminal/screen.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const { doctor, upkeep } = HOST_LABELS[language];

/** `npm run doctor`: examines all that beleg runs on and changes nothing of it; says what mends what is wrong. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: 'npm run doctor --',
    usage: '[--online] [--json]',
    description: doctor.help.description,
    options: [
      { flags: '--online', description: doctor.help.online },
      { flags: '--json', description: doctor.help.json },
    ],
    closing: doctor.help.closing,
  });
  if (options === undefined) return 0;
  const [inJson, online] = [options['json'] === true, options['online'] === true];
  const { stdout: output, env } = process;
  const envFile = join(PROJECT, '.env');
  const path = env['PATH'] ?? '';
  const examined = examineSettings(envFile, env);
  const findings: Finding[] = [];
  for await (const finding of examine(examinationsOf({ examined, envFile, path, online }))) {
    findings.push(finding);
    if (!inJson) output.write(`${renderFinding(finding, screenOf({ output, env, language }))}\n`);
  }
  const told = doctorJson(findings, language);
  if (inJson) output.write(`${JSON.stringify(told, null, 2)}\n`);
  else {
    const hint = online ? '' : `\n${doctor.notAsked}`;
    output.write(`\n${upkeep.verify.summary(told.warnings, told.failures)}${hint}\n`);
  }
  // What was given up may be under way still.
  endSoon();
  return told.ok ? 0 : 1;
});
