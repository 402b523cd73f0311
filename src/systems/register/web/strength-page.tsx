import { Alert, Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { Figure } from '../../../app/kit/figure.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { ScrollRegion } from '../../../app/kit/scroll-region.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { OperationAnswer } from '../../transfers/operation-views.ts';
import { SCOPES, type Scope, total } from '../strength/strength.ts';
import type { StrengthAnswer } from '../strength/views.ts';
import { GAIN_WORDS, LOSS_WORDS, REPORT_WORDS, SCOPE_WORDS } from '../strength/words.ts';

const DAY = 86_400_000;
type Word = { ar: string; en: string; ckb: string };
type Asked = { scope: Scope; code: string; fromAt: number; toAt: number; knownAt?: number };

/** Strength of an authority, a site or an operation over a period: opening, gains and losses by reason, closing; as paper and as CSV. */
export function StrengthPage() {
  const me = useMe();
  const operation = useAnswer<OperationAnswer>('transfers/operation');
  const now = registerNow(me.data);
  const own = me.data?.officer?.authority.code;
  const directed = me.data?.officer?.sees === 'sites';
  const house = me.data?.officer?.roles.find(({ site }) => site !== null)?.site;
  if (me.error) return <PageProblem error={me.error} />;
  if (me.data === undefined || now === undefined || operation.isLoading) return <Waiting />;
  return (
    <Report
      first={own ?? me.data.register.authorities?.[0]?.code ?? ''}
      // who directs a site is told the strength of that
      {...(directed && house != null ? { house } : {})}
      now={now}
      operations={operation.data?.operations ?? []}
      zone={me.data.register.zone}
    />
  );
}

function Report({
  first,
  house,
  now,
  operations,
  zone,
}: {
  first: string;
  house?: string;
  now: number;
  operations: OperationAnswer['operations'];
  zone: string;
}) {
  const { t } = useTranslation('register');
  const me = useMe();
  const directory = useDirectory();
  // until a field is changed the report is of this very moment; the field shows its minute
  const [scope, setScope] = useState<Scope>(house === undefined ? 'authority' : 'site');
  const [code, setCode] = useState(house ?? first);
  const [fromAt, setFrom] = useState<number | undefined>(Math.floor(now / 60_000) * 60_000 - DAY);
  const [toAt, setTo] = useState<number | undefined>(Math.floor(now));
  const [knownAt, setKnown] = useState<number>();
  const options: Record<Scope, { value: string; label: string }[]> = {
    authority: (me.data?.register.authorities ?? []).map((authority) => ({
      value: authority.code,
      label: pickText(authority.name),
    })),
    site: directory.sites.map((site) => ({ value: site.code, label: pickText(site.name) })),
    operation: operations.map((one) => ({ value: one.code, label: `${pickText(one.title)} (${one.code})` })),
  };
  const whole = fromAt !== undefined && toAt !== undefined && code !== '';
  const asked: Asked | undefined = whole
    ? { scope, code, fromAt, toAt, ...(knownAt === undefined ? {} : { knownAt }) }
    : undefined;
  const answer = useAnswer<StrengthAnswer>('register/strength', asked, { enabled: whole });

  function choose(next: string): void {
    const chosen = SCOPES.find((candidate) => candidate === next) ?? 'authority';
    setScope(chosen);
    setCode(chosen === 'authority' ? first : (options[chosen][0]?.value ?? ''));
  }

  return (
    <Stack>
      <PageTitle title={pickText(REPORT_WORDS.title)} sub={pickText(REPORT_WORDS.definition)}>
        {asked && !answer.error && <Papers asked={asked} />}
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
          <NativeSelect
            size="md"
            label={t('strength.of')}
            value={scope}
            onChange={(event) => choose(event.currentTarget.value)}
            data={SCOPES.map((value) => ({ value, label: pickText(SCOPE_WORDS[value]) }))}
          />
          <NativeSelect
            size="md"
            label={pickText(SCOPE_WORDS[scope])}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            data={options[scope]}
          />
          <div />
          <InstantField label={t('strength.from')} zone={zone} value={fromAt} onChange={setFrom} />
          <InstantField label={t('strength.to')} zone={zone} value={toAt} onChange={setTo} />
          <InstantField label={t('strength.known')} zone={zone} value={knownAt} onChange={setKnown} required={false} />
        </SimpleGrid>
      </Paper>
      {!whole && <Text role="status">{t('strength.incomplete')}</Text>}
      {answer.error ? <ProblemAlert error={answer.error} /> : answer.data && whole && <Figures report={answer.data} />}
    </Stack>
  );
}

/** Print, PDF in three languages, a table in the officer's. */
function Papers({ asked }: { asked: Asked }) {
  const { t } = useTranslation('register');
  const filter = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, String(value)]));
  return (
    <>
      <PrintButton large />
      <Button
        component="a"
        variant="default"
        size="md"
        href={`/api/register/strength-report?${new URLSearchParams(filter)}`}
        target="_blank"
        rel="noreferrer"
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
      >
        {t('strength.pdf')}
      </Button>
      <SaveTable list="register/strength" filter={filter} label={t('strength.csv')} large />
    </>
  );
}

function Figures({ report }: { report: StrengthAnswer }) {
  const { zone } = report;
  const period = [
    [REPORT_WORDS.from, report.fromAt],
    [REPORT_WORDS.to, report.toAt],
    [REPORT_WORDS.known, report.knownAt],
  ] as const;
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {pickText(report.name)} <bdi className="amana-code">({report.code})</bdi>
        </Title>
        <Text size="sm">
          {period.map(([label, at]) => `${pickText(label)}: ${formatInstant(at, zone)}`).join(' · ')}
        </Text>
      </Group>
      {report.withinReach && <Alert color="yellow">{pickText(REPORT_WORDS.reach)}</Alert>}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure value={report.opening} label={pickText(REPORT_WORDS.opening)} />
        <Figure value={total(report.gains)} label={pickText(REPORT_WORDS.gains)} />
        <Figure value={total(report.losses)} label={pickText(REPORT_WORDS.losses)} />
        <Figure value={report.closing} label={pickText(REPORT_WORDS.closing)} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Side
          label={REPORT_WORDS.gains}
          rows={report.gains.map(({ reason, persons }) => ({ word: GAIN_WORDS[reason], reason, persons }))}
        />
        <Side
          label={REPORT_WORDS.losses}
          rows={report.losses.map(({ reason, persons }) => ({ word: LOSS_WORDS[reason], reason, persons }))}
        />
      </SimpleGrid>
    </Stack>
  );
}

function Side({ label, rows }: { label: Word; rows: { reason: string; word: Word; persons: number }[] }) {
  const { t } = useTranslation('register');
  const caption = pickText(label);
  return (
    <Paper withBorder>
      <ScrollRegion label={caption}>
        <table className="amana-table">
          <caption className="amana-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{caption}</th>
              <th scope="col">{pickText(REPORT_WORDS.persons)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ reason, word, persons }) => (
              <tr key={reason}>
                <td>{pickText(word)}</td>
                <td className="amana-number">{formatNumber(persons)}</td>
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={2}>{t('strength.none')}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{pickText(REPORT_WORDS.total)}</th>
              <td className="amana-number">{formatNumber(total(rows))}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Paper>
  );
}
