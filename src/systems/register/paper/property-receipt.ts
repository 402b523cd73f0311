import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { written } from '../../../platform/pdf/written.ts';
import type { Packet } from '../property/find-packets.ts';
import {
  COMPLAINANT_WORDS,
  COMPLAINT_WORDS,
  END_WORDS,
  OUTCOME_WORDS,
  PROPERTY_WORDS,
  PURPOSE_WORDS,
  SEAL_WORDS,
} from '../property/words.ts';

/** What a receipt for property shows. */
export type PropertyDocument = {
  readonly registerNumber: string;
  readonly synthetic: boolean;
  readonly name: string;
  readonly nameLatin: string;
  readonly zone: string;
  readonly packets: readonly Packet[];
};

const TEMPLATE = 'systems/register/paper/property-receipt.typ';

/** The input of the PDF renderer for a receipt for property; dated by the last thing that happened to a packet. */
export const propertyReceiptInput = (document: PropertyDocument): PdfInput => {
  const { zone, packets, name, nameLatin } = document;
  const at = (instant: number) => documentInstant(new Date(instant), zone);
  const last = Math.max(
    ...packets.flatMap((packet) => [
      packet.takenAt,
      packet.endedAt ?? 0,
      ...packet.passes.map((pass) => pass.at),
      ...packet.complaints.flatMap((made) => [made.madeAt, made.answeredAt ?? 0]),
    ]),
  );
  const data = {
    title: PROPERTY_WORDS.title,
    number: document.registerNumber,
    synthetic: document.synthetic,
    words: PROPERTY_WORDS,
    name: written(name),
    nameLatin: nameLatin === name ? '' : printableText(nameLatin),
    packets: packets.map((packet) => ({
      seal: printableText(packet.seal),
      firstSeal: packet.firstSeal === packet.seal ? '' : printableText(packet.firstSeal),
      items: packet.items.map(({ quantity, description }) => ({ quantity, description: written(description) })),
      takenFrom: written(packet.takenFrom),
      takenWhere: written(packet.takenWhere),
      takenAt: at(packet.takenAt),
      passes: packet.passes.map((pass) => ({
        at: at(pass.at),
        purpose: PURPOSE_WORDS[pass.purpose],
        releasedBy: written(pass.releasedBy),
        receivedBy: written(pass.receivedBy),
        sealFound: SEAL_WORDS[pass.sealFound],
        differs: pass.sealFound !== 'intact',
        newSeal: pass.newSeal === null ? '' : printableText(pass.newSeal),
      })),
      complaints: packet.complaints.map((made) => ({
        at: at(made.madeAt),
        about: COMPLAINT_WORDS[made.about],
        madeBy: COMPLAINANT_WORDS[made.madeBy],
        account: written(made.account),
        answer:
          made.outcome === null || made.answeredAt === null
            ? null
            : {
                at: at(made.answeredAt),
                outcome: OUTCOME_WORDS[made.outcome],
                found: written(made.found ?? ''),
                remedy: made.remedy === null ? null : written(made.remedy),
              },
      })),
      end:
        packet.ended === null || packet.endedAt === null
          ? null
          : {
              how: END_WORDS[packet.ended],
              at: at(packet.endedAt),
              authorisedBy: written(packet.authorisedBy ?? ''),
              witness: written(packet.witness ?? ''),
            },
    })),
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(last) };
};

/** The person's receipt for property as PDF/A-2b bytes (the questions of DA form 4137, in words of our own). The same document always gives the same bytes. */
export const renderPropertyReceipt = (document: PropertyDocument): Uint8Array =>
  renderPdf(propertyReceiptInput(document));
