import { FileInput, Text } from '@mantine/core';
import { IconFileCheck, IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isClockAhead } from '../api/problem-error.ts';
import { uploadDocument } from '../api/upload-document.ts';
import { useDocumentLimits } from '../api/use-document-limits.ts';
import { registerNow, useMe } from '../api/use-me.ts';
import { useDocumentRule } from './document-needed.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** Uploads a document as soon as it is chosen; from then on it is cited by its SHA-256, which is shown. */
export function DocumentField({
  label,
  sha256,
  onChange,
  required = true,
}: {
  label: string;
  required?: boolean;
  sha256: string;
  onChange: (sha256: string) => void;
}) {
  const { t } = useTranslation('shell');
  const me = useMe();
  const limits = useDocumentLimits();
  const rule = useDocumentRule();
  const [busy, setBusy] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const [error, setError] = useState<unknown>();

  async function upload(file: File | null): Promise<void> {
    setError(undefined);
    onChange('');
    setTooLarge(file !== null && limits !== undefined && file.size > limits.maximumBytes);
    if (!file || (limits && file.size > limits.maximumBytes)) return;
    setBusy(true);
    try {
      onChange((await uploadDocument(file, registerNow(me.data))).sha256);
    } catch (failure) {
      setError(failure);
      if (isClockAhead(failure)) await me.refetch();
    } finally {
      setBusy(false);
    }
  }

  return (
    <div>
      <FileInput
        label={label}
        description={rule}
        error={tooLarge ? t('document.tooLarge') : undefined}
        placeholder={busy ? t('document.sending') : t('document.choose')}
        required={required}
        {...(limits ? { accept: limits.mediaTypes.join(',') } : {})}
        leftSection={sha256 ? <IconFileCheck size={18} /> : <IconFileUpload size={18} />}
        onChange={(file) => void upload(file)}
        clearable={false}
      />
      <Text size="xs" c="gray.7" aria-live="polite">
        {busy && t('document.sending')}
        {sha256 && (
          <>
            {t('document.stored')} <bdi className="amana-code">{sha256.slice(0, 16)}…</bdi>
          </>
        )}
      </Text>
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  );
}
