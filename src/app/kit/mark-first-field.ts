/** What a user fills in, but a file: its button opens a window of the system. */
const FIELDS = 'input:not([type=file], [type=hidden], [disabled]), select:not([disabled]), textarea:not([disabled])';

/**
 * The `ref` of what a dialog asks: its first field has the focus when the dialog opens, where its button to close, which stands before it, would have it.
 * Where it asks nothing that is typed or chosen, the dialog decides.
 */
export const markFirstField = (element: HTMLElement | null): void => {
  if (element === null || element.querySelector('[data-autofocus]') !== null) return;
  element.querySelector(FIELDS)?.setAttribute('data-autofocus', '');
};
