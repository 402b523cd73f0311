import { Button, type ButtonProps } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { CommandButtonProps } from './command-button-props.ts';

const loadConfirmation = () => import('./command-confirmation.tsx');
const Confirmation = lazy(loadConfirmation);

/** A button for an act of one step: says in words what will be recorded, asks for confirmation, shows a refusal in place. The dialog is fetched when a pointer or the keyboard comes near. */
export function CommandButton<Input>({
  command,
  input,
  label,
  explain,
  onDone,
  ...style
}: CommandButtonProps<Input> & Pick<ButtonProps, 'variant' | 'size' | 'color'>) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const fetchEarly = () => void loadConfirmation();
  return (
    <>
      <Button
        {...style}
        onPointerEnter={fetchEarly}
        onFocus={fetchEarly}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <Confirmation
            command={command}
            input={input}
            label={label}
            explain={explain}
            {...(onDone === undefined ? {} : { onDone })}
            opened={open}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
