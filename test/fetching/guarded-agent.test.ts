import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/fetching/guarded-agent.ts';

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '8.8.8.8', '172.15.0.1', '100.63.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'knows %s as public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine by another number', '127.8.9.10'],
    ['this machine in IPv6', '::1'],
    ['no address yet', '0.0.0.0'],
    ['no address yet in IPv6', '::'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.16.0.1'],
    ['a private network', '192.168.178.1'],
    ['a private network in IPv6', 'fd00::1'],
    ['what a cloud tells its machines', '169.254.169.254'],
    ['a link', 'fe80::1'],
    ['a link with its zone', 'fe80::1%eth0'],
    ['a carrier’s NAT', '100.64.0.1'],
    ['many at once', '224.0.0.1'],
    ['many at once in IPv6', 'ff02::1'],
    ['all', '255.255.255.255'],
    ['what is reserved', '240.0.0.1'],
    ['examples', '192.0.2.1'],
    ['benchmarks', '198.18.0.1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6 in hexadecimal', '::ffff:7f00:1'],
    ['even a public IPv4 in IPv6', '::ffff:1.1.1.1'],
    ['IPv4 in IPv6 as it once was', '::127.0.0.1'],
    ['6to4', '2002:7f00:1::1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of a network', '64:ff9b:1::7f00:1'],
    ['Teredo', '2001:0:1::1'],
    ['a site', 'fec0::1'],
    ['examples in IPv6', '2001:db8::1'],
    ['what is assigned to nobody', '4000::1'],
    ['no address at all', 'example.org'],
    ['nothing', ''],
  ])('does not know %s as public: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
