import { describe, expect, it } from 'vitest';
import { CollectingFault } from '../../src/collecting/collecting-fault.ts';
import { BelegError } from '../../src/errors.ts';
import { FetchFault } from '../../src/fetching/fetch-fault.ts';
import { inCallersWords, toldToCaller } from '../../src/library/caller-words.ts';
import { unknownArticle } from '../../src/library/request-error.ts';
import { ModelFault } from '../../src/models/model-fault.ts';
import { PlacesFault } from '../../src/places/places-fault.ts';
import { OwnQuestionsFault } from '../../src/questions/own-question.ts';
import { SETTINGS } from '../../src/settings.ts';
import { UpkeepFault } from '../../src/upkeep/upkeep-fault.ts';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { FAULT_SAMPLES, HOST_SAMPLES } from '../wording/host-samples.ts';

/** What is wrong with data that are only opened. */
const OPENED: ReadonlySet<string> = new Set(['newer-data', 'broken-data-version', 'unfinished-restore']);

/** What a program that opens beleg may be told of. */
const REACHABLE: readonly Error[] = [
  ...FAULT_SAMPLES.filter(
    (fault) =>
      !(
        fault instanceof OwnQuestionsFault ||
        fault instanceof PlacesFault ||
        fault instanceof CollectingFault ||
        fault instanceof FetchFault ||
        (fault instanceof UpkeepFault && !OPENED.has(fault.facts.kind))
      ),
  ),
  ...HOST_SAMPLES.filter(({ kind }) => kind === 'no-index').map((facts) => new HostFault(facts)),
];

const COMMAND =
  /npm run (?!\w+(?: -- (?:--\w+(?: \d+)?|<file>))?" in a checkout of beleg)|git checkout|\.env\b|--force\b(?!")/;

describe('a fault that is told to a program', () => {
  it('names its options, and no setting or command of a host', () => {
    expect(REACHABLE.length).toBeGreaterThan(60);
    const said = REACHABLE.map(toldToCaller).map(({ message, remedy }) => `${message}\n${remedy}`);
    for (const text of said) {
      const settings = SETTINGS.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
      expect(
        settings.map(({ name }) => name),
        text,
      ).toEqual([]);
      expect(text).not.toMatch(COMMAND);
    }
    expect(said.join('\n')).toMatch(/\bcorpusFolder\b[^]*\bopen it again\b[^]*\bollamaUrl\b/);
  });

  it('says how an option would be set', () => {
    const facts = {
      kind: 'download-not-allowed',
      role: 'embedder',
      model: 'a/b',
      hub: 'https://hub.example',
    } as const;
    const { message, remedy } = toldToCaller(new ModelFault(facts));
    expect(message).toBe(
      'model: a/b is no folder here, and downloading it from https://hub.example is not allowed.',
    );
    expect(remedy).toBe(
      'Set allowDownload: true to download it once, or put its files into a folder and name that in model.',
    );
  });

  it('leaves a path as it is, even where it is called as a setting is', () => {
    for (const path of ['/srv/MODEL/READER', './READER/x', 'C:\\MODEL\\a', 'owner/MODEL', 'MODEL-2'])
      expect(inCallersWords(`There is nothing at ${path}, says READER.`)).toBe(
        `There is nothing at ${path}, says reader.`,
      );
  });

  it('is the very one where its words hold for a program too', () => {
    const fault = unknownArticle('x', ['buecherei']);
    expect(toldToCaller(fault)).toBe(fault);
  });

  it('has what was thrown as its cause, foreseen or not', () => {
    const [foreseen, bug] = [
      new HostFault({ kind: 'no-index', why: { kind: 'missing' } }),
      new RangeError('Out of it'),
    ];
    expect(toldToCaller(foreseen)).toMatchObject({
      message: 'No index has been built yet.',
      remedy: 'Open it again.',
      cause: foreseen,
    });
    const told = toldToCaller(bug);
    expect(told).toBeInstanceOf(BelegError);
    expect(told).toMatchObject({ message: 'Something went wrong inside beleg: Out of it', cause: bug });
  });
});
