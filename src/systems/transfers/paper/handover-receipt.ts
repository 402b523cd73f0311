import { type ParsedReceipt, parseCompactReceipt, receiptToQrText } from '../../../core/ledger/handover-receipt.ts';
import { mergeDeadline } from '../../../core/ledger/merge-deadline.ts';
import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { qrSvg } from '../../../platform/pdf/qr.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';

/** A name in the document's languages; Sorani where there is one. */
export type DocumentName = { readonly ar: string; readonly en: string; readonly ckb?: string };

/** One side of the hand-over as the paper names it. Its code and key id come from the signed receipt. */
export type HandoverReceiptParty = {
  readonly authority: DocumentName;
  /** The officer who signed, in the script of the register. */
  readonly officerName: string;
  readonly signedAt: Date;
};

/** One row of the list of persons. */
export type HandoverReceiptPerson = {
  readonly registerNumber: string;
  readonly nameOriginal: string;
  readonly nameLatin: string;
  readonly nationality: DocumentName;
  /** Compartment or section, as {@link HandoverReceiptDocument.placed} says; empty where none was named. */
  readonly placedIn: string;
  /** Accompanied a detained parent at the instant and was nobody's detainee: listed and counted apart, under the number of the signed list. */
  readonly accompanying: boolean;
};

/**
 * What the hand-over receipt shows. Count, instant, ordinal, exceptions, codes, manifest root, checkpoint, key ids and the
 * synthetic flag are read from the signed receipt, so that the paper cannot say something else than the signatures.
 */
export type HandoverReceiptDocument = {
  /** The receipt's number in the register, for example `HND-2026-000147`. */
  readonly number: string;
  /** The signed receipt, see core/ledger/handover-receipt.ts. */
  readonly compactReceipt: Uint8Array;
  /** IANA zone of the place. */
  readonly zone: string;
  readonly operation: DocumentName;
  readonly place: DocumentName;
  readonly delivering: HandoverReceiptParty;
  readonly receiving: HandoverReceiptParty;
  /** How many persons the receiving officer counted. Shown in red when it differs: a fact is never refused. */
  readonly countByReCount: number;
  /** A name for every exception code of the signed receipt. */
  readonly exceptionNames: Readonly<Record<string, DocumentName>>;
  /** Where the receiving side puts each person: into a compartment of a vehicle, or into a section of the site that accepted the person. */
  readonly placed: 'compartment' | 'section';
  /** The persons handed over, in the order of the manifest root. */
  readonly persons: readonly HandoverReceiptPerson[];
};

/** The document and the signed receipt do not belong together. The message says which part. */
export class HandoverReceiptDocumentError extends Error {
  override readonly name = 'HandoverReceiptDocumentError';
}

const TEMPLATE = 'systems/transfers/paper/handover-receipt.typ';
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

function printableName({ ar, en, ckb }: DocumentName) {
  return { ar: printableText(ar), en: printableText(en), ckb: ckb === undefined ? null : printableText(ckb) };
}

function hex(bytes: Uint8Array): string {
  // Groups of eight digits, so that two people can compare them aloud.
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/(.{8})(?=.)/g, '$1 ');
}

function printableParty(party: HandoverReceiptParty, code: string, keyId: string, zone: string) {
  return {
    authority: { ...printableName(party.authority), code },
    officer: printableText(party.officerName),
    officerRightToLeft: RIGHT_TO_LEFT.test(party.officerName),
    keyId,
    signedAt: documentInstant(party.signedAt, zone),
  };
}

function printablePerson(person: HandoverReceiptPerson, index: number) {
  return {
    row: index + 1,
    accompanying: person.accompanying,
    registerNumber: printableText(person.registerNumber),
    nameOriginal: printableText(person.nameOriginal),
    rightToLeft: RIGHT_TO_LEFT.test(person.nameOriginal),
    nameLatin: printableText(person.nameLatin),
    nationality: printableName(person.nationality),
    placedIn: printableText(person.placedIn),
  };
}

function printableExceptions(document: HandoverReceiptDocument, { payload }: ParsedReceipt) {
  return payload.exceptions.map(({ code, count }) => {
    const name = document.exceptionNames[code];
    if (name === undefined)
      throw new HandoverReceiptDocumentError(
        `The signed receipt has the exception ${code}, and the document has no name for it.`,
      );
    return { ...printableName(name), code, count };
  });
}

/**
 * The input of the PDF renderer for a hand-over receipt. Signatures are not verified here: the register did that when it
 * accepted them. Throws {@link HandoverReceiptDocumentError} when the list has not as many persons as were signed for or an
 * exception has no name, and HandoverError when the compact receipt cannot be read.
 */
export function handoverReceiptInput(document: HandoverReceiptDocument): PdfInput {
  const receipt = parseCompactReceipt(document.compactReceipt);
  const { payload, signatures } = receipt;
  const { zone, persons } = document;
  if (persons.length !== payload.count)
    throw new HandoverReceiptDocumentError(
      `The officers signed for ${payload.count} persons and the document lists ${persons.length}. Use the list of the manifest root.`,
    );
  const instant = new Date(payload.instant);
  const data = {
    number: printableText(document.number),
    synthetic: payload.synthetic,
    qr: qrSvg(receiptToQrText(document.compactReceipt)),
    instant: documentInstant(instant, zone),
    ordinal: payload.ordinal,
    within: payload.version === 2,
    operation: { ...printableName(document.operation), code: payload.operation },
    place: { ...printableName(document.place), code: payload.place },
    delivering: printableParty(document.delivering, payload.fromAuthority, signatures[0].keyId, zone),
    receiving: printableParty(document.receiving, payload.toAuthority, signatures[1].keyId, zone),
    count: payload.count,
    countByReCount: document.countByReCount,
    countsDiffer: document.countByReCount !== payload.count,
    exceptions: printableExceptions(document, receipt),
    placed: document.placed,
    persons: persons.map(printablePerson),
    manifestRoot: hex(payload.manifestRoot),
    inLogBy: documentInstant(new Date(mergeDeadline(payload.instant)), zone),
    checkpoint:
      payload.lastCheckpoint.size === 0
        ? null
        : { size: payload.lastCheckpoint.size, root: hex(payload.lastCheckpoint.root) },
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant };
}

/**
 * The hand-over receipt as PDF/A-2b bytes: one page of act, statement and signatures, then the list of persons. The same
 * document always gives the same bytes.
 */
export function renderHandoverReceipt(document: HandoverReceiptDocument): Uint8Array {
  return renderPdf(handoverReceiptInput(document));
}
