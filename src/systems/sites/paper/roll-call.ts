import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import type { RollCallAnswer, RollRow } from '../control/views.ts';
import { EXPLANATION_WORDS, ROLL_CALL_WORDS } from './roll-call-words.ts';

/** A roll-call as paper shows it: names of the site and of both sides beside it, and the two signatures in hexadecimal, so that the paper can be checked against the keys. */
export type RollCallDocument = Omit<RollCallAnswer, 'abilities'> & {
  readonly rows: readonly RollRow[];
  readonly callerSignature: string | null;
  readonly signature: string | null;
  readonly siteName: Word;
  readonly zone: string;
  readonly givingName: Word;
  readonly takingName: Word;
  readonly synthetic: boolean;
};

const TEMPLATE = 'systems/sites/paper/roll-call.typ';
const printable = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});
/** Officers have names in two languages; the Arabic one stands in Sorani too. */
const officer = ({ en, ar }: { readonly en: string; readonly ar: string }): Word => printable({ en, ar, ckb: ar });

/** The input of the PDF renderer for a roll-call; dated by the last thing that was recorded of it. */
export const rollCallInput = (document: RollCallDocument): PdfInput => {
  const { zone, rows, giving, proposedFor, givingName, takingName, signedAt, signedBy, callerSignedAt } = document;
  const at = (instant: number) => documentInstant(new Date(instant), zone);
  const row = ({ registerNumber, name, explained }: RollRow) => ({
    number: registerNumber,
    name: written(name),
    explained:
      explained === null
        ? null
        : {
            word: EXPLANATION_WORDS[explained.explanation],
            account: written(explained.account),
            by: officer(explained.by.name),
            at: at(explained.at),
          },
  });
  const side = (first: boolean) => printable((proposedFor === giving) === first ? givingName : takingName);
  const data = {
    title: ROLL_CALL_WORDS.title,
    number: `${document.site} ${new Date(document.calledAt).toISOString().slice(0, 16)}Z`,
    synthetic: document.synthetic,
    site: printable(document.siteName),
    giving: printable(givingName),
    taking: printable(takingName),
    called: at(document.calledAt),
    onRoll: document.onRoll,
    counted: document.counted,
    missing: rows.filter(({ onOld, onNew }) => onOld && !onNew).map(row),
    unknown: rows.filter(({ onOld, onNew }) => !onOld && onNew).map(row),
    both: rows.filter(({ onOld, onNew }) => onOld && onNew).map(row),
    withKeys: document.withKeys,
    first: {
      name: officer(document.proposedBy.name),
      authority: side(true),
      at: at(document.proposedAt),
      signedAt: callerSignedAt === null ? null : at(callerSignedAt),
      key: document.callerKey,
      signature: document.callerSignature,
    },
    second:
      signedAt === null || signedBy === null
        ? null
        : {
            name: officer(signedBy.name),
            authority: side(false),
            signedAt: at(signedAt),
            key: document.signedKey,
            signature: document.signature,
          },
    payload: document.payload === null ? null : Buffer.from(document.payload, 'base64url').toString('utf8'),
    hash: document.rollHash,
    words: ROLL_CALL_WORDS,
  };
  const last = Math.max(
    document.proposedAt,
    callerSignedAt ?? 0,
    signedAt ?? 0,
    ...rows.map(({ explained }) => explained?.at ?? 0),
  );
  return {
    template: TEMPLATE,
    data: { ...data, hasMissingCharacter: JSON.stringify(data).includes(MISSING_CHARACTER) },
    instant: new Date(last),
  };
};

/** The closing roll-call as PDF/A-2b bytes: who is missing, who is unknown, who is on both rolls, and who signed (D4, I28). The same document always gives the same bytes. */
export const renderRollCall = (document: RollCallDocument): Uint8Array => renderPdf(rollCallInput(document));
