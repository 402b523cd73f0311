import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { DetentionEntriesAnswer } from '../detention-views.ts';
import type { PersonRow } from '../views.ts';

/** Most persons of one request (`register/correct-detention`). */
const TOGETHER = 500;

/** Corrects that the persons who were chosen were entered as detained though they live in a camp; whose entry cannot be corrected so is named before, with the reason. */
export default function CorrectSeveral({
  rows,
  onClose,
}: {
  rows: readonly PersonRow[];
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('register');
  const [reason, setReason] = useState('');
  // as it was when the dialog was opened: what is corrected meanwhile is told by the progress
  const [persons] = useState(() => rows.map(({ personNo }) => personNo));
  const [entries, setEntries] = useState<DetentionEntriesAnswer>();
  const answer = useAnswer<DetentionEntriesAnswer>(
    'register/detention-entries',
    { persons },
    { asks: 'body', enabled: entries === undefined },
  );
  if (entries === undefined && answer.data) setEntries(answer.data);
  if (answer.error && entries === undefined) return <ProblemAlert error={answer.error} />;
  if (entries === undefined) return <Waiting />;
  const fit = new Set(entries.correctable);
  const whyOf = new Map(entries.others.map(({ personNo, why }) => [personNo, pickText(why)]));
  const numberOf = new Map(rows.map(({ personNo, registerNumber }) => [personNo, registerNumber]));
  return (
    <BulkDialog
      title={t('bulk.detention')}
      explain={fit.size === 0 ? t('shell:bulk.nobody') : t('bulk.detentionExplain', { count: fit.size })}
      leftOut={persons
        .filter((personNo) => !fit.has(personNo))
        .map((personNo) => ({ label: numberOf.get(personNo) ?? String(personNo), why: whyOf.get(personNo) ?? '' }))}
      ready={fit.size > 0}
      missing={reason.trim().length >= 3 ? [] : [t('list.reason')]}
      items={() =>
        [...fit].map((personNo) => ({
          key: personNo,
          label: numberOf.get(personNo) ?? String(personNo),
          command: '',
          input: {},
        }))
      }
      together={{
        command: 'register/correct-detention',
        most: TOGETHER,
        inputOf: (items) => ({ persons: items.map(({ key }) => key), reason: reason.trim() }),
      }}
      form={
        <Textarea
          size="md"
          label={t('list.reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      }
      onClose={onClose}
    />
  );
}
