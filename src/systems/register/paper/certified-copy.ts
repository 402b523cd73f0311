import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import type { Copy } from '../certified-copy/copy-content.ts';
import { COPY_WORDS, EVIDENCE_WORDS, NAME_KIND_WORDS, PERIOD_WORDS } from '../certified-copy/copy-words.ts';
import { NUMBER_KIND_WORDS } from '../external-numbers/words.ts';
import { OUTCOME_WORDS } from '../extract/words.ts';
import type { PlaceRows } from '../queries/timeline.ts';
import type { TimelineEntry } from '../views.ts';

/** A certified copy of a file and what its paper needs beside. */
export type CopyDocument = {
  readonly copy: Copy;
  /** The events of the copy in sentences, in the same order. */
  readonly entries: readonly TimelineEntry[];
  readonly places: PlaceRows;
  readonly code: string;
  /** Until when the register knew what the copy says, in milliseconds: the date of the document. */
  readonly knownAt: number;
  readonly synthetic: boolean;
  /** IANA zone in which instants are told. */
  readonly zone: string;
};

const TEMPLATE = 'systems/register/paper/certified-copy.typ';
const words = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});
const plain = (text: string): Word => ({ ar: text, en: text, ckb: text });

/** Names of authorities and sites by their codes; a code that has none stands as it is. */
const namesOf = ({ authorities, sites }: PlaceRows): ((code: string) => Word) => {
  const known = new Map(
    [...(authorities ?? []), ...(sites ?? [])].map(({ code, name_en, name_ar, name_ckb }) => [
      code,
      words({ en: name_en, ar: name_ar, ckb: name_ckb ?? name_ar }),
    ]),
  );
  return (code) => known.get(code) ?? plain(printableText(code));
};

const identityOf = ({ births, nationalities, numbers, marks }: Copy) => [
  ...births.map(({ kind, source, text }) => ({
    kind: COPY_WORDS.birth,
    text: written(text),
    note: EVIDENCE_WORDS[kind],
    source: written(source),
    withdrawn: false,
  })),
  ...nationalities.map(({ code, source }) => ({
    kind: COPY_WORDS.nationality,
    text: written(code),
    note: null,
    source: written(source),
    withdrawn: false,
  })),
  ...numbers.map(({ kind, number, issuedBy, source, withdrawal }) => ({
    kind: NUMBER_KIND_WORDS[kind],
    text: written(issuedBy === null ? number : `${number} · ${issuedBy}`),
    note: null,
    source: written(source),
    withdrawn: withdrawal !== null,
  })),
  ...marks.map(({ kind, place, description, seenBy, withdrawal }) => ({
    kind: COPY_WORDS.mark,
    text: written([kind, place, description].filter((part) => part !== null).join(' · ')),
    note: null,
    source: written(seenBy),
    withdrawn: withdrawal !== null,
  })),
];

/** The input of the PDF renderer for a certified copy; dated by what was known. */
export const certifiedCopyInput = (document: CopyDocument): PdfInput => {
  const { copy, zone, places } = document;
  const at = (instant: number) => documentInstant(new Date(instant), zone);
  const name = namesOf(places);
  const data = {
    title: COPY_WORDS.title,
    number: copy.registerNumber,
    synthetic: document.synthetic,
    words: COPY_WORDS,
    known: at(document.knownAt),
    code: document.code,
    names: copy.names.map(({ full, kind, source, father, grandfather, mother }) => ({
      full: written(full),
      parts: written([father, grandfather, mother].filter((part) => part !== undefined).join(' · ')),
      kind: NAME_KIND_WORDS[kind],
      source: written(source),
    })),
    identity: identityOf(copy),
    orders: copy.orders.map(({ authority, ground, article, issuedAt, expiresAt, documentSha256 }) => ({
      authority: name(authority),
      ground: written(ground),
      article: written(article),
      from: at(issuedAt),
      to: at(expiresAt),
      // the whole of it stands in the list of documents, where it has the width of the page
      hash: `${documentSha256.slice(0, 16)}…`,
    })),
    custody: copy.custody.map(({ custodian, place, state, outcome, fromAt, toAt }) => ({
      authority: custodian === null ? null : name(custodian),
      place: place.site === null ? null : name(place.site),
      within: printableText(place.section ?? place.vehicle ?? ''),
      state: PERIOD_WORDS[state],
      outcome: outcome === null ? null : (OUTCOME_WORDS[outcome as keyof typeof OUTCOME_WORDS] ?? plain(outcome)),
      from: at(fromAt),
      to: toAt === null ? null : at(toAt),
    })),
    supervisions: copy.supervisions.map(({ authority, name: called, fromAt, endsAt, withdrawal }) => ({
      authority: authority === null ? plain(printableText(called ?? '')) : name(authority),
      from: at(fromAt),
      to: endsAt === null ? null : at(endsAt),
      withdrawn: withdrawal !== null,
    })),
    documents: copy.documents.map(({ sha256, mediaType, addedAt }) => ({ sha256, mediaType, at: at(addedAt) })),
    events: document.entries.map(({ summary, occurredAt, receivedAt, authority, correctedBy }) => ({
      summary: words(summary),
      happened: at(occurredAt),
      received: at(receivedAt),
      authority: typeof authority === 'string' ? plain(printableText(authority)) : words(authority.name),
      corrected: correctedBy !== undefined,
    })),
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.knownAt) };
};

/** The certified copy as PDF/A-2b bytes, to be signed by hand. The same document always gives the same bytes. */
export const renderCertifiedCopy = (document: CopyDocument): Uint8Array => renderPdf(certifiedCopyInput(document));
