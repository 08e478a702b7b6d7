import { cp, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, temporaryFolder, type Ended } from './run-command.ts';

const EMBED = 'src/run-embed.ts';
const ASK = 'src/run-ask.ts';
const START = 'src/main.ts';
const SETUP = 'src/run-setup.ts';

/** A command as a German runs it whose machine speaks English, or with the settings of the test. */
function inGerman(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return runCommand({ script, args, env: { LANGUAGE: 'de:en', LC_ALL: 'en_GB.UTF-8', ...env } });
}

describe('with LANGUAGE=de', () => {
  it.each([
    [
      'an option that npm run embed does not know',
      EMBED,
      ['--explian'],
      'Die Option --explian gibt es nicht. Meintest du --explain?\nSo lautet der Aufruf: npm run embed -- [--force] [--explain]\n',
    ],
    [
      'an argument that npm run embed does not take',
      EMBED,
      ['corpus'],
      '„corpus“ bedeutet hier nichts: Erwartet wird kein Argument.\nSo lautet der Aufruf: npm run embed -- [--force] [--explain]\n',
    ],
    [
      'an option that npm start does not know',
      START,
      ['--port', '80'],
      'Die Option --port gibt es nicht.\nSo lautet der Aufruf: npm start -- [--lang de|en|fr|it]\n',
    ],
    [
      'a language that npm start does not speak',
      START,
      ['--lang', 'es'],
      '--lang nennt keine Sprache, die beleg spricht: „es“.\nMöglich sind de, en, fr und it. So lautet der Aufruf: npm start -- [--lang de|en|fr|it]\n',
    ],
    ['an option of npm start without its value', START, ['--lang'], 'Hinter der Option --lang'],
    ['a setup without a token', SETUP, [], 'DISCORD_TOKEN fehlt.\nLege auf https://discord.com/developers'],
    ['an option that npm run ask does not know', ASK, ['Wann?', '--jsn'], 'Die Option --jsn gibt es nicht.'],
  ] as const)('is told: %s', async (_, script, args, told) => {
    const { status, stdout, stderr } = await inGerman(script, args);
    expect([status, stdout]).toEqual([script === SETUP ? 1 : 2, '']);
    expect(stderr.slice(0, told.length)).toBe(told);
  });

  it.each([
    [EMBED, 'Bringt den Index auf den Stand der Artikel.'],
    [START, 'Antwortet in Discord'],
    [SETUP, 'Prüft DISCORD_TOKEN'],
    [ASK, 'Beantwortet eine Frage'],
  ])('is helped by %s', async (script, description) => {
    const { status, stdout, stderr } = await inGerman(script, ['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Aufruf: npm (?:start|run) /);
    expect(stdout).toContain(`\n${description}`);
    expect(stdout).toMatch(/\nOptionen:\n[^]*-h, --help +diese Hilfe zeigen\n/);
  });

  it('is told of a folder without articles, and of wrong settings and tokens', async () => {
    const missing = join(await temporaryFolder(), 'artikel');
    const none = await inGerman(EMBED, [], { CORPUS_FOLDER: missing, DATA_FOLDER: missing });
    expect(none).toEqual({
      status: 1,
      stdout: '',
      stderr: `Den Artikelordner ${missing} gibt es nicht.\nLege einen Ordner dieses Namens an und mindestens einen Artikel (.md, .txt, .html, .pdf, .docx oder .epub) hinein.\n`,
    });
    const wrong = await inGerman(START, [], { DISCORD_TOKEN: 'Bot abc', LOG_LEVEL: 'laut' });
    expect(wrong.stderr).toBe(
      '2 Einstellungen sind falsch:\n' +
        '  DISCORD_TOKEN: erwartet wird das Token allein, ohne „Bot“ davor\n' +
        '  LOG_LEVEL: erwartet wird eines von trace, debug, info, warn, error, fatal; da steht „laut“\n' +
        'Berichtige das in .env oder in der Umgebung; .env.beispiel erklärt jede Einstellung.\n',
    );
  });

  it('is told of a model that is cut off, in the object of ask too', async () => {
    const model = join(await temporaryFolder(), 'ein-modell');
    await cp(EMBEDDED_MODEL, model, { recursive: true });
    await truncate(join(model, 'onnx/model_quantized.onnx'), 1000);
    const { status, stdout, stderr } = await inGerman(ASK, ['--json', 'Wann?'], { MODEL: model });
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'error',
      problem: expect.stringMatching(/^Die Modelldatei .+ hat 1000 Bytes statt \d+\.$/),
      remedy: expect.stringMatching(/^Stelle sie wieder her: .+ MODEL sagt, welches gilt\.$/),
    });
  });

  it('is told what was built, of each file what is wrong with it and where, and what to ask', async () => {
    const head = '---\ntitle: Berlin: die Bücherei\ndate: 03/04/2024\n---\n';
    const env = {
      CORPUS_FOLDER: await corpusFolder({
        'a.md': `${head}${LIBRARY.split('---\n').at(-1)}`,
        'leer.txt': '',
      }),
      DATA_FOLDER: await temporaryFolder(),
    };
    const built = await inGerman(EMBED, ['--explain'], env);
    expect([built.status, built.stderr]).toEqual([1, '']);
    expect(built.stdout).toMatch(/^Sätze werden eingelesen \d+\/\d+/m);
    expect(built.stdout).toMatch(
      /^Index gebaut: 1 Artikel, \d+ Sätze \(\d+ neu, 0 übernommen\) in \d+,\d s/m,
    );
    expect(built.stdout).toContain(
      '1 Datei wurde ausgelassen:\n  corpus/leer.txt: Die Datei ist leer.\n    Schreibe den Artikel hinein, oder lösche sie.\n' +
        '1 Datei wurde mit Hinweisen gelesen:\n' +
        '  corpus/a.md: Der Kopf wurde Zeile für Zeile gelesen: In Zeile 2 enthält ein Wert ohne Anführungszeichen einen Doppelpunkt.\n',
    );
    expect(built.stdout).toContain(
      '  corpus/a.md: date in Zeile 3, „03/04/2024“, kann 2024-04-03 oder 2024-03-04 bedeuten',
    );
    // What was said of a file is kept as facts, and told to the next in their own language.
    const { stdout } = await inGerman(EMBED, [], { ...env, LANGUAGE: 'fr' });
    expect(stdout).toMatch(/^L’index est à jour/);
    expect(stdout).toContain('\n  corpus/leer.txt: Le fichier est vide.\n');
    const asked = await inGerman(ASK, ['--article', 'x', 'Wann?'], env);
    expect(asked.status).toBe(2);
    expect(asked.stderr).toMatch(
      /^1 Datei aus dem Artikelordner fehlt im Index; npm run embed sagt, warum\.\nEinen Artikel .+\n.+: a\n$/,
    );
  });
});
