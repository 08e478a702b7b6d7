import { describe, expect, it } from 'vitest';
import { databaseAddress, isDatabaseAddress } from '../../../src/search-index/postgres/database-address.ts';
import { databaseFault, DatabaseFault } from '../../../src/search-index/postgres/database-fault.ts';
import { describeFault } from '../../../src/wording/fault-words.ts';

const PLACE = 'postgres://db.example:5432/beleg';

function thrown(code: string, message = 'said so'): Error {
  return Object.assign(new Error(message), { code });
}

describe('the address of a database', () => {
  it.each([
    ['postgres://u:p@db.example/beleg', 'beleg', 'postgres://db.example/beleg'],
    [
      'postgresql://u:p%40q@db.example:5433/beleg?schema=news&sslmode=verify-full',
      'news',
      'postgres://db.example:5433/beleg',
    ],
    ['postgres:///beleg?host=/run/postgresql', 'beleg', 'postgres:///run/postgresql/beleg'],
  ])('is taken as %s, and shown without user and password', (given, schema, place) => {
    expect(databaseAddress(given)).toMatchObject({ schema, place });
    expect(databaseAddress(given).connection).not.toContain('schema=');
  });

  it('sets what it sets for a session beside what an index needs', () => {
    const given = 'postgres://u:100%p@db.example/beleg?options=-c%20work_mem%3D8MB&sslmode=require';
    expect(databaseAddress(given)).toMatchObject({
      connection: 'postgres://u:100%p@db.example/beleg?sslmode=require',
      sessionOptions: '-c work_mem=8MB',
    });
  });

  it.each([
    'https://db.example/beleg',
    'postgres://db.example',
    'postgres:beleg',
    'beleg',
    'postgres://db.example/beleg?schema=Drop"it',
    'postgres://db.example/beleg?schema=pg_catalog',
    'postgres://db.example/beleg?schema=',
    'postgres://u:%ee@db.example/beleg',
    // Passwords with a character that ends them: what is behind it would be shown.
    'postgres://beleg:42/secret@db.example/beleg',
    'postgres://beleg:42/secret?@db.example/beleg',
    'postgres://beleg:42/secret#@db.example/beleg',
  ])('is refused as %s', (given) => {
    expect(isDatabaseAddress(given)).toBe(false);
  });
});

describe('what a database refuses', () => {
  it.each([
    ['28P01', 'refused'],
    ['28000', 'refused'],
    ['3D000', 'no-database'],
    ['25006', 'read-only'],
    ['53100', 'full'],
    ['57014', 'too-slow'],
    ['42501', 'no-permission'],
    ['53300', 'unreachable'],
    ['57P01', 'unreachable'],
    ['08006', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'no-tls'],
  ])('is told by the code %s', (code, kind) => {
    const fault = databaseFault(thrown(code), PLACE);
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect(fault).toMatchObject({ facts: { kind, place: PLACE } });
    for (const language of ['de', 'en', 'fr'] as const)
      expect(describeFault(fault, language)).toContain(PLACE);
  });

  it('stays a bug where nobody foresaw it', () => {
    const bug = thrown('42601', 'syntax error');
    expect(databaseFault(bug, PLACE)).toBe(bug);
  });
});
