import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LedgerError } from './ledger-error.ts';
import {
  cosignatureLine,
  rawPublicKey,
  readNote,
  readVerifierKey,
  signNote,
  verifierKey,
  verifierKeyText,
  verifyNote,
} from './signed-note.ts';
import { isQuorum, policyText, readPolicy } from './tlog-policy.ts';

/** The example in the documentation of golang.org/x/mod/sumdb/note (BSD-3-Clause): a key and what it signed. */
const EXAMPLE_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const EXAMPLE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const make = (name: string, type: 'note' | 'cosignature') => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, key: verifierKey(name, type, rawPublicKey(privateKey)) };
};

describe('a signed note', () => {
  it('of another program is read and believed', () => {
    const key = readVerifierKey(EXAMPLE_KEY);
    expect(verifierKeyText(key)).toBe(EXAMPLE_KEY);
    expect(verifyNote(readNote(Buffer.from(EXAMPLE)), [key])).toEqual([{ key }]);
    expect(() => verifyNote(readNote(Buffer.from(EXAMPLE.replace('answer', 'question'))), [key])).toThrow(/false/);
  });

  it('is divided at the last empty line, and lines of others say nothing', () => {
    const [log, other, witness] = [
      make('a.example', 'note'),
      make('b.example', 'note'),
      make('w.example', 'cosignature'),
    ];
    const text = 'one\n\ntwo\n';
    const note = signNote(text, log.key, log.privateKey) + cosignatureLine(text, witness.key, witness.privateKey, 12);
    expect(readNote(Buffer.from(note)).text).toBe(text);
    expect(verifyNote(readNote(Buffer.from(note)), [log.key, witness.key])).toEqual([
      { key: log.key },
      { key: witness.key, seconds: 12 },
    ]);
    expect(verifyNote(readNote(Buffer.from(note)), [other.key])).toEqual([]);
    // a name and an id of one who is trusted, by somebody else's key
    const forged = signNote(text, { ...log.key }, other.privateKey);
    expect(() => verifyNote(readNote(Buffer.from(forged)), [log.key])).toThrow(LedgerError);
    // what a witness signs is no signature of a log, nor the other way round
    expect(() => verifyNote(readNote(Buffer.from(note)), [{ ...witness.key, type: 'note' }])).toThrow(LedgerError);
  });

  it('is refused in any other spelling', () => {
    const log = make('a.example', 'note');
    const note = signNote('text\n', log.key, log.privateKey);
    for (const wrong of [
      note.slice(0, -1),
      `${note}\n`,
      note.replace('\n\n', '\n'),
      note.replace('\u2014', '-'),
      note.replace('text', 'te\rxt'),
      note.replace('=\n', '\n'),
      // the same bytes in a second spelling: bits that base64 does not use
      note.replace(/(.)=\n$/, (_, last: string) => `${ALPHABET[ALPHABET.indexOf(last) + 1]}=\n`),
      '',
      'text\n\n',
    ])
      expect(
        () => verifyNote(readNote(Buffer.from(wrong)), [log.key]).length === 0 || null,
        JSON.stringify(wrong),
      ).toThrow(LedgerError);
    expect(() => readNote(Buffer.concat([Buffer.of(0xff), Buffer.from(note)]))).toThrow(/UTF-8/);
  });

  it('takes no key of another spelling', () => {
    for (const wrong of [
      '',
      'name',
      EXAMPLE_KEY.replace('c74f', 'C74F'),
      EXAMPLE_KEY.replace('c74f20a3', 'c74f20a4'),
      EXAMPLE_KEY.replace('PeterNeumann', 'Peter Neumann'),
      EXAMPLE_KEY.replace('ARpc', 'AhpC'),
      `${EXAMPLE_KEY} `,
    ])
      expect(() => readVerifierKey(wrong), wrong).toThrow(LedgerError);
    expect(() => verifierKey('a+b', 'note', Buffer.alloc(32))).toThrow(LedgerError);
    expect(() => verifierKey('a', 'note', Buffer.alloc(31))).toThrow(LedgerError);
  });
});

describe('a policy', () => {
  const log = verifierKeyText(make('log.example', 'note').key);
  const [x1, x2, x3, y1, y2] = ['x1', 'x2', 'x3', 'y1', 'y2'].map((name) =>
    verifierKeyText(make(name, 'cosignature').key),
  );
  const example = `# two organisations
log ${log} https://log.example/
witness X1 ${x1}
witness X2 ${x2}
witness X3 ${x3}
group X 2 X1 X2 X3
witness Y1 ${y1}
witness\tY2  ${y2}
group Y any Y1 Y2

group both all X Y
quorum both
`;

  it('says who is a quorum, through groups of groups', () => {
    const policy = readPolicy(example);
    expect(policy.logs[0]?.url).toBe('https://log.example/');
    const quorum = (...names: string[]) => isQuorum(policy, new Set(names));
    expect(quorum('X1', 'X3', 'Y2')).toBe(true);
    expect(quorum('X1', 'Y1', 'Y2')).toBe(false);
    expect(quorum('X1', 'X2', 'X3')).toBe(false);
    expect(quorum()).toBe(false);
    expect(isQuorum(readPolicy('quorum none\n'), new Set())).toBe(true);
    const { groups, ...rest } = readPolicy(policyText(policy));
    expect({ groups, ...rest }).toEqual(policy);
  });

  it.each([
    ['no quorum', `log ${log}\n`],
    ['two quorums', 'quorum none\nquorum none\n'],
    ['an unknown quorum', 'quorum X\n'],
    ['a name twice', `witness A ${x1}\nwitness A ${x2}\nquorum A\n`],
    ['the name none', `witness none ${x1}\nquorum none\n`],
    ['a key twice', `witness A ${x1}\nwitness B ${x1}\nquorum A\n`],
    ['a log as a witness', `witness A ${log}\nquorum A\n`],
    ['a witness as a log', `log ${x1}\nquorum none\n`],
    ['a member of two groups', `witness A ${x1}\ngroup G any A\ngroup H any A\nquorum G\n`],
    ['a group of itself', `group G any G\nquorum G\n`],
    ['a group of nobody', 'group G any\nquorum G\n'],
    ['more than there are', `witness A ${x1}\ngroup G 2 A\nquorum G\n`],
    ['less than one', `witness A ${x1}\ngroup G 0 A\nquorum G\n`],
    ['a number in another spelling', `witness A ${x1}\ngroup G 01 A\nquorum G\n`],
    ['another word', 'monitor A\nquorum none\n'],
    ['a carriage return', 'quorum none\r\n'],
  ])('is refused for %s', (_, text) => {
    expect(() => readPolicy(text)).toThrow(LedgerError);
  });
});
