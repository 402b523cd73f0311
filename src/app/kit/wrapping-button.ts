/** Styles of a button whose words may be longer than a telephone is wide: they go on in a second line, in place of being cut. */
export const WRAPPING = {
  root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 8 },
  label: { whiteSpace: 'normal' },
} as const;
