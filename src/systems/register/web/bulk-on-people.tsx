import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
import { saveFile } from '../../../app/api/save-file.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { BulkItem, SendItem } from '../../../app/kit/bulk/bulk-run.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { keepChoice } from '../../../app/kit/list/kept-choice.ts';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import type { RecordSupervisionInput } from '../command-views.ts';
import type { PersonRow } from '../views.ts';
import { ChooseBar } from './choose-bar.tsx';
import { primaryName } from './primary-name.ts';
import { useReviewDecisions } from './review-decisions.ts';
import { supervisorOf, useSupervisorFields } from './supervision-form.ts';

const OnManifest = lazy(patiently(() => import('./on-manifest.tsx')));
const IntoSection = lazy(patiently(() => import('./into-section.tsx')));
const ReviewOrders = lazy(patiently(() => import('./review-orders.tsx')));
const BulkDialog = lazy(patiently(() => import('../../../app/kit/bulk/bulk-dialog.tsx')));
const FoundSeveral = lazy(patiently(() => import('./found-several.tsx')));
const CorrectSeveral = lazy(patiently(() => import('./correct-several.tsx')));
const SealSeveral = lazy(patiently(() => import('./seal-several.tsx')));

/** Most papers that are saved at once: each is made and saved by itself. */
const MOST_PAPERS = 50;

const PAPERS = {
  extract: '/api/register/extract',
  'capture-tag': '/api/register/capture-tag',
} as const;
type Paper = keyof typeof PAPERS;
type Act = 'manifest' | 'section' | 'papers' | 'review' | 'found' | 'detention' | 'seal';

const personItem = (row: PersonRow, command: string, input: object): BulkItem => ({
  key: row.personNo,
  label: row.registerNumber,
  command,
  input,
});

/** What can be done with the persons that were chosen, on whatever page they stand: whoever is refused is refused by himself, and the others are recorded. */
export function BulkOnPeople({
  chosen,
  asked,
  total,
  abilities,
}: {
  chosen: ChosenRows<PersonRow>;
  /** The question of the list, without its page. */
  asked: Readonly<Record<string, string | undefined>>;
  total: number;
  abilities: readonly string[];
}) {
  const { t } = useTranslation('register');
  const [act, setAct] = useState<Act>();
  const navigate = useNavigate();
  const mayReview = useReviewDecisions(chosen.rows).length > 0;
  const directory = useDirectory();
  const supervisorFields = useSupervisorFields();
  const kindOf = new Map(directory.sites.map(({ code, kind }) => [code, kind]));
  // nobody elsewhere can have been entered as detained in a camp
  const mayBeResidents = chosen.rows.some(
    ({ resident, place }) => !resident && ['camp', 'rehabilitation'].includes(kindOf.get(place.site ?? '') ?? ''),
  );
  const close = () => setAct(undefined);

  /** The site where most of them are is where the manifest begins; the page says how many are elsewhere. */
  async function onNewManifest(): Promise<void> {
    const sites = chosen.rows.flatMap(({ place }) => place.site ?? []);
    const most = (site: string) => sites.filter((one) => one === site).length;
    const from = [...new Set(sites)].sort((one, other) => most(other) - most(one))[0] ?? '';
    keepChoice(
      from,
      chosen.rows.map(({ personNo }) => personNo),
    );
    await navigate({ to: '/manifests/new' });
  }

  return (
    <ChooseBar list="register/people" asked={asked} chosen={chosen} total={total}>
      {abilities.includes('transfers/add-lines') && (
        <Button variant="default" onClick={() => setAct('manifest')}>
          {t('bulk.manifest')}
        </Button>
      )}
      {abilities.includes('transfers/create-manifest') && (
        <Button variant="default" onClick={() => void onNewManifest()}>
          {t('bulk.newManifest')}
        </Button>
      )}
      {abilities.includes('register/move-all-to-section') && (
        <Button variant="default" onClick={() => setAct('section')}>
          {t('bulk.section')}
        </Button>
      )}
      {abilities.includes('register/record-all-found-in-section') && (
        <Button variant="default" onClick={() => setAct('found')}>
          {t('bulk.found')}
        </Button>
      )}
      {abilities.includes('register/seal-packets') && (
        <Button variant="default" onClick={() => setAct('seal')}>
          {t('bulk.seal')}
        </Button>
      )}
      {abilities.includes('register/correct-detention') && mayBeResidents && (
        <Button variant="default" onClick={() => setAct('detention')}>
          {t('bulk.detention')}
        </Button>
      )}
      {mayReview && (
        <Button variant="default" onClick={() => setAct('review')}>
          {t('bulk.review')}
        </Button>
      )}
      {abilities.includes('register/record-supervision') && (
        <FormDialog<RecordSupervisionInput>
          command="register/record-supervision"
          label={t('supervision.recordFor')}
          explain={t('supervision.recordExplain')}
          zone={directory.zoneOf(chosen.rows[0]?.place.site ?? null)}
          fields={supervisorFields}
          build={(values) => ({
            persons: chosen.rows.map(({ personNo }) => personNo),
            ...supervisorOf(values),
          })}
        />
      )}
      <Button variant="default" onClick={() => setAct('papers')}>
        {t('bulk.papers')}
      </Button>
      <Suspense fallback={null}>
        {act === 'manifest' && <OnManifest rows={chosen.rows} onClose={close} />}
        {act === 'section' && <IntoSection rows={chosen.rows} onClose={close} />}
        {act === 'review' && <ReviewOrders rows={chosen.rows} onClose={close} />}
        {act === 'found' && (
          <FoundSeveral
            rows={chosen.rows}
            to={chosen.rows.find(({ place }) => place.site !== null)?.place.site ?? undefined}
            onClose={close}
          />
        )}
        {act === 'detention' && <CorrectSeveral rows={chosen.rows} onClose={close} />}
        {act === 'seal' && (
          <SealSeveral
            owners={chosen.rows.map(({ personNo, registerNumber, names }) => ({
              personNo,
              registerNumber,
              name: primaryName(names).primary,
            }))}
            zone={directory.zoneOf(chosen.rows[0]?.place.site ?? null)}
            onClose={close}
          />
        )}
        {act === 'papers' && <Papers rows={chosen.rows} onClose={close} />}
      </Suspense>
    </ChooseBar>
  );
}

type ActProps = { rows: PersonRow[]; onClose: () => void };

const savePaper: SendItem = (item) => saveFile(`${item.command}?personNo=${item.key}`);

function Papers({ rows, onClose }: ActProps) {
  const { t } = useTranslation('register');
  const [paper, setPaper] = useState<Paper>('extract');
  return (
    <BulkDialog
      title={t('bulk.papers')}
      explain={t('bulk.papersExplain', { count: rows.length, limit: formatNumber(MOST_PAPERS) })}
      ready={rows.length <= MOST_PAPERS}
      send={savePaper}
      items={() => rows.map((row) => personItem(row, PAPERS[paper], {}))}
      form={
        <NativeSelect
          label={t('bulk.whichPaper')}
          value={paper}
          onChange={(event) => setPaper(event.currentTarget.value as Paper)}
          data={(Object.keys(PAPERS) as Paper[]).map((value) => ({ value, label: t(`bulk.paper.${value}`) }))}
        />
      }
      onClose={onClose}
    />
  );
}
