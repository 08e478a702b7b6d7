import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { openMetrics, SERVICE } from './metrics-of.ts';

async function get(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const asked = request(address, { headers, method }).end();
  const [response] = await once(asked, 'response');
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: Number(response.statusCode), body, headers: response.headers };
}

/** Why there are no metrics there. */
async function told(given: { host?: string; port?: number }): Promise<unknown> {
  const fault: unknown = await openMetrics(given).catch((thrown: unknown) => thrown);
  return fault instanceof HostFault ? fault.facts : fault;
}

describe('the server of metrics and health', () => {
  it('says why the service takes no questions until it does, and again when it stops', async () => {
    const { address, readiness, watch } = await openMetrics();
    const ready = async () => {
      const { status, body } = await get(`${address}/readyz`);
      return [status, JSON.parse(body)];
    };
    expect(await ready()).toEqual([503, { status: 'unready', reason: 'opening' }]);
    watch(SERVICE);
    readiness.opened();
    expect(await ready()).toEqual([503, { status: 'unready', reason: 'starting' }]);
    let isConnected = true;
    readiness.serving(() => (isConnected ? undefined : 'discord-disconnected'));
    expect(await ready()).toEqual([200, { status: 'ready' }]);
    isConnected = false;
    expect(await ready()).toEqual([503, { status: 'unready', reason: 'discord-disconnected' }]);
    readiness.stopping();
    expect(await ready()).toEqual([503, { status: 'unready', reason: 'stopping' }]);
    readiness.serving(() => undefined);
    expect(await ready()).toEqual([503, { status: 'unready', reason: 'stopping' }]);
  });

  it('says that the process is well while it opens and without Discord, and no more when it stops', async () => {
    const { address, readiness } = await openMetrics();
    const health = async () => (await get(`${address}/healthz`)).status;
    expect(await health()).toBe(200);
    readiness.serving(() => 'discord-disconnected');
    expect(await health()).toBe(200);
    readiness.stopping();
    expect(await health()).toBe(503);
  });

  it('serves metrics as Prometheus reads them, which nothing keeps', async () => {
    const { address } = await openMetrics();
    const { status, headers, body } = await get(`${address}/metrics`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('beleg_info{version="1.2.3"} 1\n');
    const { body: none, headers: same } = await get(`${address}/metrics?x=1`, {}, 'HEAD');
    expect(none).toBe('');
    expect(Number(same['content-length'])).toBeGreaterThan(1_000);
  });

  it('refuses other addresses, other methods, and on this machine another name of the host', async () => {
    const { address } = await openMetrics();
    expect((await get(`${address}/`)).status).toBe(404);
    const posted = await get(`${address}/metrics`, {}, 'POST');
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
    for (const path of ['/metrics', '/healthz', '/readyz'])
      expect((await get(`${address}${path}`, { host: 'rebound.example' })).status).toBe(421);
    expect((await get(`${address}/healthz`, { host: 'localhost:9464' })).status).toBe(200);
  });

  it('ends connections that say nothing or half a request, which are as many as it takes', async () => {
    const { address } = await openMetrics();
    const { hostname, port } = new URL(address);
    const silent = Array.from({ length: 20 }, (_, at) => {
      const socket = connect(Number(port), hostname);
      if (at % 2 === 1) socket.write('GET /metrics HTTP/1.1\r\nHost: 127');
      return once(socket.resume(), 'close');
    });
    await Promise.all(silent);
    expect((await get(`${address}/healthz`)).status).toBe(200);
  }, 8_000);

  it('answers under any name where it is open to others', async () => {
    const { address } = await openMetrics({ host: '0.0.0.0' });
    const here = address.replace('0.0.0.0', '127.0.0.1');
    expect((await get(`${here}/healthz`, { host: 'beleg:9464' })).status).toBe(200);
  });

  it('says where the port is in use, or is none, and where there is no such host', async () => {
    const other = createServer().listen({ host: '127.0.0.1', port: 0 });
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const bound = other.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    expect(await told({ port })).toEqual({ kind: 'metrics-port-in-use', host: '127.0.0.1', port });
    expect(await told({ port: 65_537 })).toEqual({ kind: 'metrics-port-closed', port: 65_537 });
    expect(await told({ host: '192.0.2.7' })).toEqual({ kind: 'metrics-no-such-host', host: '192.0.2.7' });
  });
});
