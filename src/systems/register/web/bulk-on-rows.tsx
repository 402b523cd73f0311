import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
import type { ResolveRowInput } from '../command-views.ts';
import type { WorkRow } from '../lists/list-views.ts';
import { waitsForParent } from '../lists/parent-codes.ts';

const BulkDialog = lazy(patiently(() => import('../../../app/kit/bulk/bulk-dialog.tsx')));

/**
 * Whether a row may be decided together with others: it waits, it is nobody who may be on the register already, it says who the person is, and it is no child who may accompany somebody. Whether two
 * records are one person is looked at by itself, row by row, and never by several at once.
 */
export const mayBeDecidedTogether = (row: WorkRow): boolean =>
  row.outcome === 'waiting' && row.candidates.length === 0 && row.understood?.sex != null && !waitsForParent(row.code);

/** Decides the rows that were chosen with one reason; each is a decision of its own, and refused by itself. */
export function BulkOnRows({
  listNo,
  page,
  chosen,
  onChoose,
}: {
  listNo: number;
  page: readonly WorkRow[];
  chosen: ReadonlySet<number>;
  onChoose: (rows: ReadonlySet<number>) => void;
}) {
  const { t } = useTranslation('register');
  const [open, setOpen] = useState(false);
  const [decision, setDecision] = useState<'accept-as-new' | 'refuse'>('accept-as-new');
  const [reason, setReason] = useState('');
  const possible = page.filter(mayBeDecidedTogether).map(({ row }) => row);
  if (possible.length === 0 && chosen.size === 0) return null;
  const input = (row: number): ResolveRowInput => ({ listNo, row, decision, reason: reason.trim() });
  return (
    <Group gap="xs" className="amana-no-print" role="group" aria-label={t('bulk.label')}>
      <Text size="sm" fw={600} role="status">
        {t('bulk.chosenRows', { count: chosen.size })}
      </Text>
      <Button variant="subtle" size="compact-md" onClick={() => onChoose(new Set([...chosen, ...possible]))}>
        {t('bulk.choosePage', { count: possible.length })}
      </Button>
      {chosen.size > 0 && (
        <>
          <Button variant="subtle" size="compact-md" onClick={() => onChoose(new Set())}>
            {t('bulk.chooseNone')}
          </Button>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('bulk.decide')}
          </Button>
        </>
      )}
      {open && (
        <Suspense fallback={null}>
          <BulkDialog
            title={t('bulk.decide')}
            explain={t('bulk.decideExplain', { count: chosen.size })}
            ready
            missing={reason.trim().length >= 3 ? [] : [t('list.reason')]}
            items={() =>
              [...chosen]
                .sort((one, other) => one - other)
                .map((row) => ({
                  key: row,
                  label: t('shell:problem.row', { row }),
                  command: 'register/resolve-row',
                  input: input(row),
                }))
            }
            form={
              <Stack gap="sm">
                <NativeSelect
                  label={t('bulk.decision')}
                  value={decision}
                  onChange={(event) => setDecision(event.currentTarget.value === 'refuse' ? 'refuse' : 'accept-as-new')}
                  data={[
                    { value: 'accept-as-new', label: t('list.acceptAsNew') },
                    { value: 'refuse', label: t('list.refuse') },
                  ]}
                />
                <Textarea
                  label={t('list.reason')}
                  required
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              </Stack>
            }
            onClose={() => {
              setOpen(false);
              onChoose(new Set());
            }}
          />
        </Suspense>
      )}
    </Group>
  );
}
