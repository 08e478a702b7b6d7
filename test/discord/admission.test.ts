import { describe, expect, it } from 'vitest';
import { Admission, type Asker } from '../../src/discord/admission.ts';
import { NO_RULES, type PlaceRules } from '../../src/places/place-rules.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import { DEFAULT_LIMITS, type DiscordLimits } from '../../src/discord/settings.ts';

const NONE: ReadonlySet<string> = new Set();

function admissionWith(limits: Partial<DiscordLimits> = {}, rules: PlaceRules = NO_RULES) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const queue = new QuestionQueue(all.waiting);
  return { queue, admission: new Admission({ limits: all, rules: () => rules, queue, now: () => 1_000 }) };
}

async function outcomes(admission: Admission, askers: readonly Asker[]): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (const asker of askers) {
    const outcome = await admission.question('When is it open?', asker);
    if (outcome.kind === 'admitted') outcome.turn.release();
    kinds.push(outcome.kind === 'admitted' ? 'admitted' : outcome.refusal.kind);
  }
  return kinds;
}

const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

describe('Admission', () => {
  it('refuses the seventh question of a minute and says when the next may come', async () => {
    const { admission } = admissionWith();
    const asker = { userId: '1', guildId: undefined, roleIds: NONE };
    expect(await outcomes(admission, times(6, asker))).toEqual(times(6, 'admitted'));
    const seventh = await admission.question('When is it open?', asker);
    if (seventh.kind !== 'refused' || seventh.refusal.kind !== 'rate-limited') throw new Error('admitted');
    expect(seventh.refusal.limit).toBe(6);
    expect(seventh.refusal.retryAt.getTime()).toBeGreaterThan(1_000);
    expect(seventh.refusal.retryAt.getTime()).toBeLessThanOrEqual(61_000);
    expect(await outcomes(admission, [{ userId: '2', guildId: undefined, roleIds: NONE }])).toEqual([
      'admitted',
    ]);
  });

  it("gives a user's point back when it is the guild that asked too much", async () => {
    const { admission } = admissionWith({ questionsPerGuild: 1, questionsPerUser: 2 });
    const inGuild = { userId: '1', guildId: 'g', roleIds: NONE };
    const direct = { userId: '1', guildId: undefined, roleIds: NONE };
    expect(await outcomes(admission, [inGuild, inGuild, inGuild, direct, direct])).toEqual([
      'admitted',
      'guild-rate-limited',
      'guild-rate-limited',
      'admitted',
      'rate-limited',
    ]);
  });

  it('counts a question once for each second of the machine that it took, for user and guild, also where it failed', async () => {
    let now = 1_000;
    const limits = { ...DEFAULT_LIMITS, questionsPerUser: 6, questionsPerGuild: 8 };
    const admission = new Admission({
      limits,
      rules: () => NO_RULES,
      queue: new QuestionQueue(limits.waiting),
      now: () => now,
    });
    const taking = async (ms: number, asker: Asker) => {
      const outcome = await admission.turn(asker);
      if (outcome.kind === 'refused') return outcome.refusal.kind;
      return outcome.turn
        .run(async () => {
          now += ms;
          if (ms > 2_000) throw new Error('the model failed');
          return 'answered';
        })
        .catch(() => 'failed');
    };
    const heavy = { userId: '1', guildId: 'g', roleIds: NONE };
    expect(await taking(1_000, heavy)).toBe('answered'); // one of six
    expect(await taking(1_001, heavy)).toBe('answered'); // three
    expect(await taking(2_500, heavy)).toBe('failed'); // six
    expect(await taking(10, heavy)).toBe('rate-limited');
    const other = { userId: '2', guildId: 'g', roleIds: NONE };
    expect(await taking(10, other)).toBe('answered'); // seven of the guild's eight
    expect(await taking(10, other)).toBe('answered');
    expect(await taking(10, other)).toBe('guild-rate-limited');
    expect(await taking(10, { userId: '3', guildId: undefined, roleIds: NONE })).toBe('answered');
  });

  it('admits a greeting of two letters and a sign, which ask for nothing', async () => {
    const { admission } = admissionWith({});
    for (const text of ['hi', '👍', '§5']) {
      expect(
        await admission.question(text, { userId: '1', guildId: undefined, roleIds: NONE }),
      ).toMatchObject({
        kind: 'admitted',
      });
    }
  });

  it('counts a question that is too short, too long or comes too many at once for nothing', async () => {
    const { admission, queue } = admissionWith({ questionsPerUser: 1, waiting: 0 });
    const asker = { userId: '1', guildId: undefined, roleIds: NONE };
    const kinds = await Promise.all(
      ['  a  ', 'x'.repeat(301)].map(async (question) => {
        const outcome = await admission.question(question, asker);
        return outcome.kind === 'refused' && outcome.refusal.kind;
      }),
    );
    expect(kinds).toEqual(['too-short', 'too-long']);
    const place = queue.reserve();
    expect(await outcomes(admission, [asker])).toEqual(['busy']);
    place?.release();
    expect(await outcomes(admission, [asker])).toEqual(['admitted']);
  });

  it('never hands out more places than there are, however many ask at once', async () => {
    const { admission } = admissionWith({ questionsPerUser: 1000, waiting: 20 });
    const asked = await Promise.all(
      times(200, { userId: '1', guildId: undefined, roleIds: NONE }).map((asker) =>
        admission.question('Is it open?', asker),
      ),
    );
    expect(asked.filter(({ kind }) => kind === 'admitted')).toHaveLength(21);
  });

  it('holds no place for a question that it refuses', async () => {
    const { admission, queue } = admissionWith({ questionsPerUser: 1, waiting: 0 });
    const asker = { userId: '1', guildId: undefined, roleIds: NONE };
    expect(await outcomes(admission, [asker, asker])).toEqual(['admitted', 'rate-limited']);
    expect([queue.reserve(), queue.reserve()].map((turn) => turn !== undefined)).toEqual([true, false]);
  });

  it('refuses everything once it drains', async () => {
    const { admission } = admissionWith();
    admission.drain();
    expect(await outcomes(admission, [{ userId: '1', guildId: undefined, roleIds: NONE }])).toEqual([
      'draining',
    ]);
    expect(await admission.button('1')).toEqual({ kind: 'draining' });
  });

  it('refuses the twenty-first button of a minute', async () => {
    const { admission } = admissionWith();
    const refusals = [];
    for (let press = 0; press < 21; press += 1) refusals.push((await admission.button('1'))?.kind);
    expect(refusals).toEqual([...times(20, undefined), 'button-rate-limited']);
  });

  it('tells a user each reason once a minute and a channel once an hour', async () => {
    const { admission } = admissionWith();
    const told = [];
    for (const user of ['1', '1', '2']) told.push(await admission.mayRefuseMention(user, 'too-short'));
    told.push(await admission.mayRefuseMention('1', 'too-long'));
    for (const channel of ['7', '7', '8']) told.push(await admission.mayHint(channel));
    expect(told).toEqual([true, false, true, true, true, false, true]);
  });

  it('settles before anything that does I/O could, since the acknowledgement waits for it', async () => {
    const { admission } = admissionWith();
    const order: string[] = [];
    setImmediate(() => order.push('I/O'));
    await admission.question('When is it open?', { userId: '1', guildId: 'g', roleIds: NONE });
    order.push('admitted');
    await new Promise(setImmediate);
    expect(order).toEqual(['admitted', 'I/O']);
  });

  it('admits one build of the index at a time', () => {
    const { admission } = admissionWith();
    const end = admission.build();
    expect(admission.build()).toBeUndefined();
    end?.();
    expect(admission.build()).toBeDefined();
  });
});
