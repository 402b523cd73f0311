import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../app/api/request.ts';
import { saveFile } from '../../../app/api/save-file.ts';
import { sendCommand } from '../../../app/api/send-command.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import type { SendItem } from '../../../app/kit/bulk/bulk-run.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { usePreferences } from '../../../app/preferences.ts';
import type { PapersAnswer, PapersKind } from '../papers-views.ts';
import { manifestTexts } from './papers-of.ts';

const LIST = 'transfers/papers';
const FILE = '/api/transfers/papers-file';
const KINDS: readonly PapersKind[] = ['all', 'manifests', 'receipts'];

/** A convoy whose papers can be taken. */
export interface ConvoyOfPapers {
  manifestNo: number;
  phase: string | null;
}
type Filter = { manifests: string; kind: PapersKind; part: string };

/** Writes down who takes the part, then saves it: one that fails is taken again by itself, under the same entry. */
const savePart: SendItem = async ({ input }, intent) => {
  const { filter, language } = input as { filter: Filter; language: string };
  await sendCommand('access/export-list', { list: LIST, filter, language, format: 'pdf' }, intent, () => {});
  await saveFile(`${FILE}?${new URLSearchParams(filter)}`);
};

/** Takes papers of these convoys: says first how many there are and in how many files, then saves file by file. */
export default function PapersDialog({
  convoys,
  isOne,
  onClose,
}: {
  convoys: readonly ConvoyOfPapers[];
  isOne: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('transfers');
  const { language } = usePreferences();
  const [kind, setKind] = useState<PapersKind>(isOne ? 'all' : 'manifests');
  const [phase, setPhase] = useState('');
  // those that the list showed when it was pressed: it is asked anew while the files are made
  const [all] = useState(convoys);
  const phases = [...new Set(all.flatMap((convoy) => convoy.phase ?? []))].sort();
  const manifests = all.filter((convoy) => phase === '' || convoy.phase === phase).map(({ manifestNo }) => manifestNo);
  const texts = manifestTexts(manifests);
  const found = useQuery({
    queryKey: [LIST, texts, kind],
    queryFn: () =>
      Promise.all(texts.map((text) => getJson<PapersAnswer>(`/api/${LIST}`, { manifests: text, kind, pageSize: 1 }))),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (found.error) return <ProblemAlert error={found.error} />;
  const papers = found.data?.reduce((sum, { total }) => sum + total, 0) ?? 0;
  const parts: Filter[] = (found.data ?? []).flatMap((answer, i) =>
    Array.from({ length: answer.parts }, (_, part) => ({ manifests: texts[i] ?? '', kind, part: String(part + 1) })),
  );
  return (
    <BulkDialog
      title={isOne ? t('papers.allOfConvoy') : t('papers.title')}
      explain={
        found.data === undefined || papers > 0
          ? [
              t('papers.explain', { count: new Set(manifests).size }),
              ...(found.data === undefined
                ? []
                : [t('papers.count', { count: papers }), t('papers.files', { count: parts.length })]),
            ].join(' ')
          : t('papers.none')
      }
      ready={parts.length > 0}
      send={savePart}
      items={() =>
        parts.map((filter, i) => ({
          key: i,
          label: t('papers.file', { part: formatNumber(i + 1), all: formatNumber(parts.length) }),
          command: 'access/export-list',
          input: { filter, language },
        }))
      }
      form={
        <>
          <NativeSelect
            size="md"
            label={t('papers.which')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as PapersKind)}
            data={KINDS.map((value) => ({ value, label: t(`papers.kind.${value}`) }))}
          />
          {phases.length > 0 && !isOne && (
            <NativeSelect
              size="md"
              label={t('phase.one')}
              value={phase}
              onChange={(event) => setPhase(event.currentTarget.value)}
              data={[{ value: '', label: t('board.every') }, ...phases]}
            />
          )}
          {found.data === undefined && <Waiting />}
        </>
      }
      onClose={onClose}
    />
  );
}
