import { Badge, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import type { RecordDeprivationInput } from '../command-views.ts';
import type { OpeningView } from '../intake/opening-views.ts';
import { PARTICULARS, type Particular } from '../intake/particulars.ts';
import type { PersonAnswer } from '../views.ts';
import { draftOf, emptyDraft, inputOf, missingIn } from './deprivation-draft.ts';
import { DeprivationForm } from './deprivation-form.tsx';
import { FirstAppearance, RecordFirstAppearance } from './first-appearance.tsx';

/** How the person came into custody, each time: what is known, what was inherited unverified, what is unknown; tags to print; parent and children. */
export function Openings({ answer, past }: { answer: PersonAnswer; past: boolean }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const { person, openings, mother, children, detained, abilities } = answer;
  const lives = person.legalStatus === 'resident';
  // nobody took the liberty of who only lives in a camp
  if (lives && openings.length === 0 && !mother && children.length === 0) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('intake.title')}
          </Title>
          <Group gap="xs">
            {!past && abilities.includes('register/record-deprivation') && openings[0] && (
              <TellMore personNo={person.personNo} opening={openings[0]} />
            )}
            {!past && detained && abilities.includes('register/record-first-appearance') && openings[0] && (
              <RecordFirstAppearance
                key={openings[0].appearance?.appearanceId}
                persons={[person.personNo]}
                corrects={openings[0].appearance}
                zone={directory.zoneOf(openings[0].site)}
              />
            )}
          </Group>
        </Group>
        {!detained && !lives && (
          <Badge color="teal.1" c="dark.9" variant="filled" tt="none" size="lg">
            {t('intake.notDetained')}
          </Badge>
        )}
        {mother && <Relative label={t('intake.parent')} {...mother} />}
        {children.map((child) => (
          <Relative key={child.personNo} label={t('intake.child')} {...child} />
        ))}
        {openings.map((opening) => (
          <section key={opening.factEvent} aria-label={t(`intake.way.${opening.way}`)}>
            <Group gap="xs">
              <Text fw={700}>{t(`intake.way.${opening.way}`)}</Text>
              <Text size="sm">{formatInstant(opening.at, directory.zoneOf(opening.site))}</Text>
              {opening.tag !== null && opening.particulars !== null && (
                <Button
                  component="a"
                  size="compact-sm"
                  variant="light"
                  href={`/api/register/capture-tag?personNo=${person.personNo}&ordinal=${opening.tag.slice(opening.tag.lastIndexOf('-') + 1)}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('intake.printTag', { tag: opening.tag })}
                </Button>
              )}
            </Group>
            {opening.particulars === null ? (
              <Text size="sm">{t('intake.nothingTold')}</Text>
            ) : (
              <dl className="amana-cells">
                {PARTICULARS.map((name) => (
                  <div key={name}>
                    <dt>{t(`intake.particular.${name}`)}</dt>
                    <dd>
                      <Said particular={opening.particulars?.[name]} />
                    </dd>
                  </div>
                ))}
                <div>
                  <dt>{t('intake.particular.inventory')}</dt>
                  <dd>
                    {opening.particulars.inventory.state === 'unknown' ? (
                      <Said particular={opening.particulars.inventory} />
                    ) : opening.particulars.inventory.items.length === 0 ? (
                      t('intake.inventory.nothing')
                    ) : (
                      opening.particulars.inventory.items.map((item) => (
                        <div key={`${item.kind} ${item.description}`}>
                          {item.quantity} × <bdi>{item.description}</bdi> · {t(`intake.inventory.keeping.${item.kept}`)}
                        </div>
                      ))
                    )}
                  </dd>
                </div>
              </dl>
            )}
            {opening.way !== 'birth-in-custody' && <FirstAppearance opening={opening} />}
          </section>
        ))}
      </Stack>
    </Paper>
  );
}

function Said({ particular }: { particular: Particular | undefined }) {
  const { t } = useTranslation('register');
  if (particular === undefined) return null;
  if (particular.state === 'known') return <bdi>{particular.text.replace(/(?<=^\d{4}-\d{2}-\d{2})T/, ' ')}</bdi>;
  if (particular.state === 'unknown')
    return (
      <>
        {t('intake.state.unknown')} · <bdi>{particular.reason}</bdi>
      </>
    );
  return (
    <>
      {particular.text && (
        <>
          <bdi>{particular.text}</bdi> ·{' '}
        </>
      )}
      {t('intake.state.inherited')} · <bdi>{particular.from}</bdi>
    </>
  );
}

function Relative({ label, personNo, registerNumber }: { label: string; personNo: number; registerNumber: string }) {
  return (
    <Text size="sm">
      {label}:{' '}
      <Link to="/people/$personNo" params={{ personNo: String(personNo) }} className="amana-link">
        <bdi className="amana-code">{registerNumber}</bdi>
      </Link>
    </Text>
  );
}

/** Says more about the newest time: what is owed is found out. */
function TellMore({ personNo, opening }: { personNo: number; opening: OpeningView }) {
  const { t } = useTranslation('register');
  const command = useCommand<RecordDeprivationInput>('register/record-deprivation');
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState(() =>
    opening.particulars === null ? emptyDraft('inherited') : draftOf(opening.particulars),
  );

  async function submit(): Promise<void> {
    setTried(true);
    if (missingIn(draft).length > 0) return;
    if (await command.send({ personNo, deprivation: inputOf(draft) })) setOpen(false);
  }

  return (
    <>
      <Button variant="default" className="amana-no-print" onClick={() => setOpen(true)}>
        {t('intake.tellMore')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="xl"
        title={t('intake.tellMore')}
        closeButtonProps={{ 'aria-label': t('shell:action.close') }}
      >
        <Stack ref={markFirstField}>
          <DeprivationForm draft={draft} tried={tried} onChange={setDraft} />
          <CommandNotice command={command} />
          <Button size="md" loading={command.busy} onClick={() => void submit()}>
            {t('intake.tellMore')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
