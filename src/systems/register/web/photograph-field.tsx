import { FileInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadDocument } from '../../../app/api/upload-document.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';

/** Longest side of what is sent: a face needs no more. */
const LONGEST_SIDE = 1200;

/** The picture drawn anew, upright and no larger than needed, so that nothing but the picture is in the file; undefined where it is none. */
async function drawAnew(file: File): Promise<File | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    return drawn === null ? undefined : new File([drawn], 'photograph.jpg', { type: 'image/jpeg' });
  } catch {
    return undefined;
  }
}

/** Chooses a photograph, or takes one with the camera of the device; what a camera writes beside the picture is taken out here, before it is sent. */
export function PhotographField({ sha256, onChange }: { sha256: string; onChange: (sha256: string) => void }) {
  const { t } = useTranslation('register');
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const [unread, setUnread] = useState(false);
  const [error, setError] = useState<unknown>();

  async function choose(file: File | null): Promise<void> {
    setError(undefined);
    setUnread(false);
    onChange('');
    if (file === null) return;
    setBusy(true);
    try {
      const drawn = await drawAnew(file);
      setUnread(drawn === undefined);
      if (drawn !== undefined) onChange((await uploadDocument(drawn, registerNow(me.data))).sha256);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div>
      <FileInput
        label={t('photograph.file')}
        description={t('photograph.fileHelp')}
        placeholder={t('shell:document.choose')}
        required
        accept="image/jpeg,image/png"
        error={unread ? t('photograph.noPicture') : undefined}
        onChange={(file) => void choose(file)}
        clearable={false}
      />
      <Text size="xs" c="gray.7" aria-live="polite">
        {busy && t('photograph.sending')}
        {sha256 !== '' && t('photograph.ready')}
      </Text>
      {error !== undefined && <ProblemAlert error={error} />}
    </div>
  );
}
