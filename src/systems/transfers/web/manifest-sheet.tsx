import { Alert, Group, Stack, Switch, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Sheet } from '../../../app/kit/sheet/sheet.tsx';
import type { SheetFacet, SheetPerson, SheetQuestion, SheetResultRow } from '../../../app/kit/sheet/sheet-types.ts';
import { StickyBar } from '../../../app/kit/sticky-bar.tsx';
import type { LineView } from '../line-views.ts';
import type { ManifestAnswer } from '../views.ts';

/**
 * A sheet over the lines of a manifest. It opens with the lines that still need it (`needed`); the officer may take every
 * live line. `build` makes the command's input from the rows and the typed count. The persons are fixed when the sheet
 * opens, so that a refresh never changes what is being counted.
 */
export function ManifestSheet<Input>({
  answer,
  command: name,
  title,
  intro,
  questions,
  needed,
  build,
  groups = false,
  notes,
}: {
  answer: ManifestAnswer;
  command: string;
  title: string;
  intro: ReactNode;
  questions: SheetQuestion[];
  needed: (line: LineView) => boolean;
  build: (rows: SheetResultRow[], expectedCount: number) => Input;
  groups?: boolean;
  /** Further words under a person's name that this sheet's decision needs. */
  notes?: (line: LineView) => string[];
}) {
  const { t } = useTranslation(['transfers', 'register']);
  const command = useCommand<Input>(name);
  const [every, setEvery] = useState(false);
  const [opened] = useState(answer);
  const live = opened.lines.filter((line) => line.state !== 'struck-off');
  const waiting = live.filter(needed);
  // the same until something in them changes: a row is drawn again where its person is another
  const persons = useMemo(
    () =>
      opened.lines
        .filter((line) => line.state !== 'struck-off' && (every || needed(line)))
        .map(
          (line): SheetPerson => ({
            personNo: line.personNo,
            registerNumber: line.registerNumber,
            name: line.name.primary,
            latin: line.name.latin,
            facets: { age: line.ageClass, sex: line.sex },
            detail: [
              t(`ageClass.${line.ageClass}`),
              ...line.nationalities.map((code) => countryName(t, code)),
              ...(line.vehicle ? [`${line.vehicle} / ${line.compartment ?? ''}`] : []),
              ...(notes?.(line) ?? []),
            ].join(' · '),
          }),
        ),
    [opened, every, needed, notes, t],
  );
  const facets: SheetFacet[] = [
    {
      key: 'age',
      label: t('lines.age'),
      options: (['adult', 'minor', 'undetermined'] as const).map((value) => ({ value, label: t(`ageClass.${value}`) })),
    },
    {
      key: 'sex',
      label: t('lines.sex'),
      options: (['male', 'female'] as const).map((value) => ({ value, label: t(`register:sex.${value}`) })),
    },
  ];
  const manifestNo = String(opened.manifest.manifestNo);
  const back = (
    <LinkButton to="/manifests/$manifestNo" params={{ manifestNo }} variant="default" size="md">
      {t('sheet.backToManifest')}
    </LinkButton>
  );
  if (!opened.abilities.includes(name))
    return (
      <Stack>
        <PageTitle title={title}>{back}</PageTitle>
        <Alert color="gray" role="status">
          {t('sheet.notYours')}
        </Alert>
      </Stack>
    );
  return (
    <Stack>
      <PageTitle title={title} sub={<bdi className="amana-code">{opened.manifest.code}</bdi>}>
        {back}
      </PageTitle>
      <Text maw={820}>{intro}</Text>
      {waiting.length !== live.length && command.phase === 'idle' && (
        <Group>
          <Switch
            size="md"
            checked={every}
            onChange={(event) => setEvery(event.currentTarget.checked)}
            label={t('sheet.everyLine', { count: live.length })}
          />
        </Group>
      )}
      {persons.length === 0 ? (
        <Alert color="teal" role="status">
          {t('sheet.nothingWaiting')}
        </Alert>
      ) : (
        <Sheet
          key={every ? 'every' : 'waiting'}
          persons={persons}
          questions={questions}
          command={command}
          groups={groups}
          facets={facets}
          onSubmit={(rows, expectedCount) => void command.send(build(rows, expectedCount))}
        />
      )}
      {command.phase === 'done' && (
        <StickyBar>
          <Alert color="teal" role="status" title={t('sheet.doneTitle')}>
            <Group justify="space-between">
              <Text size="sm">{t('sheet.done', { count: persons.length })}</Text>
              {back}
            </Group>
          </Alert>
        </StickyBar>
      )}
    </Stack>
  );
}
