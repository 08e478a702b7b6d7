import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatCustomId, parseCustomId, type CustomId } from '../../../src/discord/rendering/custom-id.ts';

/** Discord's bound. */
const CUSTOM_ID_CHARACTERS = 100;

const answerId = fc.stringMatching(/^[\w-]{12}$/);
const index = fc.nat({ max: 999_999 });
const anyCustomId: fc.Arbitrary<CustomId> = fc.oneof(
  fc.record({
    action: fc.constant('context' as const),
    revision: fc.stringMatching(/^[0-9a-f]{8}$/),
    articleId: fc.stringMatching(/^[a-z0-9-]{1,48}$/),
    ordinal: index,
  }),
  fc.record({ action: fc.constant('more' as const), answerId, offset: index }),
  fc.constant({ action: 'forget' as const }),
  fc.record({ action: fc.constantFrom('further', 'share', 'helpful', 'unhelpful', 'remove'), answerId }),
  fc.record({ action: fc.constant('articles' as const), page: index }),
  fc.record({
    action: fc.constant('overview' as const),
    revision: fc.stringMatching(/^[0-9a-f]{8}$/),
    articleId: fc.stringMatching(/^[a-z0-9-]{1,48}$/),
    from: index,
  }),
  fc.record({
    action: fc.constant('section' as const),
    revision: fc.stringMatching(/^[0-9a-f]{8}$/),
    articleId: fc.stringMatching(/^[a-z0-9-]{1,48}$/),
    ordinal: index,
    offset: index,
  }),
);

describe('custom ids', () => {
  it('come back as they went out, within the length that Discord allows', () => {
    fc.assert(
      fc.property(anyCustomId, (id) => {
        const text = formatCustomId(id);
        expect(text.length).toBeLessThanOrEqual(CUSTOM_ID_CHARACTERS);
        expect(parseCustomId(text)).toStrictEqual({ ...id });
      }),
    );
  });

  it('spell out the version, the action and its fields', () => {
    const id = { action: 'context', revision: '0a1b2c3d', articleId: 'buecherei', ordinal: 3 } as const;
    expect(formatCustomId(id)).toBe('v1:context:0a1b2c3d:buecherei:3');
  });

  it.each([
    '',
    'v1',
    'v0:more:abcdefghijkl:3',
    'v2:more:abcdefghijkl:3',
    'v1:delete:abcdefghijkl',
    'v1:more:abcdefghijkl',
    'v1:more:abcdefghijkl:3:4',
    'v1:more:abcdefghijkl:-1',
    'v1:more:abcdefghijkl:1e3',
    'v1:context:0a1b2c3d:../etc/passwd:3',
    'v1:share:short',
  ])('are outdated where beleg does not know them: "%s"', (text) => {
    expect(parseCustomId(text)).toStrictEqual({ action: 'outdated' });
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => parseCustomId(text).action === 'outdated'),
    );
  });
});
