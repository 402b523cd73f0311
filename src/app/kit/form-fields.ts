import type { ReactNode } from 'react';
import type { CommandAnswer } from '../../core/access/views.ts';

/** One field of a form. Values are texts; an instant is kept as milliseconds in decimal digits. A key that is the name of the input's own field lets a refusal call it by the label. */
export interface FormField {
  key: string;
  label: string;
  help?: string;
  kind: 'text' | 'long' | 'select' | 'instant' | 'document' | 'own';
  options?: { value: string; label: string }[];
  required: boolean;
  /** Where other fields decide what this one holds: the sentence that stands in its place, which may be empty; undefined where it is asked. */
  follows?: (values: FormValues) => string | undefined;
  /** Of a text: how many characters it has at least. Said beside the field where it is more than a word, and asked before the form is sent. */
  shortest?: number;
  /** Draws a field of kind `own`: one that the page brings with it. */
  draw?: (value: string, onChange: (value: string) => void) => ReactNode;
}

/** Values by field key; an empty field is the empty text. */
export type FormValues = Readonly<Record<string, string>>;

/** What a form for one command is about. `build` makes the input; `grave` acts are drawn in red and say what follows. */
export interface FormDialogProps<Input, Result = undefined> {
  command: string;
  label: string;
  explain?: string;
  fields: FormField[];
  zone: string;
  build: (values: FormValues) => Input;
  grave?: boolean;
  /** A small button, for use in a row; the text says what it is about. */
  compact?: string;
  /** What the fields hold when the form opens. */
  initial?: FormValues;
  onDone?: (answer: CommandAnswer<Result>) => void;
}
