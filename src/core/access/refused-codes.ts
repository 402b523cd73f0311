/** Codes of refusals that are written down, as `access.refused_command` knows them: the officer has no permission, gave no fresh second factor, or was not the second hand. */
export const refusedCodes = ['not-permitted', 'elevation-needed', 'I24-four-eyes'] as const;
/** A code of a refusal that is written down. */
export type RefusedCode = (typeof refusedCodes)[number];

/** The code, where refusals by it are written down. */
export const asRefusedCode = (code: string): RefusedCode | undefined => refusedCodes.find((one) => one === code);
