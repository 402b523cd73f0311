import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { Figure } from '../../../app/kit/figure.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { freePlaces } from '../free-places.ts';
import type { PlaceAnswer } from '../views.ts';
import { AbsencesTable } from './absences-table.tsx';
import { CapacityHistory } from './capacity-history.tsx';
import { CapacityPanel } from './capacity-panel.tsx';
import { ControlPanel } from './control-panel.tsx';
import { EmergenciesList } from './emergencies-list.tsx';
import { HazardsPanel } from './hazards-panel.tsx';
import { NumbersPanel } from './numbers-panel.tsx';
import { RollCallsList } from './roll-calls-list.tsx';
import { SectionsPanel } from './sections-panel.tsx';

/** One site: who controls it, sections with who is held there as counts, authorisations to exceed a capacity, and register numbers that were set aside. */
export function SitePage() {
  const { t } = useTranslation('sites');
  const { code } = useParams({ strict: false });
  const directory = useDirectory();
  const answer = useAnswer<PlaceAnswer>('sites/place', { code });
  if (answer.error) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { site } = answer.data;
  const camp = site.kind === 'camp' || site.kind === 'rehabilitation';
  return (
    <Stack>
      <PageTitle
        title={pickText(site.name)}
        sub={
          <>
            <bdi className="amana-code">{site.code}</bdi> · {t(`kind.${site.kind}`)} ·{' '}
            {site.authority
              ? t('site.holds', { authority: directory.authorityName(site.authority) })
              : t('list.nobody')}
          </>
        }
      >
        {camp && (
          <LinkButton to="/sites/$code/households" params={{ code: site.code }} variant="default" size="md">
            {t('site.households')}
          </LinkButton>
        )}
        <LinkButton to="/sites" variant="default" size="md">
          {t('site.back')}
        </LinkButton>
        <PrintButton large />
      </PageTitle>
      <SimpleGrid
        cols={{ base: 1, xs: 2 + Number(camp) + Number(site.capacity !== null) + Number(site.withoutSection > 0) }}
      >
        <Figure value={site.occupied} label={t('site.held')} />
        {camp && <Figure value={site.residents} label={t('site.residents')} />}
        <Figure value={site.capacity ?? t('list.notRecorded')} label={t('site.places')} />
        {site.withoutSection > 0 && <Figure value={site.withoutSection} label={t('site.withoutSection')} />}
        {site.capacity !== null && <Figure value={freePlaces(site) ?? 0} label={t('site.free')} of={site.capacity} />}
      </SimpleGrid>
      <SectionsPanel answer={answer.data} />
      {site.sections.length === 0 && <Text c="gray.7">{t('site.noSections')}</Text>}
      <ControlPanel answer={answer.data} />
      <RollCallsList answer={answer.data} />
      <HazardsPanel answer={answer.data} />
      <AbsencesTable answer={answer.data} />
      <EmergenciesList answer={answer.data} />
      <CapacityPanel answer={answer.data} />
      <CapacityHistory answer={answer.data} />
      <NumbersPanel answer={answer.data} />
    </Stack>
  );
}
