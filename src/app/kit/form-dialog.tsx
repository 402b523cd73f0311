import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { patiently } from '../api/load-part.ts';
import type { FormDialogProps } from './form-fields.ts';
import { Opening } from './opening.tsx';

const loadForm = patiently(() => import('./form-dialog-form.tsx'));
const DialogForm = lazy(loadForm);

/** A button that opens a form for one command. The form itself is fetched when a pointer or the keyboard comes near: most pages are read and left. */
export function FormDialog<Input, Result = undefined>(props: FormDialogProps<Input, Result>) {
  const { compact, label } = props;
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  // where it does not come now it is fetched by the press
  const fetchEarly = () => void loadForm().catch(() => {});
  return (
    <>
      <Button
        size={compact === undefined ? 'md' : 'compact-sm'}
        variant={compact === undefined ? 'default' : 'light'}
        aria-label={compact}
        onPointerEnter={fetchEarly}
        onFocus={fetchEarly}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        className="amana-no-print"
      >
        {label}
      </Button>
      {wanted && (
        <Suspense fallback={<Opening />}>
          <DialogForm
            {...(props as unknown as FormDialogProps<unknown, unknown>)}
            opened={open}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
