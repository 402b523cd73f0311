import { Button, type ButtonProps } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { patiently } from '../api/load-part.ts';
import type { CommandButtonProps } from './command-button-props.ts';
import { Opening } from './opening.tsx';

const loadConfirmation = patiently(() => import('./command-confirmation.tsx'));
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
  // where it does not come now it is fetched by the press
  const fetchEarly = () => void loadConfirmation().catch(() => {});
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
        <Suspense fallback={<Opening />}>
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
