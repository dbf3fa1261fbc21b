import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { hasLoopback, onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/own-reader.md'), 'utf8');
const [, EXAMPLE] = /^```js\n(.*?)^```$/ms.exec(PAGE)!;

/** What the example sends to a model server. */
interface ChatRequest {
  model: string;
  stream: boolean;
  messages: { role: string; content: string }[];
  format: { properties: { id: { enum: string[] } } };
}

/** A server that answers chats as Ollama does, and keeps what it was asked. */
async function modelServer(answer: (request: ChatRequest) => unknown) {
  const requests: { url: string; body: ChatRequest }[] = [];
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as ChatRequest;
    requests.push({ url: request.url!, body });
    const content = JSON.stringify(answer(body));
    response.end(JSON.stringify({ model: body.model, message: { role: 'assistant', content }, done: true }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { requests, address, [Symbol.dispose]: () => void server.close() };
}

/** A home in which the example of the page is the reader of the writer. */
function homeWithExample(args = ''): string {
  const home = freshFolder();
  writeFileSync(join(home, 'reader.mjs'), EXAMPLE!);
  runProgram(['settings', 'reader', `"${process.execPath}" ~/reader.mjs ${args}`], { home });
  return home;
}

/** Runs the built program without blocking the server of the test. */
async function run(home: string, commandLine: string, input = '') {
  const child = spawn(process.execPath, [PROGRAM, ...commandLine.split(' ')], { env: bareEnvironment(home) });
  child.stdin.end(input);
  return { out: await text(child.stdout), stderr: await text(child.stderr) };
}

describe.skipIf(!onPosix || !hasLoopback)('the example reader of docs/own-reader.md', () => {
  it('asks the model server about the evening, and the passage it names is shown with its reason', async () => {
    using server = await modelServer(({ format }) => ({
      id: format.properties.id.enum[2],
      reason: 'it was a long day',
    }));
    const home = homeWithExample(`${server.address} small-model`);
    const { out } = await run(home, 'write --felt 3 --want 6 --note - --json', 'he was quiet over dinner');
    const [{ url, body }] = server.requests as [(typeof server.requests)[number]];
    expect(url).toBe('/api/chat');
    expect(body).toMatchObject({ model: 'small-model', stream: false });
    expect(JSON.parse(body.messages[1]!.content)).toMatchObject({ felt: 3, want: 6, note: 'he was quiet over dinner' });
    const ids = body.format.properties.id.enum;
    for (const id of ids) expect(body.messages[0]!.content).toContain(`id: ${id}\n`);
    expect(JSON.parse(out).passage).toMatchObject({ id: ids[2], why: 'your reader: it was a long day' });
  });

  it('is tried with nearfar settings reader test', async () => {
    using server = await modelServer(() => ({ id: 'the-dance', reason: 'both of you moved' }));
    const { out } = await run(homeWithExample(server.address), 'settings reader test');
    expect(out).toContain('It chose the-dance');
    expect(out).toContain('Your reader: both of you moved.');
  });

  it('leaves the choice to nearfar where no server runs', async () => {
    const home = homeWithExample('http://127.0.0.1:1');
    const { out, stderr } = await run(home, 'write --felt 3 --want 6 --note -', 'he was quiet over dinner');
    expect(out).toContain('A question to take along:');
    expect(out + stderr).not.toMatch(/your reader|fetch|error/i);
  });
});
