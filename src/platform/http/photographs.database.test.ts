import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainPicture } from '../../../scenarios/january-2026/plain-picture.ts';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import type { PeopleAnswer } from '../../systems/register/views.ts';

let server: TestServer;
let cookie: string;
let personNo: number;
beforeAll(async () => {
  server = await createTestServer();
  cookie = await server.signIn('origin.one');
  const found = (await server.ask('register/people', { pageSize: 1 }, cookie)).json() as PeopleAnswer;
  personNo = found.rows[0]?.personNo as number;
});
afterAll(() => server.close());

const upload = async (bytes: Buffer, type: string): Promise<string> => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/documents',
    headers: { cookie, 'x-amana-request': '1', 'content-type': type },
    payload: bytes,
  });
  expect(answer.statusCode).toBe(200);
  return answer.json().sha256;
};
const record = async (documentSha256: string, by = cookie): Promise<string> => {
  const answer = await server.command('register/record-photograph', { personNo, documentSha256 }, by);
  return answer.statusCode === 200 ? 'taken' : answer.json().code;
};
/** A picture in which something stands that is none. */
const withText = (picture: Buffer): Buffer => {
  const body = Buffer.from('tEXtLocation\0the place', 'latin1');
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length - 4);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([picture.subarray(0, 33), ends.subarray(0, 4), body, ends.subarray(4), picture.subarray(33)]);
};

it('a photograph is looked at before it is recorded: what says more than the picture, and what is none, is refused with words', async () => {
  expect(await record(await upload(Buffer.from('a letter'), 'text/plain'))).toBe('photograph-type');
  expect(await record(await upload(plainPicture(1).subarray(0, 90), 'image/png'))).toBe('photograph-type');
  expect(await record(await upload(withText(plainPicture(2)), 'image/png'))).toBe('photograph-metadata');
  const clean = await upload(plainPicture(3), 'image/png');
  // who does not see the document learns nothing of it
  const other = await server.signIn('receiving.one');
  expect(await record(clean, other)).toBe('invalid-input');
  expect(await record('0'.repeat(64))).toBe('invalid-input');
  expect(await record(clean)).toBe('taken');
  expect(await record(clean)).toBe('photograph-recorded');
});
