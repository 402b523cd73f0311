import type { ReactNode } from 'react';

/** An act of one step, and what will be recorded by it in words. */
export interface CommandButtonProps<Input> {
  command: string;
  input: Input;
  label: string;
  explain: ReactNode;
  onDone?: () => void;
}
