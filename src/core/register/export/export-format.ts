import { z } from 'zod';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What an export says of itself: `manifest.json`. */
export const exportManifest = z.object({
  format: z.literal('amana-export/1'),
  program: z.string(),
  madeAt: z.iso.datetime(),
  register: z.uuid(),
  /** True where personal fields and documents stand in it in the clear. */
  personalData: z.boolean(),
  /** True where every event has its salt, so that its leaf can be recomputed from its text. */
  salts: z.boolean(),
  /** Ids of the keys that the sealed parts need; empty where nothing is sealed. */
  keyIds: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
  events: z.number().int().min(0),
  streams: z.number().int().min(0),
  commands: z.number().int().min(0),
  documents: z.number().int().min(0),
  newestPosition: z.number().int().min(0),
  /** The last number that was given to a stream; numbers are never given twice. */
  streamNumber: z.number().int().min(0),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int().min(0), sha256: hex })),
});
export type ExportManifest = z.output<typeof exportManifest>;

/** A line of `events.jsonl`: everything else that is known of an event stands in its text. `salt` and `leaf` are base64. */
export type EventLine = {
  readonly pos: number;
  readonly leaf: string;
  readonly salt?: string;
  readonly text: string;
};
/** A line of `secrets.jsonl`: salt and personal fields of one event, closed under its stream's key. Base64. */
export type SecretLine = { readonly pos: number; readonly secret: string };
/** A line of `personal.jsonl`: the personal fields of one event, each as [salt, name, value]; one that was erased as [name, order]. */
export type PersonalLine = { readonly pos: number; readonly fields: readonly unknown[] };
/** A line of `streams.jsonl`. `head` is hexadecimal; one of the keys is there, base64: wrapped, or the label key in the clear; with it, where slips of the record were replaced, the key of which the further label keys are made. */
export type StreamLine = {
  readonly no: number;
  readonly kind: string;
  readonly seq: number;
  readonly head: string;
  readonly wrappedKey?: string;
  readonly labelKey?: string;
  readonly dataKey?: string;
};
/** A line of `commands.jsonl`. `inputHash` is hexadecimal (HMAC-SHA-256 under a key of the register; SHA-256 of commands from before 0.8.0), `receivedAt` milliseconds since the epoch. */
export type CommandLine = {
  readonly id: string;
  readonly officer: number;
  readonly name: string;
  readonly inputHash: string;
  readonly receivedAt: number;
  readonly events: readonly string[];
};

/** A line of `log-entries.jsonl`, in the order of the log: the event whose leaf stands there, or a leaf (base64) that is of no event. */
export type LogEntryLine = { readonly pos: number } | { readonly leaf: string };
/** A line of `log-heads.jsonl`: a signed head of the log. `root` is hexadecimal, `signedAt` milliseconds since the epoch. */
export type LogHeadLine = {
  readonly size: number;
  readonly root: string;
  readonly note: string;
  readonly signedAt: number;
};

/** A line of `log-cosignatures.jsonl`: what a witness said of a head. `cosignedAt` is seconds since the epoch, `keptAt` milliseconds. */
export type LogCosignatureLine = {
  readonly size: number;
  readonly witness: string;
  readonly line: string;
  readonly cosignedAt: number;
  readonly keptAt: number;
};
/** A line of `log-notices.jsonl`: what became of asking a witness, where it changed. `noticedAt` is milliseconds since the epoch. */
export type LogNoticeLine = {
  readonly witness: string;
  readonly name: string;
  readonly kind: string;
  readonly size: number | null;
  readonly words: string | null;
  readonly noticedAt: number;
};

/** A line of `file-reads.jsonl`: an opening of a person's file. `session` is hexadecimal, `readAt` milliseconds since the epoch. */
export type FileReadLine = {
  readonly no: number;
  readonly person: number;
  readonly officer: number;
  readonly authority: string | null;
  readonly roles: readonly string[];
  readonly part: string;
  readonly ground: string;
  readonly session: string;
  readonly readAt: number;
  readonly emergency: string | null;
  /** For which request of a family the person was shown; absent in exports of before 0.9.0. */
  readonly request?: number | null;
};
/** A line of `read-seals.jsonl`: what binds the openings of `firstRead` to `lastRead`. `digest` is hexadecimal, `sealedAt` milliseconds since the epoch. */
export type ReadSealLine = {
  readonly no: number;
  readonly firstRead: number;
  readonly lastRead: number;
  readonly reads: number;
  readonly digest: string;
  readonly sealedAt: number;
};

/** The README of an export: whoever finds the folder needs nothing else to read it. */
export const exportReadme = ({
  register,
  madeAt,
  personalData,
  salts,
  keyIds,
}: ExportManifest): string => `# Export of a register of Amana

Register ${register}, written ${madeAt} in one snapshot. Format: amana-export/1. Files end with \`.jsonl\`: UTF-8, one JSON value a line.

${
  personalData
    ? '**This export holds personal data in the clear: names, birth dates, health, fears, documents.** Whoever has the folder reads everything. Keep it encrypted, give it to nobody who may not see all of it, and remove it when it has served.'
    : `Personal fields are not readable here: the events hold salted digests of them, and the fields themselves are sealed under the key ${keyIds.join(', ')}, which is not in the export. It is still no public paper: it tells when, where and by whom something was recorded of which number.`
}

| file | a line is |
|---|---|
| \`events.jsonl\` | one event, in the order of \`pos\`: its frozen text (canonical JSON, RFC 8785), its leaf (base64)${salts ? ' and the salt of its leaf (base64)' : ''}. The text says id, command, stream, number in the stream (\`seq\`), type and version, officer, three instants (milliseconds since the epoch), \`data\`, and \`_sd\`, the digests of personal fields |
| \`streams.jsonl\` | one chain: number, kind (person, manifest, site, officer ...), number of its last event, \`head\` (hexadecimal), ${personalData ? 'the key of its labels, and where slips were replaced the key of which the next ones are made (base64)' : 'its keys, wrapped (base64)'} |
| \`commands.jsonl\` | one command that was carried out: id, officer, name, hash of its input, events |
| \`log-entries.jsonl\` | one entry of the public log, in its order: which event's leaf stands there |
| \`log-heads.jsonl\` | one head of the public log, as it was signed (C2SP tlog-checkpoint) |
| \`log-cosignatures.jsonl\` | the line by which one witness, named by its verifier key, cosigned one head (C2SP tlog-cosignature) |
| \`log-notices.jsonl\` | what became of asking one witness, where it changed: it cosigns, it refuses and why, it does not answer |
| \`file-reads.jsonl\` | one opening of one person's file: who, of which authority and in which roles, which part, on what ground, when; for which request of a family, where it was for one |
| \`read-seals.jsonl\` | what binds the openings since the line before: how many, and a digest (hexadecimal) over them and the digest before |
| \`officer-keys.jsonl\` | one public key (Ed25519, base64url) of one officer, for the signatures of hand-overs |
${
  personalData
    ? '| `personal.jsonl` | the personal fields of one event: \\[salt, name, value\\] each; one that was erased: \\[name, order of erasure\\] |'
    : '| `secrets.jsonl` | salt and personal fields of one event, sealed (base64) |'
}
| \`documents/\` | documents, named by the SHA-256 of their content${personalData ? '' : ', sealed'} |
| \`manifest.json\` | what this is, and size and SHA-256 of every file |

Passwords, second factors and sessions are not in it.

## To check it without Amana
1. Every file has the SHA-256 that \`manifest.json\` says.
2. In each stream the numbers run 1 to n, and \`prev\` of an event is the hexadecimal SHA-256 of a zero byte followed by the leaf before it (empty for the first). The same hash of the last leaf is the stream's \`head\`.
3. ${salts ? 'The last 32 bytes of a leaf are HMAC-SHA-256 with the salt as key over the text.' : 'Without salts the leaf cannot be recomputed from the text: that needs the key of the register.'}
4. ${personalData ? 'A personal field is the one that was recorded when the base64url SHA-256 of the base64url of its canonical `[salt,name,value]` is among `_sd`. Digests without a field are decoys or were erased.' : 'Personal fields cannot be checked: only their digests are here.'}

## To read it back
\`./amana import-register FOLDER --data DIR\` fills an empty register with it${personalData ? ', under a key of its own' : ', and needs the key file'}, and verifies the whole before it is kept.
`;
/** A line of `log-rolls.jsonl`: which entries, from `first` on, are the roll of a local day of the register. `writtenAt` is milliseconds since the epoch. */
export type LogRollLine = {
  readonly day: string;
  readonly first: number;
  readonly records: number;
  readonly late: boolean;
  readonly writtenAt: number;
};
