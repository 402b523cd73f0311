import { createTheme } from '@mantine/core';

const fontFamily = '"IBM Plex Sans Arabic", system-ui, sans-serif';

/** The look of Amana: one typeface for both scripts, deep teal, contrast of at least 4.5:1 for every text. */
export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", monospace',
  headings: { fontFamily, fontWeight: '700' },
  primaryColor: 'teal',
  primaryShade: 9,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // The header of a dialog is an element of that name, which assistive technology would take for the page's banner.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
  colors: {
    teal: [
      '#eaf6f6',
      '#cfeaea',
      '#a3d6d8',
      '#72c0c4',
      '#4aabb1',
      '#2f99a1',
      '#1d8a93',
      '#12767f',
      '#0d6570',
      '#0b5563',
    ],
  },
});
