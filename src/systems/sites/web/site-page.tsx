import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { Figure } from '../../../app/kit/figure.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { freePlaces, overPlaces } from '../free-places.ts';
import type { PlaceAnswer } from '../views.ts';
import { AbsencesTable } from './absences-table.tsx';
import { CapacityHistory } from './capacity-history.tsx';
import { CapacityPanel } from './capacity-panel.tsx';
import { ControlPanel } from './control-panel.tsx';
import { EmergenciesList } from './emergencies-list.tsx';
import { HazardsPanel } from './hazards-panel.tsx';
import { MailAddressPanel } from './mail-address.tsx';
import { NumbersPanel } from './numbers-panel.tsx';
import { ReportedPanel } from './reported-panel.tsx';
import { RollCallsList } from './roll-calls-list.tsx';
import { SectionsPanel } from './sections-panel.tsx';
import { SiteBreaches } from './site-breaches.tsx';

/** One site: who controls it, sections with who is held there as counts, authorisations to exceed a capacity, and register numbers that were set aside. */
export function SitePage() {
  const { t } = useTranslation('sites');
  const { code } = useParams({ strict: false });
  const directory = useDirectory();
  const answer = useAnswer<PlaceAnswer>('sites/place', { code });
  // who sees numbers alone is not told of roll-calls, hazards, absences and emergencies: that there are none would be untrue
  const numbersAlone = useMe().data?.officer?.sees === 'figures';
  if (answer.error) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { site } = answer.data;
  // where the whole site has another number of places than its sections together, both stand here
  const said = site.wholeSite !== null && site.wholeSite.places !== site.capacity ? site.wholeSite : null;
  const free = freePlaces(site);
  const over = overPlaces(site);
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
      <div className="amana-figures">
        <Figure value={site.occupied} label={t('site.held')} />
        {camp && <Figure value={site.residents} label={t('site.residents')} />}
        {site.accompanying > 0 && <Figure value={site.accompanying} label={t('site.accompanying')} />}
        <Figure
          value={site.capacity ?? t('list.notRecorded')}
          label={said === null ? t('site.places') : t('site.placesOfSections')}
        />
        {said !== null && <Figure value={said.places} label={t('site.placesOfWhole')} />}
        {site.withoutSection > 0 && <Figure value={site.withoutSection} label={t('site.withoutSection')} />}
        {free !== null && <Figure value={free} label={t('site.free')} />}
        {over > 0 && <Figure value={over} label={t('site.over')} />}
      </div>
      {said !== null && (
        <Text c="gray.7" style={{ overflowWrap: 'anywhere' }}>
          {t('site.placesDiffer')} {t('site.placesOfWhole')}: <bdi>{said.source}</bdi> (
          {t('hazard.since', { at: formatInstant(said.fromAt, site.zone) })})
        </Text>
      )}
      {site.openBreaches > 0 && <SiteBreaches filter={{ site: site.code }} />}
      <SectionsPanel answer={answer.data} />
      {site.sections.length === 0 && <Text c="gray.7">{t('site.noSections')}</Text>}
      <ControlPanel answer={answer.data} />
      {numbersAlone ? (
        <Text c="gray.7">{t('site.numbersAlone')}</Text>
      ) : (
        <>
          <RollCallsList answer={answer.data} />
          <HazardsPanel answer={answer.data} />
          <AbsencesTable answer={answer.data} />
          <EmergenciesList answer={answer.data} />
        </>
      )}
      <CapacityPanel answer={answer.data} />
      <CapacityHistory answer={answer.data} />
      <ReportedPanel answer={answer.data} />
      <MailAddressPanel answer={answer.data} />
      <NumbersPanel answer={answer.data} />
    </Stack>
  );
}
