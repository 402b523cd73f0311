/** The event behind which a record goes on under another label key: slips of before find nothing that follows it (docs/decisions/0060). */
export const LABEL_TURN = 'SlipsReplaced';

/** From which number on the leaves of a stream are named by another key than its first, after an event. @param before the same before it; 0 where they never were */
export const labelFromAfter = (type: string, seq: number, before: number): number =>
  type === LABEL_TURN ? seq : before;
