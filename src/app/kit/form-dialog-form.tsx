import { Alert, Button, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { CommandNotice } from './command-notice.tsx';
import { DocumentField } from './document-field.tsx';
import { FieldNames } from './field-names.ts';
import type { FormDialogProps, FormField, FormValues } from './form-fields.ts';
import { InstantField } from './instant-field.tsx';
import { markFirstField } from './mark-first-field.ts';
import { StillMissing } from './still-missing.tsx';
import { useOpened } from './use-opened.ts';

/** So many characters are no more than a word: whoever gives a reason writes them unasked. */
const A_WORD = 3;

/** The form behind the button of a {@link FormDialogProps}. What was typed stays when it is closed, and goes when it was sent. */
export default function FormDialogForm({
  command: name,
  label,
  explain,
  fields,
  zone,
  build,
  grave = false,
  initial = {},
  onDone,
  opened,
  onClose,
}: FormDialogProps<unknown, unknown> & { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const shown = useOpened(opened);
  const command = useCommand<unknown, unknown>(name);
  const [values, setValues] = useState<FormValues>(initial);
  const [tried, setTried] = useState(false);
  const set = (key: string, value: string) => setValues((now) => ({ ...now, [key]: value }));
  const lengthOf = (field: FormField) => [...(values[field.key]?.trim() ?? '')].length;
  const asked = fields.filter((field) => field.follows?.(values) === undefined);
  const missing = asked.filter((field) => field.required && lengthOf(field) === 0);
  const short = asked.filter(
    (field) => lengthOf(field) < (field.shortest ?? 0) && (field.required || lengthOf(field) > 0),
  );
  const colour = grave ? { color: 'red.9' } : {};

  function close(): void {
    onClose();
    command.reset();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || short.length > 0) return;
    const input = build(Object.fromEntries(fields.map((field) => [field.key, values[field.key]?.trim() ?? ''])));
    const answer = await command.send(input);
    if (!answer) return;
    setValues(initial);
    setTried(false);
    close();
    onDone?.(answer);
  }

  return (
    <Modal opened={shown} onClose={close} title={label} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form ref={markFirstField} onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          {explain && <Text size="sm">{explain}</Text>}
          {fields.map((field) => {
            const follows = field.follows?.(values);
            if (follows === '') return null;
            if (follows !== undefined)
              return (
                <Alert key={field.key} color="blue" role="status">
                  {follows}
                </Alert>
              );
            return (
              <Field
                key={field.key}
                field={field}
                zone={zone}
                value={values[field.key] ?? ''}
                error={
                  !tried
                    ? undefined
                    : missing.includes(field)
                      ? t('sheet.answerMissing')
                      : short.includes(field)
                        ? t('form.shortest', { count: field.shortest })
                        : undefined
                }
                onChange={(value) => set(field.key, value)}
              />
            );
          })}
          <StillMissing labels={tried ? missing.map((field) => field.label) : []} />
          <FieldNames value={Object.fromEntries(fields.map((field) => [field.key, field.label]))}>
            <CommandNotice command={command} />
          </FieldNames>
          <Button type="submit" size="md" loading={command.busy} {...colour}>
            {command.phase === 'unsent' ? t('action.sendAgain') : label}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function Field({
  field,
  zone,
  value,
  error,
  onChange,
}: {
  field: FormField;
  zone: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('shell');
  const isSaid = (field.shortest ?? 0) > A_WORD;
  const help = [field.help, ...(isSaid ? [t('form.shortest', { count: field.shortest })] : [])]
    .filter(Boolean)
    .join(' · ');
  const common = {
    size: 'md',
    label: field.label,
    description: help === '' ? undefined : help,
    required: field.required,
    error,
  } as const;
  if (field.kind === 'instant')
    return (
      <InstantField
        label={field.label}
        zone={zone}
        required={field.required}
        error={error}
        value={value === '' ? undefined : Number(value)}
        onChange={(at) => onChange(at === undefined ? '' : String(at))}
      />
    );
  if (field.kind === 'own') return field.draw?.(value, onChange);
  if (field.kind === 'document')
    return <DocumentField label={field.label} required={field.required} sha256={value} onChange={onChange} />;
  if (field.kind === 'select')
    return (
      <NativeSelect
        {...common}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[{ value: '', label: t('action.choose') }, ...(field.options ?? [])]}
      />
    );
  if (field.kind === 'long')
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return <TextInput {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
