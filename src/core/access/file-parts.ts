/** Parts of a person's file whose opening is written down, as `access.file_read` knows them. */
export const fileParts = [
  'file',
  'health',
  'extract',
  'paper',
  'document',
  'photograph',
  'escort-record',
  'fears',
  'request',
] as const;

/** A part of a person's file. */
export type FilePart = (typeof fileParts)[number];

/** On what ground an authority reads: it holds the person, takes part in the convoy, held the person before, or the reader's role reads beyond the authority; or a wall was opened in an emergency. */
export const readingGrounds = ['custody', 'convoy', 'earlier', 'role', 'emergency', 'installation'] as const;
/** A ground on which a file is read. */
export type ReadingGround = (typeof readingGrounds)[number];
